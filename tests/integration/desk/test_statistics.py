"""Statistics over a real desk: what waits, what passes, how each check was judged."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from moderation.desk.decide import Choice, decide
from moderation.desk.feedback import mark_wrong
from moderation.desk.statistics import DAY, HOUR, WEEK, Judged, Statistics, statistics
from moderation.desk.statistics_shown import as_json
from moderation.desk.undo import undo
from moderation.model import Action, Case, NotFound, Role
from moderation.ports.records import Forum, User
from moderation.ports.statistics import Stream
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",))
NONE = Choice(action=Action.NONE)


def opened(desk: Desk, name: str) -> Case:
    case = desk.post(f"{TWICE} {name}", id=name, author=name)
    assert case is not None
    return case


def of(made: Statistics, check: str, language: str | None = None) -> Judged:
    return next(each for each in made.judged if (each.check, each.language) == (check, language))


def test_an_empty_desk_has_nothing_to_say(store: SqlStore, moderator: User) -> None:
    made = statistics(store, moderator)
    assert (made.waiting, made.flow, made.judged) == ([], (), [])
    assert as_json(made)["checks"] == []


def test_what_waits_is_counted_by_queue_with_the_oldest(store: SqlStore, desk: Desk, moderator: User) -> None:
    first = opened(desk, "a")
    opened(desk, "b")
    (waiting,) = statistics(store, moderator).waiting
    assert (waiting.queue, waiting.count, waiting.oldest_at) == ("review", 2, first.opened_at)


def test_each_case_is_in_one_column(store: SqlStore, desk: Desk, moderator: User) -> None:
    confirmed, undone, wrong, let_be, _ = (opened(desk, name) for name in "abcde")
    decide(store, confirmed.id, moderator, HIDE, grace=600)
    made = decide(store, undone.id, moderator, HIDE, grace=0)
    undo(store, made.id, moderator, grace=0)
    decide(store, let_be.id, moderator, NONE, grace=600)
    with store.read() as tx:
        number = tx.examinations.of_post(wrong.post)[-1]
    assert number.result is not None
    place = 1 + number.result.count('"check":', 0, number.result.index('"check":"repetition"'))
    mark_wrong(store, wrong.id, place, moderator)
    judged = of(statistics(store, moderator), "repetition")
    counted = (judged.confirmed, judged.overturned, judged.let_be, judged.waiting)
    assert counted == (1, 2, 1, 1)
    assert (judged.precision.of, judged.precision.n, judged.precision.is_enough) == (1, 4, False)


def test_an_undo_after_the_grace_counts_too(store: SqlStore, desk: Desk, moderator: User) -> None:
    case = opened(desk, "a")
    made = decide(store, case.id, moderator, HIDE, grace=0)
    undo(store, made.id, moderator, grace=0)
    assert of(statistics(store, moderator), "repetition", "fr").overturned == 1
    decide(store, case.id, moderator, HIDE, grace=0)
    judged = of(statistics(store, moderator), "repetition", "fr")
    assert (judged.overturned, judged.confirmed) == (0, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, (HOUR, 25)),
        (30, (DAY, 31)),
        (400, (WEEK, 1)),  # weeks begin with the first that has something
    ],
)
def test_what_passes_is_counted_by_the_step(
    store: SqlStore, desk: Desk, moderator: User, days: int, expected: tuple[timedelta, int]
) -> None:
    decide(store, opened(desk, "a").id, moderator, NONE, grace=600)
    desk.post(INNOCENT, id="b")
    with store.read() as tx:
        now = tx.now()
    made = statistics(store, moderator, since=now - timedelta(days=days))
    assert (made.step, len(made.flow)) == expected
    sums = {stream: sum(each.counts[stream] for each in made.flow) for stream in Stream}
    assert sums == {Stream.RECEIVED: 2, Stream.OPENED: 1, Stream.DECIDED: 1}


def test_what_was_taken_back_is_no_decision(store: SqlStore, desk: Desk, moderator: User) -> None:
    made = decide(store, opened(desk, "a").id, moderator, NONE, grace=600)
    undo(store, made.id, moderator, grace=600)
    assert sum(each.counts[Stream.DECIDED] for each in statistics(store, moderator).flow) == 0


def test_other_forums_are_not_counted(
    store: SqlStore, desk: Desk, desk_of: Callable[[Forum], Desk], reachable_forum: Forum, moderator: User
) -> None:
    opened(desk, "a")
    opened(desk_of(reachable_forum), "b")
    bound = User(id=9, name="dalia", role=Role.VIEWER, forums=("test",))
    for made, count in (
        (statistics(store, moderator), 2),
        (statistics(store, bound), 1),
        (statistics(store, moderator, forum="reachable"), 1),
        (statistics(store, None, forum="test"), 1),
    ):
        assert of(made, "repetition").found == count
        assert sum(each.count for each in made.waiting) == count
        assert sum(each.counts[Stream.RECEIVED] for each in made.flow) == count
    for user, forum in ((bound, "reachable"), (moderator, "nowhere")):
        with pytest.raises(NotFound):
            statistics(store, user, forum=forum)


def test_only_cases_since_are_judged(store: SqlStore, desk: Desk, moderator: User) -> None:
    case = opened(desk, "a")
    made = statistics(store, moderator, since=case.opened_at + timedelta(microseconds=1))
    assert made.judged == []
    assert made.waiting[0].count == 1
