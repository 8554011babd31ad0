"""Deliver: tell a forum what was decided, from the outbox, until it has answered for good."""

from collections.abc import Sequence
from dataclasses import replace

from moderation import observe
from moderation.desk.letters import is_silenced, letter
from moderation.model import DecisionState, Unavailable
from moderation.ports import Courier, Store
from moderation.ports.records import Delivered, Pending
from moderation.statement import NOWHERE, Links

LEASE = 60.0  # seconds; a courier gives up long before
MOST = 5  # calls of a decision that end in a fault of ours


def deliver(store: Store, courier: Courier, ids: Sequence[int], links: Links = NOWHERE) -> int:
    """Deliver the named decisions that are due; give how many were tried.

    The outbox row is leased and committed before the call, and the call carries an idempotency key, so that
    a worker that dies in between repeats it without effect. `links` lead the authors to their statements.
    A fault of ours in one letter or call holds nothing else up.
    """
    with store.write() as tx:
        pending = tx.outbox.claim(ids, lease=LEASE)
    for one in pending:
        outcome = _call(courier, replace(one, letter=_letter(store, one, links)))
        with store.write() as tx:
            if outcome.retry_in is not None and tx.outbox.is_overtaken(one):
                outcome = Delivered(state=DecisionState.WITHDRAWN, error=outcome.error)
            if tx.outbox.record(one, outcome) and outcome.state is not None:
                tx.cases.mark(one.decision.id, outcome.state)
                tx.audit.append(
                    "service", "deliver", f"decision:{one.decision.id}", state=outcome.state.value
                )
        state = outcome.state or DecisionState.WAITING
        observe.delivered(one.decision.id, state=state.value, error=outcome.error)
    return len(pending)


def _letter(store: Store, pending: Pending, links: Links) -> str | None:
    """Give what the author is told; the moderator's own note where no letter can be written."""
    try:
        with store.read() as tx:
            return letter(tx, pending, links)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - a decision must reach its forum whatever is wrong with a letter
        observe.letter_failed(pending.decision.id, error)
    with store.read() as tx:
        return None if is_silenced(tx, pending.decision) else pending.decision.note or None


def _call(courier: Courier, pending: Pending) -> Delivered:
    """Tell a forum; what no courier expects is tried again some times, then parked for a person."""
    try:
        return courier.deliver(pending)
    except Exception as error:  # noqa: BLE001 - the other decisions must go on
        name = type(error).__name__
        if pending.attempt >= MOST:
            return Delivered(state=DecisionState.FAILED, error=name)
        return Delivered(state=None, error=name, retry_in=LEASE)
