"""A forum hears of decisions in their order, and never of one whose place another has taken."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import update

from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import deliver
from moderation.desk.undo import undo
from moderation.model import Action, Case, Decision, DecisionState
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.storage.tables import outbox
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
NONE = Choice(action=Action.NONE)
REMOVE_LISTED = Choice(action=Action.REMOVE, grounds=("watchlist",))
DONE = Delivered(state=DecisionState.DELIVERED)
LATER = Delivered(state=None, error="503", retry_in=3600.0)


@dataclass
class Told:
    """A courier to a forum that answers as it is told to, while something else may happen."""

    answer: Delivered
    meanwhile: Callable[[], object] = lambda: None
    calls: list[Action] = field(default_factory=list)

    def deliver(self, pending: Pending) -> Delivered:
        self.calls.append(pending.decision.action)
        self.meanwhile()
        return self.answer


@pytest.fixture
def case(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Case:
    opened = desk_of(reachable_forum).post(TWICE)
    assert opened is not None
    return opened


def carry(store: SqlStore, courier: Told) -> list[Action]:
    """Carry out what waits, also what waits to be tried again, until nothing is due."""
    with store.engine.begin() as connection:
        connection.execute(
            update(outbox).where(outbox.c.state == "waiting").values(next_at=outbox.c.created_at)
        )
    with store.read() as tx:
        due = tx.outbox.due(limit=9)
    deliver(store, courier, due)
    return courier.calls


def states(store: SqlStore, case: Case) -> list[DecisionState]:
    with store.read() as tx:
        return [each.state for each in tx.cases.get(case.id).decisions]


def hidden(store: SqlStore, case: Case, user: User) -> Decision:
    return decide(store, case.id, user, HIDE, grace=0)


def test_what_was_tried_and_undone_is_tried_no_more(store: SqlStore, case: Case, moderator: User) -> None:
    made = hidden(store, case, moderator)
    carry(store, Told(LATER))
    undo(store, made.id, moderator, grace=0)
    assert states(store, case) == [DecisionState.WITHDRAWN, DecisionState.WAITING]
    assert carry(store, Told(DONE)) == [Action.APPROVE]


def test_what_is_undone_during_its_call_is_not_tried_again(
    store: SqlStore, case: Case, moderator: User
) -> None:
    made = hidden(store, case, moderator)
    carry(store, Told(LATER, lambda: undo(store, made.id, moderator, grace=0)))
    assert states(store, case) == [DecisionState.WITHDRAWN, DecisionState.WAITING]
    assert carry(store, Told(DONE)) == [Action.APPROVE]


def test_an_undo_is_told_after_what_it_undoes(store: SqlStore, case: Case, moderator: User) -> None:
    made, during = hidden(store, case, moderator), Told(DONE)

    def overtake() -> None:
        undo(store, made.id, moderator, grace=0)
        assert carry(store, during) == [Action.HIDE], "the undo waits for its turn"

    during.meanwhile = overtake
    carry(store, during)
    assert states(store, case) == [DecisionState.DELIVERED, DecisionState.WAITING]
    assert carry(store, Told(DONE)) == [Action.APPROVE]


def test_what_was_decided_anew_before_it_was_told_is_not_told(
    store: SqlStore, case: Case, moderator: User, desk_of: Callable[[Forum], Desk], reachable_forum: Forum
) -> None:
    decide(store, case.id, moderator, HIDE, grace=600)
    desk_of(reachable_forum).post(f"{TWICE} Fin.", delivery_id="edit", sent_at=None)
    decide(store, case.id, moderator, NONE, grace=600)
    assert states(store, case) == [DecisionState.WITHDRAWN, DecisionState.RECORDED]
    assert carry(store, Told(DONE)) == []


def test_a_confirmation_that_is_withdrawn_takes_the_first_of_two_with_it(
    store: SqlStore, case: Case, moderator: User, second: User
) -> None:
    decide(store, case.id, moderator, REMOVE_LISTED, grace=600)
    made = decide(store, case.id, second, REMOVE_LISTED, grace=600)
    undo(store, made.id, second, grace=600)
    assert states(store, case) == [DecisionState.WITHDRAWN] * 2
