"""Claims, fences, retries, and what an examination does to the case of its post."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from moderation.bell import SilentBell
from moderation.desk import examine as examining
from moderation.desk import policies
from moderation.desk.administer import add_source
from moderation.desk.decide import Choice, decide
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.desk.review import claim
from moderation.desk.sweep import sweep
from moderation.model import Action, Case, CaseReason, CaseState, Queue
from moderation.policy import default
from moderation.ports.delivery import Event
from moderation.ports.records import Outcome, Purpose, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, LIMITS, NOON, PARAGRAPH, TWICE, Desk

OUTCOME = Outcome(
    result="{}",
    queue=Queue.NONE,
    checks=(),
    language="fr",
    generation=0,
    context={},
    keys=(),
    missing=False,
)


def checks(desk: Desk, post: int | None) -> list[str]:
    result = json.loads(desk.examinations(post)[-1].result or "{}")
    return [finding["check"] for finding in result["findings"]]


def test_a_post_that_says_everything_twice_opens_a_case(desk: Desk) -> None:
    case = desk.post(TWICE)
    assert case is not None
    assert (case.queue, case.state, case.reason) == (Queue.REVIEW, CaseState.OPEN, CaseReason.NEW)


def test_an_ordinary_post_opens_none(desk: Desk) -> None:
    assert desk.post(INNOCENT) is None


def test_two_workers_never_take_the_same_row(desk: Desk, store: SqlStore) -> None:
    for number in range(30):
        desk.send(f"Message {number}", id=f"p{number}")
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: examine(store, SilentBell(), [], LIMITS), range(8)))
    assert sum(taken) == 30
    for post in range(1, 31):
        received = [each for each in desk.examinations(post) if each.purpose is Purpose.RECEIVED]
        assert [each.attempt for each in received] == [1]


def test_a_row_is_taken_again_only_when_its_lease_has_ended(desk: Desk, store: SqlStore) -> None:
    due = desk.send(INNOCENT).examinations
    with store.write() as tx:
        assert [each.attempt for each in tx.examinations.claim(due, lease=60, limit=5)] == [1]
        assert tx.examinations.claim(due, lease=60, limit=5) == []
    with store.write() as tx:
        assert tx.examinations.claim(due, lease=0, limit=5) == []


def test_a_result_of_an_earlier_claim_is_dropped(desk: Desk, store: SqlStore) -> None:
    """A worker that was thought dead and comes back must not write over the one that took its place."""
    due = desk.send(INNOCENT).examinations
    with store.write() as tx:
        (slow,) = tx.examinations.claim(due, lease=-1, limit=5)
    with store.write() as tx:
        (quick,) = tx.examinations.claim(due, lease=60, limit=5)
    with store.write() as tx:
        assert tx.examinations.record(slow, OUTCOME) is False
        assert tx.examinations.record(quick, OUTCOME) is True
        assert tx.examinations.record(quick, OUTCOME) is False


def test_a_row_with_an_earlier_attempt_is_taken_alone(desk: Desk, store: SqlStore) -> None:
    poison = desk.send(INNOCENT, id="poison").examinations
    with store.write() as tx:
        tx.examinations.claim(poison, lease=-1, limit=1)
    others = [due for number in range(3) for due in desk.send(INNOCENT, id=f"p{number}").examinations]
    with store.write() as tx:
        assert [each.id for each in tx.examinations.claim(poison, lease=60, limit=9)] == list(poison)
        assert [each.id for each in tx.examinations.claim([], lease=60, limit=9)] == others


def test_huge_posts_are_not_taken_together(desk: Desk, store: SqlStore) -> None:
    """Else they would use up the time limit of the small ones beside them."""
    due = [desk.send("x" * 600_000, id=f"p{number}").examinations[0] for number in range(3)]
    with store.write() as tx:
        assert [each.id for each in tx.examinations.claim(due, lease=60, limit=9)] == due[:1]


def test_a_row_whose_worker_dies_each_time_becomes_a_dead_letter(desk: Desk, store: SqlStore) -> None:
    receipt = desk.send(INNOCENT)
    for _ in range(LIMITS.attempts):
        with store.write() as tx:
            assert tx.examinations.claim(receipt.examinations, lease=-1, limit=1)
    sweep(store, SilentBell(), attempts=LIMITS.attempts)
    (dead,) = desk.examinations(receipt.post)
    assert (dead.state, dead.error) == ("failed", "the worker died each time")
    with store.write() as tx:
        assert tx.examinations.retry([]) == [dead.id]
    assert desk.examine() == 1
    assert desk.examinations(receipt.post)[0].state == "done"


def test_a_fault_burns_only_its_own_post(
    desk: Desk, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faults are of our own making, so the one way to have one is to break a step."""

    def broken(claimed: examining.Claimed) -> examining.Prepared:
        if claimed.revision.sent.id == "poison":
            raise ZeroDivisionError("a secret of the text")
        return whole(claimed)

    whole = examining._prepare  # noqa: SLF001 - as the docstring says
    monkeypatch.setattr(examining, "_prepare", broken)
    bad, good = desk.send("poison", id="poison"), desk.send(INNOCENT, id="good")
    examine(store, SilentBell(), [], LIMITS)
    (failed,), (done,) = desk.examinations(bad.post), desk.examinations(good.post)
    assert (failed.state, failed.error) == ("waiting", "ZeroDivisionError")
    assert done.state == "done"


