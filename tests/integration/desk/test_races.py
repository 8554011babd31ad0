"""Two at once, on each kind of database: one is first, the other is told, and nothing is done twice."""

import threading
from collections.abc import Callable, Sequence

import pytest

from moderation.desk import appeal, orders, wave
from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import deliver
from moderation.desk.erase import erase_post
from moderation.desk.undo import undo
from moderation.model import Action, Case, Conflict, DecisionState, NotFound, Role
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.ports.orders import NewOrder
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.statement import Links
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
LINKS = Links(b"a key of the tests", "https://desk.example")
ADDRESS = "https://forum.example/1"


def at_once(*acts: Callable[[], object]) -> Sequence[object]:
    """Give what each act gave, or the Conflict that it was told; anything else that it raises is raised."""
    gate, made = threading.Barrier(len(acts)), dict[int, object]()

    def run(number: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            made[number] = act()
        except Conflict as error:
            made[number] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [made[number] for number in range(len(acts))]


def won(made: Sequence[object]) -> int:
    return sum(not isinstance(each, Conflict) for each in made)


@pytest.fixture
def case(desk: Desk) -> Case:
    found = desk.post(TWICE, url=ADDRESS)
    assert found is not None
    return found


def test_a_wave_is_decided_by_two(store: SqlStore, desk: Desk, moderator: User, second: User) -> None:
    found = [desk.post(TWICE, id=f"p{number}", author=f"a{number}") for number in range(3)]
    cases = {each.id: each.version for each in found if each is not None}
    first, turned = found[0], dict(reversed(cases.items()))
    assert first is not None
    at_once(
        lambda: wave.decide(store, first.first_post, moderator, HIDE, cases, grace=9),
        lambda: wave.decide(store, first.first_post, second, HIDE, turned, grace=9),
    )
    with store.read() as tx:
        assert [len(tx.cases.get(each).decisions) for each in cases] == [1, 1, 1]


def test_an_author_answers_once_and_is_answered_once(
    store: SqlStore, case: Case, moderator: User, second: User
) -> None:
    token = LINKS.token(decide(store, case.id, moderator, HIDE, grace=0).id)
    assert won(at_once(*[lambda: appeal.appeal(store, token, "Pourquoi ?", LINKS)] * 3)) == 1
    third = add_user(store, name="zayd", role=Role.SENIOR).user
    approve = Choice(action=Action.APPROVE)
    answers = at_once(
        lambda: decide(store, case.id, second, HIDE, grace=0),
        lambda: decide(store, case.id, third, approve, grace=0),
    )
    assert won(answers) == 1


@pytest.mark.usefixtures("case")
def test_an_order_is_registered_once_and_executed_once(
    store: SqlStore, moderator: User, second: User
) -> None:
    new = NewOrder(reference="1", authority="a", address=ADDRESS)
    made = at_once(*[lambda: orders.register_by_command(store, new)] * 6)
    assert len({each.id for each in made if isinstance(each, orders.Order)}) == 1
    executed = at_once(lambda: orders.execute(store, 1, moderator), lambda: orders.execute(store, 1, second))
    assert won(executed) == 1


class Slow:
    """A forum that answers when it is let."""

    def __init__(self) -> None:
        self.called, self.answer = threading.Event(), threading.Event()

    def deliver(self, pending: Pending) -> Delivered:  # noqa: ARG002 - all are answered alike
        self.called.set()
        self.answer.wait(20)
        return Delivered(state=DecisionState.DELIVERED)


def test_what_is_taken_back_while_it_is_told_is_told_back(
    store: SqlStore, desk_of: Callable[[Forum], Desk], reachable_forum: Forum, moderator: User
) -> None:
    found = desk_of(reachable_forum).post(TWICE)
    assert found is not None
    made, slow = decide(store, found.id, moderator, HIDE, grace=0), Slow()
    telling = threading.Thread(target=deliver, args=(store, slow, [1]))
    telling.start()
    slow.called.wait(20)
    undo(store, made.id, moderator, grace=600)
    slow.answer.set()
    telling.join()
    with store.read() as tx:
        states = [(each.action, each.state) for each in tx.cases.get(found.id).decisions]
    assert states == [(Action.HIDE, DecisionState.DELIVERED), (Action.APPROVE, DecisionState.WAITING)]


def test_nothing_of_an_erased_post_is_left_to_its_author_or_its_wave(
    store: SqlStore, desk: Desk, case: Case, moderator: User
) -> None:
    copy = desk.post(TWICE, id="p2", author="b")
    token = LINKS.token(decide(store, case.id, moderator, HIDE, grace=0).id)
    appeal.appeal(store, token, "Pourquoi ?", LINKS)
    told = NewNotice(address=ADDRESS, reason=NoticeReason.HATE, explanation="Lisez.")
    with store.write() as tx:
        tx.notices.add(told, post_id=case.post)
        tx.second_looks.add([1], by=moderator.name)
    erase_post(store, case.post)
    with pytest.raises(NotFound):
        appeal.read_appeal(store, token, LINKS)
    with store.read() as tx:
        assert (tx.appeals.list(), tx.second_looks.waiting(moderator.name)) == ([], [])
        assert tx.notices.of_post(case.post) == []
        assert copy is not None
        first = tx.cases.get(copy.id).first_post
        assert first == copy.post, "the wave goes on under the next oldest"
        assert [each.id for each in wave.members(tx, first, moderator)] == [copy.id]
