"""What an author is told is kept as it was said, whatever becomes of words, rules and evidence later."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from moderation.desk import appeal, letters
from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import deliver, told_by_hand
from moderation.desk.erase import erase_post
from moderation.desk.feedback import mark_wrong
from moderation.desk.orders import execute, register_by_command
from moderation.desk.retention import forget
from moderation.desk.statement import configure, read_statement
from moderation.desk.undo import undo
from moderation.model import Action, Case, Conflict, DecisionState, Invalid, NotFound
from moderation.ports.letters import Letter
from moderation.ports.orders import NewOrder
from moderation.ports.records import Delivered, Forum, Pending, User
from moderation.statement import Links, as_dsa, as_json, catalogue, words
from moderation.storage.tables import outbox
from moderation.storage.tables_desk import letter
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import NOON, TWICE, Desk
from tests.integration.desk.test_retention import DAYS, age

ADDRESS = "https://forum.example/t/1#p1"
LINKS = Links(b"a key of the tests", "https://mod.example")
HIDE = Choice(action=Action.HIDE, grounds=("repetition",), note="Gardez-en un.")
ASK = Choice(action=Action.ASK_SOURCE, grounds=("citations",))
DONE = Delivered(state=DecisionState.DELIVERED)
LATER = Delivered(state=None, error="503", retry_in=60.0)


class Forums:
    """A courier to forums that keep what they hear, and answer as they are told to."""

    def __init__(self, *answers: Delivered) -> None:
        self.answers, self.heard = list(answers), list[str | None]()

    def deliver(self, pending: Pending) -> Delivered:
        self.heard.append(pending.letter)
        return self.answers.pop(0)


def run(store: SqlStore, *answers: Delivered) -> list[str | None]:
    """Deliver until every answer is given; give the letters that the forum heard."""
    forums = Forums(*answers)
    while forums.answers:
        with store.engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.state == "waiting").values(next_at=NOON))
        with store.read() as tx:
            due = tx.outbox.due(limit=9)
        assert deliver(store, forums, due, LINKS) > 0
    return forums.heard


def kept(store: SqlStore, decision_id: int) -> Letter:
    with store.read() as tx:
        return tx.letters.of(decision_id)


@pytest.fixture
def case(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Case:
    opened = desk_of(reachable_forum).post(TWICE, url=ADDRESS, author="Zohra")
    assert opened is not None
    return opened


def test_a_statement_stays_as_it_was_said(
    store: SqlStore,
    case: Case,
    moderator: User,
    reachable_forum: Forum,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=0)
    before = read_statement(store, made.id, moderator, LINKS)
    (told,) = run(store, DONE)
    configure(store, reachable_forum, {"rules": {"repetition": {"text": "Tout autre chose."}}})
    mark_wrong(store, case.id, 1, moderator)
    for module in (words, catalogue):
        monkeypatch.setattr(module, "sentences", lambda _: {})
    after = read_statement(store, made.id, moderator, LINKS)
    assert after == before
    assert (as_json(after), as_dsa(after)) == (as_json(before), as_dsa(before))
    assert appeal.read_appeal(store, LINKS.token(made.id), LINKS).statement == before
    assert kept(store, made.id).text == told


def test_its_end_and_its_answer_are_said_beside_it(store: SqlStore, case: Case, moderator: User) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=0)
    before = read_statement(store, made.id, moderator, LINKS)
    run(store, DONE)
    appeal.appeal(store, LINKS.token(made.id), "Relisez, svp.", LINKS)
    answered = read_statement(store, made.id, moderator, LINKS)
    assert answered == replace(before, may_appeal=False)
    undo(store, made.id, moderator, grace=0)
    ended = read_statement(store, made.id, moderator, LINKS)
    assert ended == replace(answered, ended_on=ended.ended_on)
    assert ended.ended_on is not None


def test_what_an_authority_ordered_is_said_at_once(store: SqlStore, case: Case, moderator: User) -> None:
    assert case.decisions == ()
    order = NewOrder(reference="R-1", authority="Une autorité", address=ADDRESS)
    made = execute(store, register_by_command(store, order).id, moderator).decision or 0
    assert (kept(store, made).statement or {})["is_ordered"] is True


@pytest.mark.parametrize("action", [Action.NONE, Action.ASK_SOURCE, Action.ESCALATE])
def test_what_restricts_nothing_keeps_no_statement(
    store: SqlStore, case: Case, moderator: User, action: Action
) -> None:
    made = decide(store, case.id, moderator, Choice(action=action), grace=0)
    assert kept(store, made.id) == Letter(decision=made.id)


def test_every_attempt_tells_the_same(
    store: SqlStore, case: Case, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = decide(store, case.id, moderator, ASK, grace=0)
    (first,) = run(store, LATER)
    monkeypatch.setattr(letters, "WRITERS", {Action.ASK_SOURCE: lambda *_: "Tout autre chose."})
    assert run(store, LATER, DONE) == [first, first]
    assert kept(store, made.id).text == first


class TestAModeratorsOwnLetter:
    OWN = "Bonjour Zohra, d'où vient ce chiffre ?"

    def test_is_what_the_author_is_told(self, store: SqlStore, case: Case, moderator: User) -> None:
        made = decide(store, case.id, moderator, replace(ASK, letter=self.OWN, note="Pour nous."), grace=0)
        assert run(store, DONE) == [self.OWN]
        assert (kept(store, made.id).text, made.note) == (self.OWN, "Pour nous.")

    def test_is_kept_where_nobody_is_called(self, store: SqlStore, desk: Desk, moderator: User) -> None:
        case = desk.post(TWICE)
        assert case is not None
        made = decide(store, case.id, moderator, replace(ASK, letter=self.OWN), grace=0)
        assert kept(store, made.id).text == self.OWN

    @pytest.mark.parametrize(
        "choice",
        [
            pytest.param({"action": Action.ASK_SOURCE, "letter": "x" * 10_001}, id="without end"),
            pytest.param(
                {"action": Action.HIDE, "grounds": ("repetition",), "letter": "x"}, id="for a statement"
            ),
        ],
    )
    def test_has_its_bounds(self, choice: dict[str, object]) -> None:
        with pytest.raises(Invalid) as caught:
            Choice(**choice)  # type: ignore[arg-type]  # one table for all fields
        assert caught.value.field == "letter"


def _broken(*_: object) -> str:
    raise ZeroDivisionError


class TestALetterThatCannotBeWritten:
    @pytest.fixture
    def made(self, store: SqlStore, case: Case, moderator: User, monkeypatch: pytest.MonkeyPatch) -> int:
        monkeypatch.setattr(letters, "WRITERS", {Action.HIDE: _broken})
        return decide(store, case.id, moderator, HIDE, grace=0).id

    def test_is_told_to_a_person_and_the_decision_stands(self, store: SqlStore, made: int) -> None:
        assert run(store, DONE) == [HIDE.note]
        assert kept(store, made).fault == "ZeroDivisionError"
        with store.read() as tx:
            assert tx.cases.decision(made).state is DecisionState.DELIVERED
            assert tx.letters.unwritten() == tx.letters.unwritten(["reachable"]) == [1]
            assert tx.letters.unwritten(["elsewhere"]) == []

    def test_until_one_has_told_the_author(self, store: SqlStore, made: int, moderator: User) -> None:
        run(store, DONE)
        told_by_hand(store, made, moderator)
        with store.read() as tx:
            assert tx.letters.unwritten() == []
        assert kept(store, made).statement is not None
        with pytest.raises(Conflict):
            told_by_hand(store, made, moderator)

    def test_is_written_by_a_later_attempt(
        self, store: SqlStore, made: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(store, LATER)
        with store.read() as tx:
            assert tx.letters.unwritten() == [], "the forum has not taken it yet"
        monkeypatch.setattr(letters, "WRITERS", {Action.HIDE: lambda *_: "Exposé"})
        assert run(store, DONE) == ["Exposé"]
        assert (kept(store, made).text, kept(store, made).fault) == ("Exposé", None)

    def test_is_not_told_to_strangers(
        self, store: SqlStore, made: int, forum: Forum, moderator: User
    ) -> None:
        run(store, DONE)
        with pytest.raises(NotFound):
            told_by_hand(store, made, replace(moderator, forums=(forum.name,)))


def _retain(store: SqlStore, _: int) -> None:
    age(store, 2 * DAYS)
    assert forget(store, days=DAYS).posts == 1


@pytest.mark.parametrize("forgotten", [erase_post, _retain], ids=["erased", "kept long enough"])
def test_a_post_takes_its_letters_along(
    store: SqlStore, case: Case, moderator: User, forgotten: Callable[[SqlStore, int], None]
) -> None:
    decide(store, case.id, moderator, HIDE, grace=0)
    run(store, DONE)
    forgotten(store, case.post)
    with store.engine.connect() as connection:
        assert connection.execute(select(letter)).all() == []
