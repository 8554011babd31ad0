"""The sums of a backtest, by hand."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from moderation.desk.backtest import spread
from moderation.desk.tally import Compared, Move, Tally
from moderation.model import Action, Examination, Language, Post, Queue, Verdict, Versions
from moderation.ports.records import Forum, Past, StoredPost

NONE, NOTE, REVIEW, URGENT = Queue
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FORUM = Forum(id=1, name="agora", kind="generic")
_numbers = count(1)


def verdict(queue: Queue, check: str = "copied_text", *, priority: int = 0, failed: str = "") -> Verdict:
    reasons = () if queue is NONE else (check,)
    return Verdict(queue=queue, priority=priority, reasons=reasons, failed=(failed,) if failed else ())


def compared(
    before: Verdict,
    after: Verdict,
    *,
    decided: Action | None = None,
    language: str = "fr",
    day: float = 0,
) -> Compared:
    number = next(_numbers)
    first_at = NOON + timedelta(days=day)
    post = StoredPost(id=number, forum=1, external_id="p", deleted=False, revision=number, first_at=first_at)
    sent = Post(id="p", body="")
    stored = Examination(
        id="p",
        language=Language(language),
        findings=(),
        citations=(),
        verdict=before,
        versions=Versions(fold="1", checks=(), policy="one", watchlist="1"),
    )
    past = Past(post=post, forum=FORUM, sent=sent, result="", context={}, decided=decided)
    return Compared(past=past, stored=stored, again=stored, before=before, after=after)


def tally(*each: Compared, stored: int | None = None) -> Tally:
    sums = Tally(before="one", after="two", stored=len(each) if stored is None else stored)
    for one in each:
        sums.add(one)
    return sums


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        pytest.param(NONE, NONE, None, id="nothing before, nothing after"),
        pytest.param(REVIEW, REVIEW, None, id="a case stays a case"),
        pytest.param(NONE, REVIEW, Move.OPENED, id="a new case"),
        pytest.param(NOTE, URGENT, Move.OPENED, id="a note becomes a case"),
        pytest.param(REVIEW, NOTE, Move.DROPPED, id="a case becomes a note"),
        pytest.param(URGENT, NONE, Move.DROPPED, id="a case goes"),
        pytest.param(NONE, NOTE, Move.MOVED, id="a note appears"),
        pytest.param(NOTE, NONE, Move.MOVED, id="a note goes"),
        pytest.param(REVIEW, URGENT, Move.MOVED, id="a case becomes urgent"),
        pytest.param(URGENT, REVIEW, Move.MOVED, id="a case is less urgent"),
    ],
)
def test_moves(before: Queue, after: Queue, move: Move | None) -> None:
    assert compared(verdict(before), verdict(after)).move is move


def test_a_move_is_about_the_check_of_the_higher_queue() -> None:
    opened = compared(verdict(NOTE, "citations"), verdict(REVIEW, "watchlist"))
    dropped = compared(verdict(REVIEW, "repetition"), verdict(NOTE, "citations"), language="ar")
    sums = tally(opened, dropped, compared(verdict(NONE), verdict(NONE)))
    assert sums.checks == {"watchlist": {Move.OPENED: 1}, "repetition": {Move.DROPPED: 1}}
    assert sums.languages == {"fr": {Move.OPENED: 1}, "ar": {Move.DROPPED: 1}}
    assert sums.queues == {"before": {NOTE: 1, REVIEW: 1, NONE: 1}, "after": {REVIEW: 1, NOTE: 1, NONE: 1}}


def test_the_ten_weightiest_examples_are_kept() -> None:
    each = [compared(verdict(NONE), verdict(REVIEW, priority=priority)) for priority in range(20)]
    urgent = compared(verdict(NONE), verdict(URGENT))
    moves = tally(*each, urgent).moves[Move.OPENED]
    assert moves.count == 21
    assert moves.examples == [urgent, *reversed(each[-9:])]


def test_agreement_is_a_case_where_people_acted_and_none_where_they_did_not() -> None:
    sums = tally(
        compared(verdict(REVIEW), verdict(NOTE), decided=Action.HIDE),
        compared(verdict(REVIEW), verdict(NONE), decided=Action.APPROVE),
        compared(verdict(REVIEW), verdict(REVIEW), decided=Action.ASK_SOURCE),
        compared(verdict(NOTE), verdict(REVIEW), decided=Action.NONE),
        compared(verdict(REVIEW), verdict(NONE)),
    )
    assert (sums.decided, sums.agreed["before"], sums.agreed["after"]) == (4, 3, 2)
    dropped, opened = sums.moves[Move.DROPPED], sums.moves[Move.OPENED]
    assert (dropped.count, dropped.acted, dropped.left) == (3, 1, 1)
    assert (opened.count, opened.acted, opened.left) == (1, 0, 1)


@pytest.mark.parametrize(
    ("days", "stored", "expected"),
    [
        pytest.param([0, 2, 4], 3, 0.75, id="three cases in four days"),
        pytest.param([0, 0.1], 2, 2, id="less than a day counts as a day"),
        pytest.param([0, 2, 4], 300, 75, id="a sample of one in a hundred"),
        pytest.param([], 0, 0, id="nothing"),
    ],
)
def test_cases_a_day(days: list[float], stored: int, expected: float) -> None:
    sums = tally(*(compared(verdict(NONE), verdict(REVIEW), day=day) for day in days), stored=stored)
    assert sums.cases_a_day("before") == 0
    assert sums.cases_a_day("after") == pytest.approx(expected)


def test_rules_without_an_answer_are_counted() -> None:
    sums = tally(*(compared(verdict(NONE), verdict(REVIEW, failed="mine")) for _ in range(2)))
    assert sums.failed == {"mine": 2}


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        pytest.param(None, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], id="all"),
        pytest.param(20, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], id="more than there are"),
        pytest.param(5, [0, 2, 4, 6, 8], id="every second"),
        pytest.param(3, [0, 3, 6], id="spread evenly"),
        pytest.param(1, [0], id="one"),
    ],
)
def test_spread(sample: int | None, expected: list[int]) -> None:
    assert list(spread(range(10), sample)) == expected