def test_the_last_failed_attempt_is_a_dead_letter(
    desk: Desk, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "_prepare", lambda _: 1 / 0)
    receipt = desk.send(INNOCENT)
    examine(store, SilentBell(), [], Limits(attempts=1))
    assert [each.state for each in desk.examinations(receipt.post)] == ["failed"]


def test_of_two_copies_exactly_the_later_is_found(desk: Desk) -> None:
    first = desk.send(PARAGRAPH * 2, id="a", author="Nora", posted_at=NOON)
    later = desk.send(PARAGRAPH * 2, id="b", author="Omar", posted_at=NOON + timedelta(minutes=1))
    desk.examine()
    assert "duplicates" not in checks(desk, first.post)
    assert "duplicates" in checks(desk, later.post)


def test_an_older_post_that_arrives_late_is_the_original(desk: Desk) -> None:
    copy = desk.send(PARAGRAPH, id="copy", author="Omar", posted_at=NOON + timedelta(hours=1))
    desk.examine()
    assert "duplicates" not in checks(desk, copy.post)
    original = desk.send(PARAGRAPH, id="original", author="Nora", posted_at=NOON)
    desk.examine()
    assert "duplicates" not in checks(desk, original.post)
    assert "duplicates" in checks(desk, copy.post)
    assert [each.purpose for each in desk.examinations(copy.post)] == [Purpose.RECEIVED, Purpose.OLDER_POST]


def test_two_copies_at_the_same_moment_give_one_finding(desk: Desk, store: SqlStore) -> None:
    pair = [
        desk.send(PARAGRAPH, id=name, author=name, posted_at=NOON + timedelta(seconds=second))
        for second, name in enumerate(("a", "b"))
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: examine(store, SilentBell(), one.examinations, Limits(batch=1)), pair))
    desk.examine()
    found = ["duplicates" in checks(desk, receipt.post) for receipt in pair]
    assert found == [False, True]


def test_a_post_is_never_the_copy_of_its_own_revision(desk: Desk) -> None:
    desk.send(PARAGRAPH, revision=1)
    desk.examine()
    edited = desk.send(PARAGRAPH + " Merci à tous.", revision=2)
    desk.examine()
    assert checks(desk, edited.post) == []


def test_a_deleted_post_is_no_original(desk: Desk) -> None:
    desk.post(PARAGRAPH, id="a", author="Nora")
    desk.send(event=Event.DELETED, id="a")
    again = desk.send(PARAGRAPH, id="b", author="Omar", posted_at=NOON + timedelta(days=1))
    desk.examine()
    assert "duplicates" not in checks(desk, again.post)


class TestTheCase:
    """One case a post for ever; it comes back only with a reason."""

    def decided(self, desk: Desk, store: SqlStore, moderator: User) -> Case:
        case = desk.post(TWICE, revision=1)
        assert case is not None
        decide(store, case.id, moderator, Choice(action=Action.NONE), grace=600)
        return case

    def test_an_edit_that_removes_the_finding_closes_it(self, desk: Desk) -> None:
        desk.post(TWICE, revision=1)
        case = desk.post(INNOCENT, revision=2)
        assert case is not None
        assert (case.state, case.reason) == (CaseState.CLOSED, CaseReason.EDITED)

    def test_a_claimed_case_does_not_close_by_itself(
        self, desk: Desk, store: SqlStore, moderator: User
    ) -> None:
        opened = desk.post(TWICE, revision=1)
        assert opened is not None
        claim(store, opened.id, moderator, seconds=60)
        case = desk.post(INNOCENT, revision=2)
        assert case is not None
        assert case.state is CaseState.CLAIMED

    def test_an_unchanged_post_that_a_person_cleared_is_not_queued_again(
        self, desk: Desk, store: SqlStore, moderator: User
    ) -> None:
        case = self.decided(desk, store, moderator)
        with store.write() as tx:
            post = tx.posts.get(case.post)
            tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
        desk.examine()
        again = desk.case(case.post)
        assert again is not None
        assert again.state is CaseState.DECIDED
        assert len(desk.examinations(case.post)) == 2

    def test_a_changed_text_brings_it_back(self, desk: Desk, store: SqlStore, moderator: User) -> None:
        case = self.decided(desk, store, moderator)
        again = desk.post(f"Bonjour. {TWICE}", revision=2)
        assert again is not None
        assert (again.id, again.state, again.reason) == (case.id, CaseState.OPEN, CaseReason.NEW_REVISION)

    def test_a_new_finding_brings_it_back(self, desk: Desk, store: SqlStore, moderator: User) -> None:
        case = self.decided(desk, store, moderator)
        add_source(store, text=PARAGRAPH, url="https://gazette.example/halle", title="La halle")
        with store.write() as tx:
            post = tx.posts.get(case.post)
            tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
        desk.examine()
        again = desk.case(case.post)
        assert again is not None
        assert (again.state, again.reason) == (CaseState.OPEN, CaseReason.NEW_FINDING)


