"""Which reprocess joins which batch, and what a batch counts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.bell import SilentBell
from moderation.desk.reprocess import Choice, begin, count, finish, look
from moderation.model import Invalid
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, NOON, Desk


def start(store: SqlStore, *, new: bool = False, **given: object) -> int:
    return begin(store, SilentBell(), Choice(**given), new=new).id  # type: ignore[arg-type]  # a row's options


@pytest.fixture(autouse=True)
def posts(desk: Desk) -> None:
    for number in range(3):
        desk.send(f"{INNOCENT} {number}", id=f"p{number}")
    desk.examine()


def test_the_same_choice_joins_until_its_end_is_told(store: SqlStore, desk: Desk) -> None:
    first = begin(store, SilentBell(), Choice(forum="test"))
    assert (first.total, first.done, first.joined, first.is_over) == (3, 0, False, False)
    desk.examine()
    again = begin(store, SilentBell(), Choice(forum="test"))
    assert (again.id, again.done, again.joined, again.is_over) == (first.id, 3, True, True)
    finish(store, first.id)
    assert start(store, forum="test") != first.id


def test_of_two_at_once_one_joins(store: SqlStore, desk: Desk) -> None:
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: begin(store, SilentBell(), Choice()), range(2)))
    assert {each.id for each in both} == {1}
    assert sorted(each.joined for each in both) == [False, True]
    desk.examine()
    assert [len(desk.examinations(post)) for post in (1, 2, 3)] == [2, 2, 2]


def test_two_of_another_choice_at_once_go_side_by_side(store: SqlStore, desk: Desk) -> None:
    with ThreadPoolExecutor(2) as pool:
        batches = list(pool.map(lambda post: start(store, post=(post,)), (1, 2)))
    desk.examine()
    assert sorted(batches) == [1, 2]
    assert [len(desk.examinations(post)) for post in (1, 2, 3)] == [2, 2, 1]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"post": (1,)}, id="posts"),
        pytest.param({"since": NOON}, id="since"),
        pytest.param({"until": NOON}, id="until"),
        pytest.param({"case_open": True}, id="undecided cases"),
        pytest.param({"checks": ("citations",)}, id="a check"),
        pytest.param({"verdict_only": True}, id="the verdict alone"),
        pytest.param({"limit": 1}, id="a limit"),
        pytest.param({"new": True}, id="another one by name"),
    ],
)
def test_another_choice_begins_another(store: SqlStore, other: dict[str, object]) -> None:
    assert start(store) != start(store, **other)


def test_the_order_of_what_is_named_does_not_count(store: SqlStore) -> None:
    assert start(store, post=(1, 2)) == start(store, post=(2, 1))
    assert start(store, checks=("citations", "watchlist")) == start(store, checks=("watchlist", "citations"))


def test_no_post_is_a_batch_that_is_over(store: SqlStore) -> None:
    assert begin(store, SilentBell(), Choice(until=NOON.replace(year=1999))).is_over


def test_a_failed_post_counts_as_failed(store: SqlStore) -> None:
    batch = begin(store, SilentBell(), Choice(post=(1,)))
    with store.write() as tx:
        (claimed,) = tx.examinations.claim([], lease=30, limit=20)
        tx.examinations.fail(claimed, "MemoryError", retry_in=None)
    ended = look(store, batch.id)
    assert (ended.failed, ended.done, ended.is_over) == (1, 0, True)


def test_count_knows_the_limit(store: SqlStore) -> None:
    assert [count(store, Choice(limit=limit)) for limit in (None, 2, 9)] == [3, 2, 3]


def test_a_check_and_the_verdict_alone_exclude_each_other() -> None:
    with pytest.raises(Invalid, match="--verdict-only"):
        Choice(checks=("citations",), verdict_only=True)
