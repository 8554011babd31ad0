"""Skips and labels on each kind of database: kept, counted once, and gone with an erased post."""

from datetime import timedelta

from moderation.desk import feedback
from moderation.desk.erase import erase_post
from moderation.desk.review import claim_next
from moderation.ports.records import User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import NOON, TWICE, Desk


def test_a_skip_holds_for_its_person_alone(
    desk: Desk, store: SqlStore, moderator: User, second: User
) -> None:
    desk.post(TWICE)
    feedback.skip(store, 1, moderator, "not my language")
    assert claim_next(store, moderator, seconds=60) is None
    taken = claim_next(store, second, seconds=60)
    assert taken is not None
    with store.read() as tx:
        assert tx.feedback.skipped(moderator.name, since=NOON) == [1]
        assert tx.feedback.skipped(moderator.name, since=tx.now() + timedelta(days=1)) == []


def test_a_label_counts_once_a_person_and_goes_with_its_post(
    desk: Desk, store: SqlStore, moderator: User, second: User
) -> None:
    desk.post(TWICE)
    for user in (moderator, moderator, second):
        feedback.mark_wrong(store, 1, 1, user)
    with store.read() as tx:
        examination = tx.cases.examination(1)
        assert tx.feedback.wrong(examination) == [1]
    feedback.skip(store, 1, moderator, "x")
    erase_post(store, 1)
    with store.read() as tx:
        assert tx.feedback.wrong(examination) == []
        assert tx.feedback.skipped(moderator.name, since=NOON) == []
