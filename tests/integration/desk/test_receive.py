"""What is acknowledged is stored once, in the right order, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from moderation.desk.receive import Receipt
from moderation.model import CaseReason, CaseState
from moderation.ports.delivery import Event
from tests.integration.desk.conftest import INNOCENT, NOON, TWICE, Desk


def test_a_post_is_stored_with_its_examination(desk: Desk) -> None:
    receipt = desk.send(INNOCENT)
    assert receipt.outcome == "accepted"
    assert [each.state for each in desk.examinations(receipt.post)] == ["waiting"]
    assert receipt.examinations == (desk.examinations(receipt.post)[0].id,)
    assert desk.current(receipt.post) == INNOCENT


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("a\x00b", id="NUL, which PostgreSQL's text refuses"),
        pytest.param("lone \ud800 surrogate", id="half of an astral character"),
        pytest.param("🕌" * 3 + "شُكْرًا\u200f", id="astral characters, harakat, a bidi mark"),
        pytest.param("", id="an empty post"),
        pytest.param("x" * 1_000_000, id="a megabyte"),
    ],
)
def test_a_body_comes_back_as_it_was_sent(desk: Desk, body: str) -> None:
    assert desk.current(desk.send(body).post) == body


def test_the_same_delivery_again_changes_nothing(desk: Desk) -> None:
    receipts = [desk.send(INNOCENT, delivery_id="one") for _ in range(25)]
    assert {receipt.post for receipt in receipts} == {receipts[0].post}
    assert [receipt.outcome for receipt in receipts] == ["accepted"] + ["duplicate"] * 24
    assert len(desk.examinations(receipts[0].post)) == 1


def test_deliveries_at_the_same_moment_are_one(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: desk.send(INNOCENT, delivery_id="one", sent_at=NOON), range(16)))
    assert sorted(receipt.outcome for receipt in receipts) == ["accepted"] + ["duplicate"] * 15
    assert len(desk.examinations(receipts[0].post)) == 1


def test_a_retry_under_another_delivery_id_is_a_duplicate(desk: Desk) -> None:
    """Discourse gives each retry a new event id."""
    first = desk.send(INNOCENT, revision=1)
    again = desk.send(INNOCENT, revision=1)
    assert (again.outcome, again.post) == ("duplicate", first.post)
    assert len(desk.revisions(first.post)) == 1


@pytest.mark.parametrize(
    ("sent", "current", "stored"),
    [
        pytest.param([("A", 1, 0), ("B", 2, 1)], "B", 2, id="in order"),
        pytest.param([("B", 2, 1), ("A", 1, 0)], "B", 2, id="the older revision arrives late"),
        pytest.param([("A", 1, 0), ("B", 1, 1)], "B", 2, id="an edit that does not raise the version"),
        pytest.param([("B", 1, 1), ("A", 1, 0)], "B", 2, id="the same, shuffled: time decides"),
        pytest.param(
            [("A", None, 0), ("B", None, 1), ("A", None, 2)], "A", 3, id="A, B, A is three revisions"
        ),
        pytest.param(
            [("A", None, 0), ("B", None, 1), ("A", None, 0)], "B", 2, id="a late retry of A is none"
        ),
        pytest.param([("A", None, None), ("B", None, None)], "B", 2, id="without any order, arrival decides"),
    ],
)
def test_revisions_order_by_number_then_time_then_arrival(
    desk: Desk, sent: list[tuple[str, int | None, int | None]], current: str, stored: int
) -> None:
    post = None
    for body, revision, minute in sent:
        at = None if minute is None else NOON + timedelta(minutes=minute)
        post = desk.send(body, revision=revision, updated_at=at, sent_at=at).post
    assert desk.current(post) == current
    assert len(desk.revisions(post)) == stored


@pytest.mark.parametrize(
    ("ahead", "current"),
    [
        pytest.param(
            timedelta(days=1500), "B", id="a clock that was wrong once does not make edits stale for ever"
        ),
        pytest.param(timedelta(minutes=6), "B", id="more than clocks may differ: the time of arrival"),
        pytest.param(timedelta(minutes=4), "A", id="clocks differ: the sender's order holds"),
    ],
)
def test_a_time_ahead_of_ours_is_believed_for_five_minutes(
    desk: Desk, ahead: timedelta, current: str
) -> None:
    now = datetime.now(UTC)
    desk.send("A", updated_at=now + ahead)
    post = desk.send("B", updated_at=now + timedelta(minutes=1)).post
    assert desk.current(post) == current


def test_a_post_is_not_older_than_its_arrival(desk: Desk) -> None:
    """Dated years ahead, it would never count as earlier than its copies."""
    number = desk.send(INNOCENT, posted_at=datetime.now(UTC) + timedelta(days=1500)).post
    with desk.store.read() as tx:
        assert tx.posts.get(number or 0).first_at <= tx.now()


def test_a_late_older_revision_is_not_examined(desk: Desk) -> None:
    desk.send("B", revision=2)
    late = desk.send("A", revision=1)
    assert (late.outcome, late.examinations) == ("stale", ())


def test_a_deletion_closes_the_case(desk: Desk) -> None:
    case = desk.post(TWICE)
    assert case is not None
    receipt = desk.send(event=Event.DELETED)
    assert receipt.outcome == "accepted"
    closed = desk.case(receipt.post)
    assert closed is not None
    assert (closed.state, closed.reason) == (CaseState.CLOSED, CaseReason.DELETED)


def test_a_deletion_that_overtakes_its_post_holds(desk: Desk) -> None:
    desk.send(event=Event.DELETED, sent_at=NOON + timedelta(hours=1))
    late = desk.send(TWICE, sent_at=NOON)
    assert (late.outcome, late.examinations) == ("stale", ())
    assert desk.examine() == 0


def test_a_post_that_becomes_private_is_taken_away(desk: Desk) -> None:
    """A Discourse topic turned into a private message says so with the post's next edit."""
    case = desk.post(TWICE)
    assert case is not None
    assert desk.send(event=Event.REFUSED) == Receipt(outcome="refused")
    closed = desk.case(case.post)
    assert closed is not None
    assert (closed.state, closed.reason) == (CaseState.CLOSED, CaseReason.DELETED)


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Event.RECOVERED, id="the forum says so"),
        pytest.param(Event.POSTED, id="an edit after the deletion"),
    ],
)
def test_a_post_comes_back(desk: Desk, event: Event) -> None:
    desk.post(TWICE)
    desk.send(event=Event.DELETED)
    receipt = desk.send(TWICE, event=event)
    assert receipt.outcome == "accepted"
    desk.examine()
    case = desk.case(receipt.post)
    assert case is not None
    assert (case.state, case.reason) == (CaseState.OPEN, CaseReason.NEW)


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        pytest.param(Event.REFUSED, "refused", id="a private message is not stored"),
        pytest.param(Event.UNKNOWN, "quarantined", id="an event of another program"),
    ],
)
def test_what_is_not_for_us_makes_no_post(desk: Desk, event: Event, outcome: str) -> None:
    assert desk.send(event=event) == Receipt(outcome=outcome)
    with desk.store.read() as tx:
        assert tx.posts.page(after=0, limit=10) == []
