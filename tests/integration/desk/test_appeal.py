"""An author answers once, another person reads it, and the post stays or comes back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from moderation.desk import appeal as appeals
from moderation.desk.administer import add_user
from moderation.desk.appeal import Stage, read_appeal
from moderation.desk.decide import Choice, decide
from moderation.desk.erase import erase_post
from moderation.desk.letters import letter
from moderation.desk.review import claim, claim_next
from moderation.desk.undo import undo
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    Decision,
    DecisionState,
    Invalid,
    NotFound,
    Role,
)
from moderation.ports.appeals import Appeal
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.statement import Links
from moderation.storage.tables import decision as decisions
from moderation.storage.tables import outbox
from moderation.storage.tables_desk import appeal, audit
from moderation.storage.tables_desk import letter as statements
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import TWICE, Desk

ADDRESS = "https://forum.example/t/12#p3"
LINKS = Links(b"a key of the tests", "https://mod.example")
HIDE = Choice(action=Action.HIDE, grounds=("repetition",), note="Deux fois le même texte.")
REMOVE_LISTED = Choice(action=Action.REMOVE, grounds=("watchlist",))
KEPT = Choice(action=Action.HIDE, grounds=("repetition",), note="Nous avons relu, cela reste.")
BACK = Choice(action=Action.APPROVE, note="Vous avez raison.")
WORDS = "C'était pour comparer\r\nles deux versions.\x00 \u202eمن فضلكم"


@pytest.fixture
def case(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Case:
    opened = desk_of(reachable_forum).post(TWICE, url=ADDRESS)
    assert opened is not None
    return opened


def read(store: SqlStore, case: Case) -> Case:
    with store.read() as tx:
        return tx.cases.get(case.id)


def kept(store: SqlStore, made: Decision) -> Appeal | None:
    with store.read() as tx:
        return tx.appeals.of(made.id)


def deliver(store: SqlStore, state: DecisionState = DecisionState.DELIVERED) -> list[Pending]:
    """Carry what is due out, as a forum does that takes everything; give it with its letters."""
    with store.write() as tx:
        pending = tx.outbox.claim(tx.outbox.due(limit=9), lease=60)
        for one in pending:
            tx.outbox.record(one, Delivered(state=state))
            tx.cases.mark(one.decision.id, state)
        return list(pending)


def letters(store: SqlStore, pending: list[Pending]) -> list[str]:
    with store.read() as tx:
        return [letter(tx, one, LINKS) or "" for one in pending]


@pytest.fixture
def hidden(store: SqlStore, case: Case, moderator: User) -> Decision:
    """Give the delivered decision of `amal` that hides the post."""
    made = decide(store, case.id, moderator, HIDE, grace=0)
    assert len(deliver(store)) == 1
    return made


def contest(store: SqlStore, made: Decision, text: str = WORDS) -> Stage:
    return appeals.appeal(store, LINKS.token(made.id), text, LINKS).stage


class TestTheAuthor:
    def test_reads_the_statement_and_answers_once(self, store: SqlStore, hidden: Decision) -> None:
        page = read_appeal(store, LINKS.token(hidden.id), LINKS)
        assert (page.stage, page.appeal) == (Stage.OPEN, None)
        assert page.statement.facts[0].quotes
        assert contest(store, hidden) is Stage.RECEIVED
        with pytest.raises(Conflict) as caught:
            contest(store, hidden, "Encore un mot.")
        assert caught.value.code == "received"
        stored = kept(store, hidden)
        assert stored is not None
        assert stored.text == WORDS

    def test_opens_the_case_again(self, store: SqlStore, case: Case, hidden: Decision) -> None:
        contest(store, hidden)
        now = read(store, case)
        assert (now.state, now.reason) == (CaseState.OPEN, CaseReason.APPEAL)

    def test_leaves_a_row_without_their_words(self, store: SqlStore, hidden: Decision) -> None:
        contest(store, hidden)
        with store.engine.connect() as connection:
            rows = connection.execute(select(audit.c.detail).where(audit.c.verb == "appeal")).scalars().all()
        assert rows == [{"decision": hidden.id}]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="nothing"),
            pytest.param(" \r\n ", id="white space"),
            pytest.param("x" * 5001, id="too much"),
        ],
    )
    def test_must_write_something_and_not_a_book(self, store: SqlStore, hidden: Decision, text: str) -> None:
        with pytest.raises(Invalid) as caught:
            contest(store, hidden, text)
        assert caught.value.field == "text"
        assert kept(store, hidden) is None

    def test_may_end_each_line_as_forms_do(self, store: SqlStore, hidden: Decision) -> None:
        assert contest(store, hidden, "x\r\n" * 2500) is Stage.RECEIVED

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            pytest.param(180, Stage.OPEN, id="within six months"),
            pytest.param(186, Stage.TOO_LATE, id="after them"),
        ],
    )
    def test_has_six_months(self, store: SqlStore, hidden: Decision, days: int, expected: Stage) -> None:
        long_ago = update(decisions).values(at=hidden.at - timedelta(days=days))
        with store.engine.begin() as connection:
            connection.execute(long_ago)
            connection.execute(delete(statements))  # so that it is said of that day
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).stage is expected
        if expected is Stage.TOO_LATE:
            with pytest.raises(Conflict) as caught:
                contest(store, hidden)
            assert caught.value.code == "too_late"

    @pytest.mark.parametrize(
        "token",
        [
            pytest.param("nonsense", id="no token"),
            pytest.param(LINKS.token(10**17), id="a decision that is gone"),
            pytest.param(Links(b"another key").token(1), id="another service's"),
        ],
    )
    def test_of_nothing_is_told_nothing(self, store: SqlStore, hidden: Decision, token: str) -> None:
        assert hidden.id == 1
        for ask in (
            lambda: read_appeal(store, token, LINKS),
            lambda: appeals.appeal(store, token, "x", LINKS),
        ):
            with pytest.raises(NotFound, match=r"^there is nothing at this address$"):
                ask()

    def test_has_nothing_to_contest_in_other_decisions(
        self, store: SqlStore, case: Case, moderator: User
    ) -> None:
        made = decide(store, case.id, moderator, Choice(action=Action.NONE), grace=0)
        with pytest.raises(NotFound):
            read_appeal(store, LINKS.token(made.id), LINKS)

    def test_has_nothing_to_contest_once_the_post_is_back(
        self, store: SqlStore, hidden: Decision, moderator: User
    ) -> None:
        undo(store, hidden.id, moderator, grace=0)
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).stage is Stage.ENDED
        with pytest.raises(Conflict):
            contest(store, hidden)

    def test_answers_the_newest_decision(
        self, store: SqlStore, case: Case, hidden: Decision, second: User
    ) -> None:
        with store.write() as tx:
            tx.cases.move(tx.cases.get(case.id), state=CaseState.OPEN, reason=CaseReason.NEW_FINDING)
        newer = decide(store, case.id, second, Choice(action=Action.REMOVE, grounds=("repetition",)), grace=0)
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).stage is Stage.REPLACED
        assert read_appeal(store, LINKS.token(newer.id), LINKS).stage is Stage.OPEN


class TestWhoAnswers:
    def test_is_another_person(
        self, store: SqlStore, case: Case, hidden: Decision, moderator: User, second: User
    ) -> None:
        contest(store, hidden)
        assert claim_next(store, moderator, seconds=60) is None
        for act in (
            lambda: claim(store, case.id, moderator, seconds=60),
            lambda: decide(store, case.id, moderator, KEPT, grace=0),
            lambda: decide(store, case.id, moderator, BACK, grace=0),
        ):
            with pytest.raises(Conflict) as caught:
                act()
            assert caught.value.code == "own_decision"
        taken = claim_next(store, second, seconds=60)
        assert taken is not None
        assert taken.id == case.id

    def test_is_neither_of_the_two_who_removed(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        decide(store, case.id, moderator, REMOVE_LISTED, grace=0)
        removed = decide(store, case.id, second, REMOVE_LISTED, grace=0)
        deliver(store)
        contest(store, removed)
        third = add_user(store, name="chadia", role=Role.SENIOR).user
        for user in (moderator, second):
            with pytest.raises(Conflict, match="own decision"):
                decide(store, case.id, user, BACK, grace=0)
        assert decide(store, case.id, third, BACK, grace=0).action is Action.APPROVE

    def test_may_pass_it_on(self, store: SqlStore, case: Case, hidden: Decision, second: User) -> None:
        contest(store, hidden)
        decide(store, case.id, second, Choice(action=Action.ESCALATE), grace=0)
        assert read(store, case).state is CaseState.OPEN
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).stage is Stage.RECEIVED

    @pytest.mark.parametrize("action", [Action.ASK_SOURCE, Action.REMOVE, Action.KEEP_ONE_COPY])
    def test_lets_it_stand_or_puts_it_back(
        self, store: SqlStore, case: Case, hidden: Decision, second: User, action: Action
    ) -> None:
        contest(store, hidden)
        with pytest.raises(Invalid) as caught:
            decide(store, case.id, second, Choice(action=action, grounds=("repetition",)), grace=0)
        assert caught.value.field == "action"
        assert "hide: it stays" in caught.value.message


class TestUpheld:
    @pytest.fixture
    def upheld(self, store: SqlStore, case: Case, hidden: Decision, second: User) -> Decision:
        contest(store, hidden)
        return decide(store, case.id, second, KEPT, grace=600)

    def test_stands_without_a_call(
        self, store: SqlStore, case: Case, hidden: Decision, upheld: Decision
    ) -> None:
        assert (upheld.action, upheld.state) == (Action.HIDE, DecisionState.RECORDED)
        assert upheld.supersedes == hidden.id
        assert read(store, case).state is CaseState.DECIDED
        page = read_appeal(store, LINKS.token(hidden.id), LINKS)
        assert page.stage is Stage.UPHELD
        assert page.appeal is not None
        assert (page.appeal.answer, page.appeal.answered_by) == (KEPT.note, "badr")
        assert deliver(store) == []

    def test_cannot_be_contested_again(self, store: SqlStore, upheld: Decision) -> None:
        assert read_appeal(store, LINKS.token(upheld.id), LINKS).stage is Stage.REPLACED

    def test_is_undone_at_the_forum_too(
        self, store: SqlStore, hidden: Decision, upheld: Decision, second: User
    ) -> None:
        undone = undo(store, upheld.id, second, grace=600)
        assert (undone.action, undone.state) == (Action.APPROVE, DecisionState.WAITING)
        (pending,) = deliver(store)
        assert pending.undoes is Action.HIDE
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).statement.ended_on is not None


class TestGranted:
    def test_puts_the_post_back(self, store: SqlStore, case: Case, hidden: Decision, second: User) -> None:
        contest(store, hidden)
        made = decide(store, case.id, second, BACK, grace=600)
        assert (made.action, made.supersedes, made.state) == (
            Action.APPROVE,
            hidden.id,
            DecisionState.WAITING,
        )
        pending = deliver(store)
        assert [one.undoes for one in pending] == [Action.HIDE]
        (told,) = letters(store, pending)
        assert "vous a donné raison" in told
        assert BACK.note in told
        page = read_appeal(store, LINKS.token(hidden.id), LINKS)
        assert page.stage is Stage.GRANTED
        assert page.statement.ended_on is not None
        assert read(store, case).state is CaseState.DECIDED

    def test_no_action_puts_it_back_too(
        self, store: SqlStore, case: Case, hidden: Decision, second: User
    ) -> None:
        contest(store, hidden)
        assert decide(store, case.id, second, Choice(action=Action.NONE), grace=0).action is Action.APPROVE

    def test_the_same_text_does_not_come_back(self, desk: Desk, moderator: User, second: User) -> None:
        store, case = desk.store, desk.post(TWICE)
        assert case is not None
        hidden = decide(store, case.id, moderator, HIDE, grace=0)
        contest(store, hidden)
        decide(store, case.id, second, BACK, grace=0)
        desk.post(TWICE, revision=2)
        assert read(store, case).state is CaseState.DECIDED

    def test_what_the_forum_never_heard_of_is_not_called_back(
        self, store: SqlStore, case: Case, moderator: User, second: User
    ) -> None:
        made = decide(store, case.id, moderator, HIDE, grace=600)
        contest(store, made)
        back = decide(store, case.id, second, BACK, grace=0)
        assert back.state is DecisionState.RECORDED
        with store.read() as tx:
            assert tx.cases.decision(made.id).state is DecisionState.WITHDRAWN
            assert tx.outbox.due(limit=9) == []

    def test_whoever_decided_may_take_it_back_themselves(
        self, store: SqlStore, case: Case, hidden: Decision, moderator: User
    ) -> None:
        contest(store, hidden)
        undo(store, hidden.id, moderator, grace=0)
        assert read(store, case).reason is CaseReason.UNDONE
        assert read_appeal(store, LINKS.token(hidden.id), LINKS).stage is Stage.GRANTED


def test_an_erased_post_takes_its_appeal_with_it(store: SqlStore, case: Case, hidden: Decision) -> None:
    contest(store, hidden)
    with store.engine.begin() as connection:
        connection.execute(update(outbox).values(state="done"))
    erase_post(store, case.post)
    with store.engine.connect() as connection:
        assert connection.execute(select(appeal.c.id)).all() == []
    with pytest.raises(NotFound, match="nothing at this address"):
        read_appeal(store, LINKS.token(hidden.id), LINKS)


def test_lists_are_of_a_users_forums_in_pages(store: SqlStore, case: Case, hidden: Decision) -> None:
    contest(store, hidden)
    with store.read() as tx:
        assert [each.decision for each in tx.appeals.list()] == [hidden.id]
        assert tx.appeals.list(is_answered=True) == []
        assert tx.appeals.list(forums=["elsewhere"]) == []
        assert [each.case for each in tx.appeals.list(forums=[case.forum], is_answered=False)] == [case.id]
        assert tx.appeals.list(after=tx.appeals.list()[0].id) == []
