"""Notices: one case a post whoever reports it, seen by a person, answered by deciding."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.erase import erase_post
from moderation.desk.notices import handle, reach, receive, visible
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    Invalid,
    NotFound,
    Queue,
    Refused,
    Role,
)
from moderation.ports.delivery import Event
from moderation.ports.notices import NewNotice, NoticeReason, Reach
from moderation.ports.records import Forum, User
from moderation.storage.tables import case
from moderation.storage.tables_desk import notice
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

ADDRESS = "https://forum.example/t/12#p3"
NOTICE = NewNotice(address=ADDRESS, reason=NoticeReason.HATE, explanation="Ce message insulte des gens.")
NONE = Choice(action=Action.NONE)


def send(store: SqlStore, **given: str) -> int:
    return receive(store, replace(NOTICE, **given), in_good_faith=True)


def stands(found: Case | None) -> tuple[CaseState, CaseReason, Queue] | None:
    return None if found is None else (found.state, found.reason, found.queue)


OPENED = (CaseState.OPEN, CaseReason.NOTICE, Queue.REVIEW)


@pytest.fixture
def innocent(desk: Desk) -> int:
    receipt = desk.send(INNOCENT, url=ADDRESS)
    desk.examine()
    assert desk.case(receipt.post) is None
    return receipt.post or 0


@pytest.fixture
def senior(store: SqlStore) -> User:
    return add_user(store, name="chef", role=Role.SENIOR).user


class TestReceive:
    def test_a_post_in_which_nothing_was_found_gets_a_case(self, desk: Desk, innocent: int) -> None:
        number = send(desk.store)
        assert stands(desk.case(innocent)) == OPENED
        with desk.store.read() as tx:
            (stored,) = tx.notices.of_post(innocent)
        assert (stored.id, stored.explanation, stored.forum) == (number, NOTICE.explanation, "test")

    def test_ten_notices_on_one_post_are_one_case_as_it_was(self, desk: Desk, innocent: int) -> None:
        send(desk.store)
        first = desk.case(innocent)
        for _ in range(9):
            send(desk.store)
        assert desk.case(innocent) == first

    def test_ten_notices_at_once_are_one_case(self, desk: Desk, innocent: int) -> None:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: send(desk.store), range(10)))
        with desk.store.engine.connect() as connection:
            counts = [
                connection.execute(select(func.count()).select_from(each)).scalar() for each in (case, notice)
            ]
        assert (innocent, counts) == (1, [1, 10])

    def test_an_open_case_stays_as_urgent_as_its_findings(self, desk: Desk) -> None:
        before = desk.post(TWICE, url=ADDRESS)
        send(desk.store)
        assert before is not None
        assert desk.case(before.post) == before

    def test_a_decided_case_is_opened_again(self, desk: Desk, innocent: int, moderator: User) -> None:
        send(desk.store)
        known = desk.case(innocent)
        assert known is not None
        decide(desk.store, known.id, moderator, NONE, grace=0)
        send(desk.store)
        assert stands(desk.case(innocent)) == OPENED

    def test_the_checks_do_not_close_what_somebody_reported(
        self, desk: Desk, innocent: int, moderator: User
    ) -> None:
        send(desk.store)
        desk.post(f"{INNOCENT} Autrement dit.", url=ADDRESS)
        known = desk.case(innocent)
        assert stands(known) == OPENED
        assert known is not None
        decide(desk.store, known.id, moderator, NONE, grace=0)
        desk.post(f"{INNOCENT} Enfin.", url=ADDRESS)
        assert desk.case(innocent).state is CaseState.DECIDED  # type: ignore[union-attr]  # it was there above

    def test_a_post_that_is_not_examined_yet_gets_its_case_by_that(self, desk: Desk) -> None:
        post = desk.send(INNOCENT, url=ADDRESS).post
        send(desk.store)
        assert desk.case(post) is None
        desk.examine()
        assert stands(desk.case(post)) == OPENED

    def test_a_deleted_post_gets_none(self, desk: Desk, innocent: int) -> None:
        desk.send(event=Event.DELETED)
        send(desk.store)
        assert desk.case(innocent) is None

    @pytest.mark.parametrize(
        ("field", "given"),
        [
            pytest.param("address", {"address": "le message d'hier"}, id="no address"),
            pytest.param("address", {"address": "javascript:alert(1)"}, id="another scheme"),
            pytest.param(
                "address", {"address": "https://x.example/" + "a" * 2048}, id="an address without end"
            ),
            pytest.param("explanation", {"explanation": " \n"}, id="nothing said"),
            pytest.param("explanation", {"explanation": "x" * 5001}, id="too much said"),
            pytest.param("name", {"name": "x" * 201}, id="a name without end"),
            pytest.param("email", {"email": "amal"}, id="no e-mail"),
            pytest.param("email", {"email": "a@b.example\nBcc: c@d.example"}, id="two lines"),
        ],
    )
    def test_a_wrong_field_is_named(self, store: SqlStore, field: str, given: dict[str, str]) -> None:
        with pytest.raises(Invalid) as caught:
            send(store, **given)
        assert caught.value.field == field

    def test_good_faith_must_be_stated(self, store: SqlStore) -> None:
        with pytest.raises(Invalid, match="good_faith"):
            receive(store, NOTICE, in_good_faith=False)


class TestAddress:
    @pytest.mark.parametrize(
        ("asked", "known"),
        [
            pytest.param(ADDRESS, True, id="as sent"),
            pytest.param(
                "http://www.forum.example/t/12/?utm_source=x#p3", True, id="as copied from elsewhere"
            ),
            pytest.param("https://forum.example/t/12#p4", False, id="another post of the thread"),
            pytest.param("https://forum.example/t/12", False, id="the thread"),
        ],
    )
    def test_a_fragment_may_name_the_post(
        self, desk: Desk, innocent: int, asked: str, *, known: bool
    ) -> None:
        with desk.store.read() as tx:
            found = tx.posts.at(asked)
        assert (found is not None and found.id == innocent) is known

    def test_another_fragment_of_a_whole_address_is_no_other_post(self, desk: Desk) -> None:
        post = desk.send(INNOCENT, url="https://forum.example/t/slug/12/3").post
        with desk.store.read() as tx:
            found = tx.posts.at("https://forum.example/t/slug/12/3#reply")
        assert found is not None
        assert found.id == post

    def test_an_earlier_address_of_the_post_still_names_it(self, desk: Desk, innocent: int) -> None:
        desk.post(f"{INNOCENT} Plus tard.", url="https://forum.example/moved#p3")
        with desk.store.read() as tx:
            found = tx.posts.at(ADDRESS)
        assert found is not None
        assert found.id == innocent


class TestAnswer:
    def test_deciding_the_case_answers_its_notices(self, desk: Desk, innocent: int, moderator: User) -> None:
        number = send(desk.store)
        known = desk.case(innocent)
        assert known is not None
        with pytest.raises(Conflict, match=f"decide case {known.id}"):
            handle(desk.store, number, moderator)
        decide(desk.store, known.id, moderator, Choice(action=Action.ESCALATE), grace=0)
        with desk.store.read() as tx:
            assert tx.notices.waits(innocent), "who escalates has not answered"
        decide(desk.store, known.id, moderator, NONE, grace=0)
        with desk.store.read() as tx:
            (answered,) = tx.notices.of_post(innocent)
            assert not tx.notices.waits(innocent)
        assert (answered.handled_by, answered.handled_at is not None) == ("amal", True)

    def test_what_is_of_no_known_post_is_handled_once_by_a_senior(
        self, store: SqlStore, moderator: User, senior: User
    ) -> None:
        number = send(store)
        with pytest.raises(NotFound):
            handle(store, number, moderator)
        assert handle(store, number, senior).handled_by == "chef"
        with pytest.raises(Conflict, match="handled already"):
            handle(store, number, senior)

    def test_who_only_reads_handles_nothing(self, store: SqlStore) -> None:
        number = send(store)
        with pytest.raises(Refused):
            handle(store, number, add_user(store, name="reader", role=Role.AUDITOR).user)


@pytest.mark.parametrize(
    ("role", "forums", "expected"),
    [
        pytest.param(Role.MODERATOR, (), Reach(), id="a moderator: of known posts"),
        pytest.param(Role.SENIOR, (), Reach(unplaced=True), id="a senior: all"),
        pytest.param(
            Role.ADMIN, ("test",), Reach(forums=("test",)), id="an administrator of a forum: its own"
        ),
        pytest.param(Role.VIEWER, ("test",), Reach(forums=("test",)), id="a viewer of a forum: its own"),
    ],
)
def test_who_sees_which_notices(role: Role, forums: tuple[str, ...], expected: Reach) -> None:
    assert reach(User(id=1, name="x", role=role, forums=forums)) == expected


def test_lists_show_what_their_reader_may_see(
    desk: Desk, innocent: int, moderator: User, senior: User, reachable_forum: Forum
) -> None:
    placed, unplaced = send(desk.store), send(desk.store, address="https://elsewhere.example/1")
    elsewhere = add_user(desk.store, name="ailleurs", role=Role.SENIOR, forums=[reachable_forum.name]).user
    with desk.store.read() as tx:
        lists = [
            [each.id for each in tx.notices.list(reach(user))] for user in (moderator, senior, elsewhere)
        ]
        counts = [tx.notices.count(reach(user)) for user in (moderator, senior, elsewhere)]
        with pytest.raises(NotFound):
            visible(tx, placed, elsewhere)
    assert lists == [[placed], [placed, unplaced], []]
    assert counts == [1, 2, 0]
    assert innocent


def test_who_sent_it_is_for_seniors(desk: Desk, innocent: int, moderator: User, senior: User) -> None:
    number = send(desk.store, name="Zoé", email="zoe@example.org")
    with desk.store.read() as tx:
        seen = [visible(tx, number, user) for user in (moderator, senior)]
    assert [(each.name, each.email) for each in seen] == [(None, None), ("Zoé", "zoe@example.org")]
    assert "zoe" not in repr(seen).lower()
    assert innocent


def test_an_erasure_takes_the_notices_along(desk: Desk, innocent: int) -> None:
    send(desk.store)
    erase_post(desk.store, innocent)
    with desk.store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(notice)).scalar_one() == 0
