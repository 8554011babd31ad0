"""Decisions reach a forum once, however it answers; the forum is the mock one, over real HTTP."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import update

from moderation.desk import letters, notes
from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import MOST, deliver
from moderation.desk.undo import undo
from moderation.forums.courier import HttpCourier
from moderation.forums.mock import MockForum, make_mock_server
from moderation.model import Action, Case, Decision, DecisionState
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.storage.tables import forum as forums
from moderation.storage.tables import outbox
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import NOON, SECRET, TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
ASK = Choice(action=Action.ASK_SOURCE, grounds=("citations",))


@pytest.fixture
def address() -> Iterator[str]:
    server = make_mock_server(MockForum(secret=SECRET), "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def courier() -> Iterator[HttpCourier]:
    courier = HttpCourier()
    yield courier
    courier.close()


@pytest.fixture
def opened(
    store: SqlStore, forum: Forum, address: str, desk_of: Callable[[Forum], Desk]
) -> tuple[Case, Desk]:
    with store.engine.begin() as connection:
        connection.execute(update(forums).values(url=f"{address}/decisions"))
    desk = desk_of(replace(forum, url=f"{address}/decisions"))
    case = desk.post(TWICE)
    assert case is not None
    return case, desk


def run(store: SqlStore, courier: HttpCourier) -> int:
    with store.read() as tx:
        due = tx.outbox.due(limit=9)
    return deliver(store, courier, due)


def state(store: SqlStore, decision: Decision) -> DecisionState:
    with store.read() as tx:
        return tx.cases.decision(decision.id).state


def calls(address: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = httpx.get(f"{address}/calls").json()["items"]
    return found


def test_a_decision_and_its_undoing_reach_the_forum(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier, address: str
) -> None:
    made = decide(store, opened[0].id, moderator, HIDE, grace=0)
    assert run(store, courier) == 1
    assert state(store, made) is DecisionState.DELIVERED
    undone = undo(store, made.id, moderator, grace=0)
    assert run(store, courier) == 1
    assert state(store, undone) is DecisionState.DELIVERED
    assert len(calls(address)) == 2


def test_nothing_is_delivered_before_the_grace_is_over(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier, address: str
) -> None:
    decide(store, opened[0].id, moderator, HIDE, grace=600)
    assert run(store, courier) == 0
    assert calls(address) == []


@pytest.mark.parametrize(
    ("fault", "ends"),
    [
        pytest.param("500", DecisionState.WAITING, id="a fault of the forum is tried again"),
        pytest.param("429", DecisionState.WAITING, id="so is one that is too busy"),
        pytest.param("409", DecisionState.CONFLICT, id="a stale one is shown to a person"),
    ],
)
def test_an_answer_says_what_becomes_of_a_decision(
    request: pytest.FixtureRequest, store: SqlStore, courier: HttpCourier, fault: str, ends: DecisionState
) -> None:
    case, _ = request.getfixturevalue("opened")
    httpx.post(f"{request.getfixturevalue('address')}/expect/p1/{fault}").raise_for_status()
    made = decide(store, case.id, request.getfixturevalue("moderator"), HIDE, grace=0)
    assert run(store, courier) == 1
    assert state(store, made) is ends
    assert run(store, courier) == 0, "it is not due again at once"


def test_a_decision_on_a_text_that_was_edited_since_is_a_conflict(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier, address: str
) -> None:
    case, desk = opened
    made = decide(store, case.id, moderator, HIDE, grace=0)
    desk.send("tout autre chose", revision=2)
    run(store, courier)
    assert state(store, made) is DecisionState.CONFLICT
    assert calls(address) == []


def test_a_delivery_that_has_begun_is_not_withdrawn(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User
) -> None:
    made = decide(store, opened[0].id, moderator, HIDE, grace=0)
    with store.write() as tx:
        (pending,) = tx.outbox.claim(tx.outbox.due(limit=9), lease=60)
        assert tx.outbox.withdraw(made.id) is None
        assert tx.outbox.claim([pending.id], lease=60) == []


def test_who_is_asked_for_a_source_reads_what_is_missing_in_his_language(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier, address: str
) -> None:
    opened[1].post("قال تعالى: ﴿قل هو الله أحد الله الصمد لم يلد ولم يولد﴾", id="p2")
    with store.read() as tx:
        (noted,) = tx.notes.list()
    notes.decide(store, noted.post, moderator, ASK, grace=0, examination_id=noted.id)
    assert run(store, courier) == 1
    (made,) = httpx.get(f"{address}/calls").json()["decisions"].values()
    assert "112:1" in made["data"]["statement"]
    assert "هل يمكنكم" in made["data"]["statement"]


def _broken(*_: object) -> str:
    raise ZeroDivisionError


@pytest.fixture
def broken_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "WRITERS", {**letters.WRITERS, Action.HIDE: _broken})


@pytest.mark.usefixtures("broken_letters")
def test_a_letter_that_cannot_be_written_holds_nothing_up(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier, address: str
) -> None:
    other = opened[1].post(TWICE, id="p2")
    assert other is not None
    first = decide(store, opened[0].id, moderator, replace(HIDE, note="Relu à la main."), grace=0)
    second = decide(store, other.id, moderator, replace(ASK, note=""), grace=0)
    assert run(store, courier) == 2
    assert {state(store, each) for each in (first, second)} == {DecisionState.DELIVERED}
    assert "Relu à la main." in str(calls(address))


class Broken:
    """A courier with a fault for one decision alone."""

    def __init__(self, courier: HttpCourier, decision: int) -> None:
        self.courier = courier
        self.decision = decision

    def deliver(self, pending: Pending) -> Delivered:
        if pending.decision.id == self.decision:
            raise ZeroDivisionError
        return self.courier.deliver(pending)


def test_a_fault_of_ours_is_parked_at_last_and_holds_nothing_up(
    store: SqlStore, opened: tuple[Case, Desk], moderator: User, courier: HttpCourier
) -> None:
    other = opened[1].post(TWICE, id="p2")
    assert other is not None
    first = decide(store, opened[0].id, moderator, HIDE, grace=0)
    second = decide(store, other.id, moderator, HIDE, grace=0)
    broken = Broken(courier, first.id)
    for _ in range(MOST):
        with store.read() as tx:
            due = tx.outbox.due(limit=9)
        deliver(store, broken, due)
        assert state(store, second) is DecisionState.DELIVERED
        with store.engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.state == "waiting").values(next_at=NOON))
    assert state(store, first) is DecisionState.FAILED