def test_a_policy_that_is_rolled_back_says_why_its_cases_are_back(desk: Desk, store: SqlStore) -> None:
    case = desk.post(TWICE)
    assert case is not None

    def examine_again() -> tuple[CaseState, CaseReason]:
        with store.write() as tx:
            post = tx.posts.get(case.post)
            tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
        desk.examine()
        with store.read() as tx:
            now = tx.cases.get(case.id)
        return now.state, now.reason

    silent = 'version = "silent"'
    policies.activate(store, silent, actor="root")
    assert examine_again() == (CaseState.CLOSED, CaseReason.POLICY)
    policies.rollback(store, default().version, actor="root")
    assert examine_again() == (CaseState.OPEN, CaseReason.POLICY)


def test_the_stored_context_names_no_other_member(desk: Desk) -> None:
    url = "https://gazette.example/une-longue-adresse"
    desk.post(f"À lire : {url}", id="a", author="Nora la discrète")
    later = desk.send(f"Lisez {url}", id="b", author="Omar", posted_at=NOON + timedelta(hours=1))
    desk.examine()
    context = desk.examinations(later.post)[-1].context
    assert context is not None
    assert context["links"][0]["same_author"] is False
    assert "Nora" not in json.dumps(context, ensure_ascii=False)


def test_rows_of_a_reprocess_wait_for_new_posts(desk: Desk, store: SqlStore) -> None:
    old = desk.send(INNOCENT, id="old")
    desk.examine()
    with store.write() as tx:
        post = tx.posts.get(old.post or 0)
        slow = tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
    new = desk.send(INNOCENT, id="new")
    with store.write() as tx:
        taken = tx.examinations.claim([slow], lease=60, limit=9)
        assert [each.id for each in taken] == list(new.examinations), "alone, although another was named"
        assert [each.id for each in tx.examinations.claim([], lease=60, limit=9)] == [slow]


def test_a_claim_takes_few_rows_of_a_reprocess_or_none(desk: Desk, store: SqlStore) -> None:
    old = [desk.send(INNOCENT, id=f"old{number}") for number in range(9)]
    desk.examine()
    with store.write() as tx:
        slow = [tx.examinations.add(one.post or 0, 1 + at, Purpose.REPROCESS) for at, one in enumerate(old)]
    new = [desk.send(INNOCENT, id=f"new{number}").examinations[0] for number in range(9)]

    def take(again: int) -> list[int]:
        with store.write() as tx:
            return [each.id for each in tx.examinations.claim(slow, lease=60, limit=9, again=again)]

    assert take(again=0) == new, "of new posts as many as ever"
    assert take(again=0) == []
    assert take(again=5) == slow[:5]
    assert take(again=5) == slow[5:]


def test_of_one_rank_those_named_come_first(desk: Desk, store: SqlStore) -> None:
    first, second, third = (desk.send(INNOCENT, id=name).examinations[0] for name in "abc")
    with store.write() as tx:
        taken = [tx.examinations.claim([third], lease=60, limit=1)[0].id for _ in range(3)]
    assert taken == [third, first, second]


def test_what_is_due_is_read_from_its_index(store: SqlStore) -> None:
    """Else each claim reads every examination that there ever was."""
    asked: list[tuple[str, Any]] = []
    with store.write() as tx:
        connection: Connection = tx.connection  # type: ignore[attr-defined]  # to see what is asked
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        tx.examinations.claim([], lease=60, limit=9)
        statement, values = next(each for each in asked if "FROM examination" in each[0])
        explain = "EXPLAIN QUERY PLAN"
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # an empty table needs no index
            explain = "EXPLAIN"
        plan = str(connection.exec_driver_sql(f"{explain} {statement}", values).all())
    assert "ix_examination_due" in plan
