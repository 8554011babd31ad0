"""Deliver: tell a forum what was decided, from the outbox, until it has answered for good."""

from collections.abc import Sequence
from dataclasses import replace

from moderation import observe
from moderation.desk.letters import letter
from moderation.model import DecisionState
from moderation.ports import Courier, Store
from moderation.statement import NOWHERE, Links

LEASE = 60.0  # seconds; a courier gives up long before


def deliver(store: Store, courier: Courier, ids: Sequence[int], links: Links = NOWHERE) -> int:
    """Deliver the named decisions that are due; give how many were tried.

    The outbox row is leased and committed before the call, and the call carries an idempotency key, so that
    a worker that dies in between repeats it without effect. `links` lead the authors to their statements.
    """
    with store.write() as tx:
        pending = [replace(one, letter=letter(tx, one, links)) for one in tx.outbox.claim(ids, lease=LEASE)]
    for one in pending:
        outcome = courier.deliver(one)
        with store.write() as tx:
            if tx.outbox.record(one, outcome) and outcome.state is not None:
                tx.cases.mark(one.decision.id, outcome.state)
                tx.audit.append(
                    "service", "deliver", f"decision:{one.decision.id}", state=outcome.state.value
                )
        state = outcome.state or DecisionState.WAITING
        observe.delivered(one.decision.id, state=state.value, error=outcome.error)
    return len(pending)
