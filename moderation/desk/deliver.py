"""Deliver: tell a forum what was decided, from the outbox, until it has answered for good."""

from collections.abc import Sequence
from dataclasses import replace

from moderation import observe
from moderation.desk.letters import is_silenced, letter
from moderation.desk.review import require_decider, visible_decision
from moderation.model import Conflict, Decision, DecisionState, Unavailable
from moderation.ports import Courier, Store
from moderation.ports.records import Delivered, Pending, User
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
    """Give what the author is told, and keep it, so that every attempt tells the same.

    Where no letter can be written it is the moderator's own note, and a person must tell the author.
    """
    made = pending.decision
    try:
        with store.write() as tx:
            text = letter(tx, pending, links)
            if text is not None:
                tx.letters.write(made.id, text)
            return text
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - a decision must reach its forum whatever is wrong with a letter
        observe.letter_failed(made.id, error)
        fault = type(error).__name__
    with store.write() as tx:
        if is_silenced(tx, made):
            return None
        tx.letters.write(made.id, None, fault=fault)
        return made.note or None


def told_by_hand(store: Store, decision_id: int, user: User) -> Decision:
    """Write that a person told the author what no letter could; Conflict if nothing is to be told."""
    require_decider(user)
    with store.write() as tx:
        made = visible_decision(tx, decision_id, user)
        if tx.letters.of(made.id).fault is None:
            raise Conflict(f"the author was told of decision {made.id} already", code="told")
        tx.letters.write(made.id, None)
        tx.audit.append(user.name, "tell", f"case:{made.case}", decision=made.id)
        return made


def _call(courier: Courier, pending: Pending) -> Delivered:
    """Tell a forum; what no courier expects is tried again some times, then parked for a person."""
    try:
        return courier.deliver(pending)
    except Exception as error:  # noqa: BLE001 - the other decisions must go on
        name = type(error).__name__
        if pending.attempt >= MOST:
            return Delivered(state=DecisionState.FAILED, error=name)
        return Delivered(state=None, error=name, retry_in=LEASE)
