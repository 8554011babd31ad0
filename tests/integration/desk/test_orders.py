"""Removal orders: an hour, one person, half a year, and then nothing is left but that it was done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import update

from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import deliver
from moderation.desk.erase import erase_post
from moderation.desk.orders import (
    NewOrder,
    Order,
    execute,
    execute_by_hand,
    purge,
    register,
    register_by_command,
    visible,
)
from moderation.desk.review import claim
from moderation.desk.undo import undo
from moderation.model import (
    Action,
    CaseReason,
    CaseState,
    Conflict,
    DecisionState,
    Invalid,
    NotFound,
    Refused,
    Role,
)
from moderation.ports.notices import Reach
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.storage.tables_desk import removal_order
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

ADDRESS = "https://forum.example/t/12#p3"
ORDER = NewOrder(reference="IR-2026/17", authority="Office central", address=ADDRESS)
HOUR = timedelta(hours=1)


class Forums:
    """A courier that keeps what it is given."""

    def __init__(self) -> None:
        self.told: list[Pending] = []

    def deliver(self, pending: Pending) -> Delivered:
        self.told.append(pending)
        return Delivered(state=DecisionState.DELIVERED)


@pytest.fixture
def reachable(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Desk:
    return desk_of(reachable_forum)


@pytest.fixture
def post(reachable: Desk) -> int:
    receipt = reachable.send(INNOCENT, url=ADDRESS)
    reachable.examine()
    return receipt.post or 0


@pytest.fixture
def senior(store: SqlStore) -> User:
    return add_user(store, name="chef", role=Role.SENIOR).user


@pytest.fixture
def order(store: SqlStore, post: int) -> Order:
    made = register_by_command(store, ORDER)
    assert made.post == post
    return made


def tell(store: SqlStore) -> list[Pending]:
    """Deliver what is due and give what the forum was told."""
    forums = Forums()
    with store.read() as tx:
        due = tx.outbox.due(limit=10)
    deliver(store, forums, due)
    return forums.told


def end_preservation(store: SqlStore) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(removal_order).values(purge_at=removal_order.c.received_at))


class TestRegister:
    def test_its_hour_began_when_it_was_received(self, store: SqlStore, senior: User) -> None:
        with store.read() as tx:
            received_at = tx.now() - timedelta(minutes=50)
        made = register(store, ORDER, senior, received_at=received_at)
        assert (made.received_at, made.due_at - made.received_at) == (received_at, HOUR)
        assert (made.added_by, made.post, made.executed_at) == ("chef", None, None)

    def test_the_same_order_again_is_the_one_that_stands(self, store: SqlStore) -> None:
        assert register_by_command(store, ORDER) == register_by_command(store, ORDER)

    @pytest.mark.parametrize(
        ("field", "given"),
        [
            pytest.param("reference", {"reference": " "}, id="no reference"),
            pytest.param("authority", {"authority": "x" * 201}, id="an authority without end"),
            pytest.param("address", {"address": "t/12"}, id="no address"),
        ],
    )
    def test_a_wrong_field_is_named(self, store: SqlStore, field: str, given: dict[str, str]) -> None:
        values = {"reference": "1", "authority": "a", "address": ADDRESS, **given}
        with pytest.raises(Invalid) as caught:
            register_by_command(store, NewOrder(**values))  # type: ignore[arg-type]  # texts alone
        assert caught.value.field == field

    def test_it_was_not_received_tomorrow(self, store: SqlStore) -> None:
        with store.read() as tx:
            tomorrow = tx.now() + timedelta(days=1)
        with pytest.raises(Invalid, match="future"):
            register_by_command(store, ORDER, received_at=tomorrow)

    def test_a_moderator_registers_none(self, store: SqlStore, moderator: User) -> None:
        with pytest.raises(Refused):
            register(store, ORDER, moderator)

    def test_one_of_another_forum_is_none_of_ours(self, store: SqlStore, post: int, forum: Forum) -> None:
        local = add_user(store, name="local", role=Role.SENIOR, forums=[forum.name]).user
        with pytest.raises(Invalid, match="no post of your forums"):
            register(store, ORDER, local)
        made = register_by_command(store, ORDER)
        with store.read() as tx, pytest.raises(NotFound):
            visible(tx, made.id, local)
        assert made.post == post


class TestExecute:
    def test_one_person_removes_the_post_at_once(
        self, store: SqlStore, reachable: Desk, order: Order, moderator: User
    ) -> None:
        done = execute(store, order.id, moderator)
        known = reachable.case(order.post)
        assert known is not None
        (made,) = known.decisions
        assert (done.decision, done.executed_by, done.travelled) == (made.id, "amal", DecisionState.WAITING)
        assert (made.action, made.grounds, ORDER.reference in made.note) == (
            Action.REMOVE,
            ("watchlist",),
            True,
        )
        assert (known.state, known.reason) == (CaseState.DECIDED, CaseReason.ORDER)
        (told,) = tell(store)
        assert (told.decision.id, told.changed) == (made.id, False)
        with store.read() as tx:
            assert tx.orders.get(order.id).travelled is DecisionState.DELIVERED

    def test_the_author_is_told_unless_the_authority_forbids_it(
        self, store: SqlStore, post: int, moderator: User
    ) -> None:
        silent = register_by_command(
            store, NewOrder(reference="2", authority="a", address=ADDRESS, silent=True)
        )
        execute(store, silent.id, moderator)
        loud = register_by_command(store, ORDER)
        execute(store, loud.id, moderator)
        letters = [each.letter for _ in range(2) for each in tell(store)]
        assert letters[0] is None
        assert letters[1]
        assert post

    def test_it_waits_for_nobody(
        self, store: SqlStore, reachable: Desk, moderator: User, second: User
    ) -> None:
        known = reachable.post(TWICE, url=ADDRESS)
        assert known is not None
        removal = Choice(action=Action.REMOVE, grounds=("watchlist",))
        first = decide(store, known.id, second, removal, grace=0)
        claim(store, known.id, second, seconds=600)
        execute(store, register_by_command(store, ORDER).id, moderator)
        now = reachable.case(known.post)
        assert now is not None
        assert [(each.state, each.supersedes) for each in now.decisions] == [
            (DecisionState.RECORDED, None),
            (DecisionState.WAITING, first.id),
        ]

    def test_a_text_that_nobody_has_examined_yet_is_removed_too(
        self, store: SqlStore, reachable: Desk, moderator: User
    ) -> None:
        reachable.send(INNOCENT, url=ADDRESS)
        done = execute(store, register_by_command(store, ORDER).id, moderator)
        assert done.travelled is DecisionState.WAITING

    def test_the_text_as_it_stands_is_removed_not_the_one_that_was_judged(
        self, store: SqlStore, reachable: Desk, moderator: User
    ) -> None:
        known = reachable.post(TWICE, url=ADDRESS)
        assert known is not None
        reachable.post(INNOCENT, url=ADDRESS)
        execute(store, register_by_command(store, ORDER).id, moderator)
        (told,) = tell(store)
        assert (told.changed, told.judged.body) == (False, INNOCENT)

    def test_of_two_who_execute_it_one_is_late(
        self, store: SqlStore, order: Order, moderator: User, second: User
    ) -> None:
        def attempt(user: User) -> str:
            try:
                return execute(store, order.id, user).executed_by or ""
            except Conflict:
                return "late"

        with ThreadPoolExecutor(2) as pool:
            results = sorted(pool.map(attempt, (moderator, second)))
        assert results in (["amal", "late"], ["badr", "late"])

    def test_an_unknown_address_stays_open_until_its_post_comes(
        self, store: SqlStore, reachable: Desk, senior: User, moderator: User
    ) -> None:
        made = register_by_command(store, ORDER)
        with pytest.raises(NotFound):
            execute(store, made.id, moderator)
        with pytest.raises(Conflict, match="no post is known"):
            execute(store, made.id, senior)
        reachable.send(INNOCENT, url=ADDRESS)
        assert execute(store, made.id, senior).decision is not None

    def test_what_was_removed_by_hand_is_written_down(
        self, store: SqlStore, senior: User, order: Order
    ) -> None:
        with pytest.raises(Conflict, match="execute the order"):
            execute_by_hand(store, order.id, senior)
        unknown = register_by_command(store, NewOrder(reference="3", authority="a", address=f"{ADDRESS}0"))
        done = execute_by_hand(store, unknown.id, senior)
        assert (done.executed_by, done.decision, done.purge_at) == ("chef", None, None)
        with pytest.raises(Conflict):
            execute_by_hand(store, unknown.id, senior)

    def test_who_only_reads_executes_none(self, store: SqlStore, order: Order) -> None:
        with pytest.raises(Refused):
            execute(store, order.id, add_user(store, name="reader", role=Role.AUDITOR).user)


class TestUndo:
    def test_only_a_senior_takes_it_back_and_then_nothing_is_purged(
        self, store: SqlStore, order: Order, moderator: User, senior: User
    ) -> None:
        done = execute(store, order.id, moderator)
        with pytest.raises(Refused, match="authority"):
            undo(store, done.decision or 0, moderator, grace=0)
        undo(store, done.decision or 0, senior, grace=0)
        with store.read() as tx:
            now = tx.orders.get(order.id)
            assert not tx.orders.keeps(order.post or 0)
        assert (now.executed_at, now.purge_at) == (done.executed_at, None)


class TestPreservation:
    def test_the_content_is_kept_half_a_year_whoever_wants_it_erased(
        self, store: SqlStore, order: Order, moderator: User
    ) -> None:
        with pytest.raises(Conflict, match="preserved"):
            erase_post(store, order.post or 0)
        done = execute(store, order.id, moderator)
        assert done.executed_at
        assert done.purge_at
        assert timedelta(days=182) < done.purge_at - done.executed_at <= timedelta(days=184)
        tell(store)
        with pytest.raises(Conflict, match="preserved"):
            erase_post(store, order.post or 0)
        assert purge(store, limit=10) == 0

    def test_then_it_is_purged_and_the_order_stays(
        self, store: SqlStore, order: Order, moderator: User
    ) -> None:
        execute(store, order.id, moderator)
        end_preservation(store)
        assert purge(store, limit=10) == 0, "its forum does not know yet"
        tell(store)
        assert purge(store, limit=10) == 1
        assert purge(store, limit=10) == 0
        with store.read() as tx:
            left = tx.orders.get(order.id)
            with pytest.raises(NotFound):
                tx.posts.get(order.post or 0)
            assert tx.audit.verify()
        assert (left.post, left.decision, left.reference) == (None, None, ORDER.reference)
        assert left.purged_at is not None

    def test_not_while_another_order_wants_it(self, store: SqlStore, order: Order, moderator: User) -> None:
        execute(store, order.id, moderator)
        tell(store)
        end_preservation(store)
        register_by_command(store, NewOrder(reference="4", authority="a", address=ADDRESS))
        assert purge(store, limit=10) == 0


def test_what_is_open_is_counted_with_the_most_urgent_first(
    store: SqlStore, order: Order, moderator: User
) -> None:
    with store.read() as tx:
        long_ago = tx.now() - 2 * HOUR
    late = register_by_command(
        store, NewOrder(reference="5", authority="a", address=ADDRESS), received_at=long_ago
    )
    with store.read() as tx:
        pressure = tx.orders.pressure()
        waiting = tx.orders.list(Reach(), waiting=True)
    assert (pressure.open, pressure.overdue, pressure.due_at) == (2, 1, late.due_at)
    assert [each.id for each in waiting] == [late.id, order.id]
    for each in waiting:
        execute(store, each.id, moderator)
    with store.read() as tx:
        pressure = tx.orders.pressure()
        assert len(tx.orders.list(Reach())) == 2
    assert (pressure.open, pressure.overdue, pressure.due_at) == (0, 0, None)
