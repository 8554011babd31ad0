"""Second looks: drawn at random from others' decisions, judged blindly and once, changing nothing."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from moderation.desk import second_looks
from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.erase import erase_post
from moderation.desk.second_looks import draw, judge
from moderation.desk.undo import undo
from moderation.model import Action, Conflict, Invalid, NotFound, Refused, Role
from moderation.ports.records import Forum, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
NONE = Choice(action=Action.NONE)


def seeded(number: int) -> Random:
    return Random(number)  # noqa: S311 - a test draws the same every time


@pytest.fixture
def senior(store: SqlStore) -> User:
    return add_user(store, name="sana", role=Role.SENIOR).user


def decided(desk: Desk, user: User, name: str, choice: Choice = HIDE) -> int:
    case = desk.post(f"{TWICE} {name}", id=name, author=name)
    assert case is not None
    return decide(desk.store, case.id, user, choice, grace=600).id


def looks(store: SqlStore, user: User) -> list[int]:
    with store.read() as tx:
        return [each.id for each in tx.second_looks.waiting(user.name)]


def test_only_others_decisions_that_hold_are_drawn(
    store: SqlStore, desk: Desk, moderator: User, senior: User
) -> None:
    standing = decided(desk, moderator, "a")
    decided(desk, senior, "b")
    undo(store, decided(desk, moderator, "c"), moderator, grace=600)
    undo(store, decided(desk, moderator, "d"), moderator, grace=0)
    decided(desk, moderator, "e", Choice(action=Action.ESCALATE))
    with store.read() as tx:
        assert tx.second_looks.drawable("sana", since=tx.now() - timedelta(days=1)) == [standing]
        assert tx.second_looks.drawable("sana", since=tx.now()) == []
    assert draw(store, senior, seeded(1)) == 1
    assert draw(store, senior, seeded(1)) == 0  # what was drawn is not drawn again


def test_a_sample_is_as_large_as_asked_and_as_random_as_its_seed(
    store: SqlStore, desk: Desk, moderator: User, senior: User
) -> None:
    for name in "abcdef":
        decided(desk, moderator, name)
    with store.read() as tx:
        known = tx.second_looks.drawable("sana", since=tx.now() - timedelta(days=1))
    assert draw(store, senior, seeded(7), count=3) == 3
    with store.read() as tx:
        left = tx.second_looks.drawable("sana", since=tx.now() - timedelta(days=1))
    assert sorted(set(known) - set(left)) == sorted(seeded(7).sample(known, 3))


def test_a_look_is_made_once_and_changes_nothing(
    store: SqlStore, desk: Desk, moderator: User, senior: User
) -> None:
    decided(desk, moderator, "a")
    draw(store, senior, seeded(1))
    (look,) = looks(store, senior)
    with store.read() as tx:
        before = tx.cases.get(1)
    made = judge(store, look, senior, NONE)
    assert (made.action, made.grounds) == (Action.NONE, ())
    with store.read() as tx:
        assert tx.cases.get(1) == before
        (compared,) = tx.second_looks.compared()
        assert tx.audit.verify() > 0
    assert (compared.first, compared.second) == (Action.HIDE, Action.NONE)
    assert looks(store, senior) == []
    with pytest.raises(Conflict):
        judge(store, look, senior, HIDE)


def test_a_senior_draws_for_another(store: SqlStore, desk: Desk, moderator: User, senior: User) -> None:
    decided(desk, senior, "a")
    assert draw(store, senior, seeded(1), looker="amal") == 1
    (look,) = looks(store, moderator)
    with pytest.raises(NotFound):
        judge(store, look, senior, HIDE)
    assert judge(store, look, moderator, HIDE).by == "amal"


@pytest.mark.parametrize(
    ("role", "given", "error"),
    [
        pytest.param(Role.MODERATOR, {}, Refused, id="a moderator draws nothing"),
        pytest.param(Role.AUDITOR, {}, Refused, id="nor does an auditor"),
        pytest.param(Role.ADMIN, {"looker": "vera"}, Invalid, id="a viewer judges nothing"),
        pytest.param(Role.ADMIN, {"looker": "nobody"}, NotFound, id="nobody of this name"),
        pytest.param(Role.ADMIN, {"count": 0}, Invalid, id="none"),
        pytest.param(Role.ADMIN, {"count": 201}, Invalid, id="too many"),
    ],
)
def test_who_may_draw(store: SqlStore, role: Role, given: dict[str, object], error: type[Exception]) -> None:
    add_user(store, name="vera", role=Role.VIEWER)
    user = add_user(store, name="user", role=role).user
    with pytest.raises(error):
        draw(store, user, seeded(1), **given)  # type: ignore[arg-type]  # a column of the table


def test_an_escalation_is_no_judgement(store: SqlStore, desk: Desk, moderator: User, senior: User) -> None:
    decided(desk, moderator, "a")
    draw(store, senior, seeded(1))
    with pytest.raises(Invalid):
        judge(store, looks(store, senior)[0], senior, Choice(action=Action.ESCALATE))


def test_other_forums_decisions_are_neither_drawn_nor_shown(
    store: SqlStore, desk: Desk, desk_of: Callable[[Forum], Desk], reachable_forum: Forum, moderator: User
) -> None:
    decided(desk, moderator, "a")
    decided(desk_of(reachable_forum), moderator, "b")
    bound = add_user(store, name="sami", role=Role.SENIOR, forums=["test"]).user
    elsewhere = add_user(store, name="elsa", role=Role.MODERATOR, forums=["reachable"]).user
    assert draw(store, bound, seeded(1)) == 1
    judge(store, looks(store, bound)[0], bound, HIDE)
    with store.read() as tx:
        assert len(tx.second_looks.compared(bound.forums)) == 1
        assert tx.second_looks.compared(elsewhere.forums) == []
    with pytest.raises(NotFound):
        draw(store, bound, seeded(1), looker="elsa")
    moved = User(id=bound.id, name="sami", role=Role.SENIOR, forums=("reachable",))
    with store.read() as tx, pytest.raises(NotFound):
        second_looks.own(tx, 1, moved)


def test_an_erased_post_takes_its_looks_with_it(
    store: SqlStore, desk: Desk, moderator: User, senior: User
) -> None:
    decided(desk, moderator, "a")
    draw(store, senior, seeded(1))
    erase_post(store, 1)
    assert looks(store, senior) == []
