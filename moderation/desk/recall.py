"""Recall: a decision that is replaced or taken back is not told to its forum any more."""

from moderation.model import Decision, DecisionState
from moderation.ports import Transaction


def recall(tx: Transaction, made: Decision) -> bool:
    """Withdraw a decision that waits to be told; tell whether its forum can't have heard of it.

    What was tried already is tried no more, and is False: the forum may have heard of it all the same.
    """
    attempts = tx.outbox.withdraw(made.id)
    if attempts is None:
        return False
    tx.cases.mark(made.id, DecisionState.WITHDRAWN)
    return attempts == 0
