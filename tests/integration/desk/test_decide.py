"""Claims, decisions and undo, by version and by grace."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.bell import SilentBell
from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.review import claim, claim_next, release
from moderation.desk.sweep import sweep
from moderation.desk.undo import undo
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    DecisionState,
    Invalid,
    NotFound,
    Queue,
    Refused,
    Role,
)
from moderation.ports.records import Forum, Purpose, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("repetition",), note="deux fois le même texte")
NONE = Choice(action=Action.NONE)
REMOVE_LISTED = Choice(action=Action.REMOVE, grounds=("watchlist",))
GRACE = 600


@pytest.fixture
def case(desk: Desk) -> Case:
    opened = desk.post(TWICE)
    assert opened is not None
    return opened


@pytest.fixture
def reachable_case(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Case:
    opened = desk_of(reachable_forum).post(TWICE)
    assert opened is not None
    return opened


def read(store: SqlStore, case: Case) -> Case:
    with store.read() as tx:
        return tx.cases.get(case.id)


class TestClaim:
    def test_a_claim_keeps_others_out(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        held = claim(store, case.id, moderator, seconds=60)
        assert (held.state, held.claimed_by, held.version) == (CaseState.CLAIMED, "amal", case.version + 1)
        with pytest.raises(Conflict, match="taken by amal"):
            claim(store, case.id, second, seconds=60)
        with pytest.raises(Conflict, match="taken by amal"):
            decide(store, case.id, second, NONE, grace=GRACE)

    def test_of_two_racing_claims_one_wins(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        def attempt(user: User) -> str:
            try:
                return claim(store, case.id, user, seconds=60, version=case.version).claimed_by or ""
            except Conflict:
                return "late"

        with ThreadPoolExecutor(2) as pool:
            results = sorted(pool.map(attempt, (moderator, second)))
        assert results in (["amal", "late"], ["badr", "late"])

    def test_an_ended_claim_holds_nothing(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        claim(store, case.id, moderator, seconds=-1)
        assert claim(store, case.id, second, seconds=60).claimed_by == "badr"

    def test_the_sweeper_opens_what_an_ended_claim_held(
        self, store: SqlStore, case: Case, moderator: User
    ) -> None:
        claim(store, case.id, moderator, seconds=-1)
        sweep(store, SilentBell(), attempts=5)
        assert read(store, case).state is CaseState.OPEN

    def test_only_the_holder_or_a_senior_lets_it_go(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        claim(store, case.id, moderator, seconds=60)
        with pytest.raises(Conflict):
            release(store, case.id, second)
        senior = add_user(store, name="chef", role=Role.SENIOR).user
        assert release(store, case.id, senior).state is CaseState.OPEN
        with pytest.raises(Conflict, match="not claimed"):
            release(store, case.id, moderator)

    def test_next_gives_the_most_urgent_first_and_ones_own_again(
        self, desk: Desk, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        urgent = desk.post("Rejoignez les rangs de Daech, frères, prenez les armes avec eux !", id="p2")
        assert urgent is not None
        assert urgent.queue is Queue.URGENT
        taken = claim_next(store, moderator, seconds=60)
        again = claim_next(store, moderator, seconds=60)
        other = claim_next(store, second, seconds=60)
        assert [each and each.id for each in (taken, again, other)] == [urgent.id, urgent.id, case.id]

    def test_next_of_an_empty_queue_is_none(self, store: SqlStore, moderator: User) -> None:
        assert claim_next(store, moderator, seconds=60) is None


class TestDecide:
    def test_a_decision_that_needs_no_call_is_recorded(
        self, store: SqlStore, case: Case, moderator: User
    ) -> None:
        made = decide(store, case.id, moderator, NONE, grace=GRACE)
        assert (made.state, made.by) == (DecisionState.RECORDED, "amal")
        assert read(store, case).state is CaseState.DECIDED

    def test_one_that_the_forum_must_hear_of_waits_out_the_grace(
        self, store: SqlStore, reachable_case: Case, moderator: User
    ) -> None:
        made = decide(store, reachable_case.id, moderator, HIDE, grace=GRACE)
        assert made.state is DecisionState.WAITING
        with store.read() as tx:
            assert tx.outbox.due(limit=5) == []

    def test_an_older_version_is_a_conflict(self, store: SqlStore, case: Case, moderator: User) -> None:
        claim(store, case.id, moderator, seconds=60)
        with pytest.raises(Conflict, match="read it again"):
            decide(store, case.id, moderator, NONE, grace=GRACE, version=case.version)
        assert read(store, case).decisions == ()

    def test_a_decided_case_is_decided_once(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        decide(store, case.id, moderator, NONE, grace=GRACE)
        with pytest.raises(Conflict, match="undo first"):
            decide(store, case.id, second, NONE, grace=GRACE)

    @pytest.mark.parametrize(
        "choice", [Choice(action=Action.ESCALATE), REMOVE_LISTED], ids=["senior", "second"]
    )
    def test_what_waits_for_another_person_is_not_closed_by_an_edit(
        self, store: SqlStore, desk: Desk, case: Case, moderator: User, choice: Choice
    ) -> None:
        decide(store, case.id, moderator, choice, grace=GRACE)
        desk.post(INNOCENT)
        assert read(store, case).state is CaseState.OPEN

    def test_an_escalated_case_stays_open_and_urgent(
        self, store: SqlStore, case: Case, moderator: User
    ) -> None:
        decide(store, case.id, moderator, Choice(action=Action.ESCALATE), grace=GRACE)
        now = read(store, case)
        assert (now.state, now.queue) == (CaseState.OPEN, Queue.URGENT)

    @pytest.mark.parametrize("body", [INNOCENT, f"{TWICE} Fin."], ids=["nothing found", "review"])
    def test_whatever_a_later_text_holds_an_escalated_case_stays_urgent(
        self, store: SqlStore, desk: Desk, case: Case, moderator: User, body: str
    ) -> None:
        decide(store, case.id, moderator, Choice(action=Action.ESCALATE), grace=GRACE)
        desk.post(body, revision=2)
        now = read(store, case)
        assert (now.state, now.queue) == (CaseState.OPEN, Queue.URGENT)
        with store.write() as tx:
            tx.examinations.add(case.post, tx.posts.get(case.post).revision or 0, Purpose.REPROCESS)
        desk.examine()
        assert read(store, case).version == now.version, "the same again changes nothing"
        decide(store, case.id, moderator, NONE, grace=GRACE)
        desk.post(f"{TWICE} Fin, cette fois.", revision=3)
        assert read(store, case).queue is Queue.REVIEW, "what was decided is escalated no more"

    def test_a_removal_on_watchlist_grounds_needs_two_people(
        self, store: SqlStore, reachable_case: Case, moderator: User, second: User
    ) -> None:
        first = decide(store, reachable_case.id, moderator, REMOVE_LISTED, grace=GRACE)
        assert first.state is DecisionState.NEEDS_SECOND
        assert read(store, reachable_case).state is CaseState.OPEN
        with pytest.raises(Conflict, match="second moderator"):
            decide(store, reachable_case.id, moderator, REMOVE_LISTED, grace=GRACE)
        confirmed = decide(store, reachable_case.id, second, REMOVE_LISTED, grace=0)
        assert (confirmed.state, confirmed.supersedes) == (DecisionState.WAITING, first.id)
        with store.write() as tx:
            (pending,) = tx.outbox.claim(tx.outbox.due(limit=5), lease=60)
            assert pending.undoes is None, "a confirmation takes nothing back"

    def test_a_removal_is_confirmed_on_the_text_that_it_was_proposed_on(
        self, store: SqlStore, desk: Desk, case: Case, moderator: User, second: User
    ) -> None:
        first = decide(store, case.id, moderator, REMOVE_LISTED, grace=GRACE)
        desk.send(f"{TWICE} Fin.", revision=2)
        with pytest.raises(Conflict) as caught:
            decide(store, case.id, second, REMOVE_LISTED, grace=GRACE)
        assert caught.value.code == "edited"
        desk.examine()
        anew = decide(store, case.id, second, REMOVE_LISTED, grace=GRACE)
        assert (anew.state, anew.supersedes) == (DecisionState.NEEDS_SECOND, first.id)
        states = [each.state for each in read(store, case).decisions]
        assert states == [DecisionState.WITHDRAWN, DecisionState.NEEDS_SECOND]
        with pytest.raises(Conflict, match="second moderator"):
            decide(store, case.id, second, REMOVE_LISTED, grace=GRACE)
        assert decide(store, case.id, moderator, REMOVE_LISTED, grace=GRACE).state is DecisionState.RECORDED

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            pytest.param({"action": Action.HIDE}, "grounds", id="a restriction without a ground"),
            pytest.param({"action": Action.NONE, "grounds": ("spam",)}, "grounds", id="no such check"),
            pytest.param({"action": Action.NONE, "note": "x" * 5001}, "note", id="a note without end"),
        ],
    )
    def test_a_bad_choice_names_its_field(self, given: dict[str, object], field: str) -> None:
        with pytest.raises(Invalid) as caught:
            Choice(**given)  # type: ignore[arg-type]  # that is the point
        assert caught.value.field == field

    @pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR])
    def test_who_only_reads_does_not_decide(self, store: SqlStore, case: Case, role: Role) -> None:
        reader = add_user(store, name="reader", role=role).user
        with pytest.raises(Refused):
            decide(store, case.id, reader, NONE, grace=GRACE)

    def test_another_forums_case_is_not_there(
        self, store: SqlStore, case: Case, reachable_forum: Forum
    ) -> None:
        stranger = add_user(store, name="elsewhere", role=Role.ADMIN, forums=[reachable_forum.name]).user
        with pytest.raises(NotFound):
            decide(store, case.id, stranger, NONE, grace=GRACE)


class TestUndo:
    def test_within_the_grace_it_is_withdrawn(
        self, store: SqlStore, reachable_case: Case, moderator: User
    ) -> None:
        made = decide(store, reachable_case.id, moderator, HIDE, grace=GRACE)
        assert undo(store, made.id, moderator, grace=GRACE).state is DecisionState.WITHDRAWN
        now = read(store, reachable_case)
        assert (now.state, now.reason) == (CaseState.OPEN, CaseReason.UNDONE)
        with store.read() as tx:
            assert tx.outbox.due(limit=5) == []

    def test_once_delivered_a_new_decision_supersedes_it(
        self, store: SqlStore, reachable_case: Case, moderator: User
    ) -> None:
        made = decide(store, reachable_case.id, moderator, HIDE, grace=0)
        with store.write() as tx:
            tx.outbox.claim(tx.outbox.due(limit=5), lease=60)
            tx.cases.mark(made.id, DecisionState.DELIVERED)
        undone = undo(store, made.id, moderator, grace=0)
        assert (undone.action, undone.supersedes) == (Action.APPROVE, made.id)
        assert undone.state is DecisionState.WAITING
        assert [each.id for each in read(store, reachable_case).decisions] == [made.id, undone.id]

    def test_it_happens_once(self, store: SqlStore, case: Case, moderator: User) -> None:
        made = decide(store, case.id, moderator, NONE, grace=GRACE)
        undo(store, made.id, moderator, grace=GRACE)
        with pytest.raises(Conflict, match="taken back"):
            undo(store, made.id, moderator, grace=GRACE)

    def test_an_undo_is_not_undone_but_decided_again(
        self, store: SqlStore, case: Case, moderator: User
    ) -> None:
        made = decide(store, case.id, moderator, NONE, grace=0)
        undone = undo(store, made.id, moderator, grace=0)
        assert undone.supersedes == made.id
        with pytest.raises(Conflict):
            undo(store, undone.id, moderator, grace=0)
        assert decide(store, case.id, moderator, NONE, grace=0).state is DecisionState.RECORDED

    def test_no_row_is_ever_deleted(self, store: SqlStore, case: Case, moderator: User) -> None:
        for _ in range(3):
            made = decide(store, case.id, moderator, NONE, grace=GRACE)
            undo(store, made.id, moderator, grace=GRACE)
        assert len(read(store, case).decisions) == 3


def test_everything_that_people_did_is_in_the_audit_log(store: SqlStore, case: Case, moderator: User) -> None:
    made = decide(store, case.id, moderator, NONE, grace=GRACE)
    undo(store, made.id, moderator, grace=GRACE)
    with store.read() as tx:
        assert tx.audit.verify() >= 5
