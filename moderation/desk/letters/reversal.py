"""Tell the author that the post is put back."""

from moderation.desk.appeal_rules import chain
from moderation.desk.statement import statement_of
from moderation.model import RESTRICTS, DecisionState
from moderation.ports import Transaction
from moderation.ports.records import Pending
from moderation.statement import Links, as_reversal


def write(tx: Transaction, pending: Pending, links: Links) -> str | None:
    """Give the letter for a decision that ends a restriction; the note alone if it ends none."""
    made = pending.decision
    if made.supersedes is None or pending.undoes not in RESTRICTS:
        return made.note or None
    ended = tx.cases.decision(made.supersedes)
    told = [each for each in chain(tx.cases.get(made.case), ended) if each.state is DecisionState.DELIVERED]
    first = told[-1] if told else ended
    appeal = tx.appeals.of(first.id)
    is_granted = appeal is not None and appeal.granted is True
    return as_reversal(statement_of(tx, first, links), made.note, is_granted=is_granted)
