"""Retention: what nobody needs is forgotten, in portions; what somebody needs stays, however old."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from moderation.desk import retention
from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.notices import receive as receive_notice
from moderation.desk.orders import NewOrder, execute, register_by_command
from moderation.desk.receive import receive
from moderation.desk.retention import count, forget
from moderation.desk.undo import undo
from moderation.model import Action, NotFound, Role
from moderation.ports.delivery import Delivery, Event
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.ports.records import User
from moderation.ports.retention import Kept
from moderation.storage.tables import decision, delivery, outbox, post, revision
from moderation.storage.tables_desk import appeal, notice, removal_order
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

DAYS = 365
NOTHING = Kept(posts=0, orders=0, senders=0, quarantine=0, sessions=0)
ADDRESS = "https://forum.example/t/12#p3"
NOTICE = NewNotice(
    address=ADDRESS, reason=NoticeReason.HATE, explanation="Lisez.", name="Zoé", email="zoe@example.org"
)
HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
NONE = Choice(action=Action.NONE)


def age(store: SqlStore, days: int) -> None:
    """Let everything be so many days older."""
    older = timedelta(days=days)
    columns = (
        *(post.c.received_at, revision.c.received_at, decision.c.at, delivery.c.received_at),
        *(notice.c.at, removal_order.c.purge_at),
    )
    with store.engine.begin() as connection:
        for column in columns:
            for value in (
                connection.execute(select(column).where(column.is_not(None)).distinct()).scalars().all()
            ):
                same = update(column.table).where(column == value)
                connection.execute(same.values({column.name: value - older}))


def is_there(store: SqlStore, post_id: int = 1) -> bool:
    try:
        with store.read() as tx:
            tx.posts.get(post_id)
    except NotFound:
        return False
    return True


def _case(desk: Desk) -> int:
    case = desk.post(TWICE, url=ADDRESS)
    assert case is not None
    return case.id


def _undecided(desk: Desk, _user: User) -> None:
    _case(desk)


def _hidden(desk: Desk, user: User) -> None:
    decide(desk.store, _case(desk), user, HIDE, grace=0)


def _undone(desk: Desk, user: User) -> None:
    made = decide(desk.store, _case(desk), user, HIDE, grace=600)
    undo(desk.store, made.id, user, grace=600)
    decide(desk.store, made.case, user, NONE, grace=0)


def _decided(desk: Desk, user: User) -> None:
    decide(desk.store, _case(desk), user, NONE, grace=0)


def _appealed(desk: Desk, user: User) -> None:
    made = decide(desk.store, _case(desk), user, HIDE, grace=0)
    with desk.store.engine.begin() as connection:
        connection.execute(insert(appeal).values(decision=made.id, text="Non.", at=made.at))


def _undelivered(desk: Desk, user: User) -> None:
    made = decide(desk.store, _case(desk), user, NONE, grace=0)
    with desk.store.write() as tx:
        tx.outbox.add(made.id, wait=0)


def _delivered(desk: Desk, user: User) -> None:
    _undelivered(desk, user)
    with desk.store.engine.begin() as connection:
        connection.execute(update(outbox).values(state="done"))


def _unexamined(desk: Desk, _user: User) -> None:
    desk.send(INNOCENT)


def _edited(desk: Desk, _user: User) -> None:
    desk.post(INNOCENT)
    age(desk.store, DAYS)
    desk.post(f"{INNOCENT} Et encore.")
    age(desk.store, -DAYS)


def _innocent(desk: Desk, _user: User) -> None:
    desk.post(INNOCENT)


def _reported(desk: Desk, _user: User) -> None:
    desk.send(INNOCENT, url=ADDRESS, event=Event.POSTED)
    desk.examine()
    desk.send(event=Event.DELETED)
    receive_notice(desk.store, NOTICE, in_good_faith=True)


def _ordered(desk: Desk, _user: User) -> None:
    desk.post(INNOCENT, url=ADDRESS)
    register_by_command(desk.store, NewOrder(reference="1", authority="a", address=ADDRESS))


def _executed(desk: Desk, user: User) -> None:
    _ordered(desk, user)
    execute(desk.store, 1, user)
    with desk.store.engine.begin() as connection:
        connection.execute(update(removal_order).values(purge_at=removal_order.c.purge_at + 10**15))


@pytest.mark.parametrize(
    ("told", "days", "kept"),
    [
        pytest.param(_innocent, DAYS + 1, False, id="nobody needs it"),
        pytest.param(_innocent, DAYS - 1, True, id="not old enough"),
        pytest.param(_edited, DAYS + 1, True, id="edited lately"),
        pytest.param(_unexamined, DAYS + 1, True, id="its examination is to come"),
        pytest.param(_undecided, 9 * DAYS, True, id="its case is undecided"),
        pytest.param(_decided, DAYS + 1, False, id="decided, nothing restricted"),
        pytest.param(_hidden, DAYS + 1, False, id="hidden, too long ago to contest"),
        pytest.param(_undone, DAYS + 1, False, id="hidden, taken back"),
        pytest.param(_appealed, 9 * DAYS, True, id="its appeal is not answered"),
        pytest.param(_undelivered, 9 * DAYS, True, id="its forum is still to be told"),
        pytest.param(_delivered, DAYS + 1, False, id="its forum was told"),
        pytest.param(_reported, 9 * DAYS, True, id="its notice is not handled"),
        pytest.param(_ordered, 9 * DAYS, True, id="its order is not executed"),
    ],
)
def test_what_is_kept(
    desk: Desk, moderator: User, told: Callable[[Desk, User], None], days: int, *, kept: bool
) -> None:
    told(desk, moderator)
    age(desk.store, days)
    assert count(desk.store, days=DAYS).posts == (0 if kept else 1)
    assert forget(desk.store, days=DAYS).posts == (0 if kept else 1)
    assert is_there(desk.store) is kept


def test_a_restriction_keeps_its_post_while_it_can_be_contested(desk: Desk, moderator: User) -> None:
    _hidden(desk, moderator)
    age(desk.store, 182)
    assert forget(desk.store, days=1).posts == 0
    age(desk.store, 2)
    assert forget(desk.store, days=1).posts == 1


def test_what_an_order_preserves_is_purged_by_its_own_time(desk: Desk, moderator: User) -> None:
    _ordered(desk, moderator)
    execute(desk.store, 1, moderator)
    age(desk.store, 182)
    assert forget(desk.store, days=1) == NOTHING
    age(desk.store, 2)
    assert count(desk.store, days=None).orders == 1
    assert (forget(desk.store, days=None).orders, is_there(desk.store)) == (1, False)


def test_without_the_setting_every_post_is_kept(desk: Desk) -> None:
    desk.post(INNOCENT)
    age(desk.store, 99 * DAYS)
    assert forget(desk.store, days=None) == NOTHING
    assert is_there(desk.store)


def test_a_round_is_a_portion_oldest_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PORTION", 2)
    for number in range(3):
        desk.post(f"{INNOCENT} {number}", id=f"p{number}")
    age(desk.store, DAYS + 1)
    assert count(desk.store, days=DAYS).posts == 3
    assert [forget(desk.store, days=DAYS).posts for _ in range(3)] == [2, 1, 0]
    with desk.store.read() as tx:
        assert tx.audit.verify() >= 3


def test_senders_bodies_and_sessions_have_times_of_their_own(desk: Desk, store: SqlStore) -> None:
    receive_notice(store, NOTICE, in_good_faith=True)
    odd = Delivery(event=Event.UNKNOWN, delivery_id="odd", reason="event")
    receive(store, desk.forum, odd, b"{}")
    user = add_user(store, name="amina", role=Role.VIEWER).user
    with store.write() as tx:
        tx.users.open_session(user.id, b"ended", hours=-1)
        tx.users.open_session(user.id, b"live", hours=1)
        tx.users.open_session(user.id, b"ended too", hours=-1)
    assert forget(store, days=None).sessions == 1
    age(store, 31)
    assert count(store, days=None).quarantine == 1
    assert (forget(store, days=None).quarantine, forget(store, days=None)) == (1, NOTHING)
    age(store, 151)
    assert forget(store, days=None) == NOTHING
    age(store, 2)
    assert forget(store, days=None).senders == 1
    with store.read() as tx:
        left = tx.notices.get(1)
        assert tx.users.by_session(b"live") is not None
    assert (left.name, left.email, left.explanation) == (None, None, "Lisez.")
