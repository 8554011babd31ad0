"""No appeal is lost, whatever happens to its post meanwhile."""

import pytest

from moderation.desk.decide import decide
from moderation.desk.orders import NewOrder, execute, register_by_command
from moderation.model import Case, CaseState, Decision, DecisionState, Invalid
from moderation.ports.delivery import Event
from moderation.ports.records import Forum, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk import test_appeal
from tests.integration.desk.conftest import Desk
from tests.integration.desk.test_appeal import ADDRESS, BACK, HIDE, KEPT, contest, deliver, kept, read

case, hidden = test_appeal.case, test_appeal.hidden  # fixtures


def test_when_the_forum_tells_of_the_deletion_late(
    store: SqlStore, case: Case, hidden: Decision, reachable_forum: Forum
) -> None:
    contest(store, hidden)
    Desk(store, reachable_forum).send(event=Event.DELETED)
    assert read(store, case).state is CaseState.OPEN


def test_when_the_forum_refuses_what_it_was_told_again(
    store: SqlStore, case: Case, moderator: User, second: User
) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=0)
    contest(store, made)
    deliver(store, DecisionState.FAILED)
    with pytest.raises(Invalid):
        decide(store, case.id, second, KEPT, grace=0)
    answered = decide(store, case.id, second, BACK, grace=0)
    assert (answered.supersedes, answered.state) == (made.id, DecisionState.RECORDED)
    assert read(store, case).state is CaseState.DECIDED


def test_when_an_order_takes_the_place_of_the_decision(
    store: SqlStore, hidden: Decision, second: User
) -> None:
    contest(store, hidden)
    order = NewOrder(reference="IR-1", authority="Office central", address=ADDRESS)
    execute(store, register_by_command(store, order).id, second)
    appeal = kept(store, hidden)
    assert appeal is not None
    assert (appeal.granted, appeal.answered_by) == (False, "service")
