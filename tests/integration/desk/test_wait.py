"""A case whose author was asked: out of the queue, and back for an answer, a new finding, or silence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from moderation.bell import SilentBell
from moderation.desk import notes
from moderation.desk.administer import add_source
from moderation.desk.decide import Choice, decide
from moderation.desk.review import claim, claim_next
from moderation.desk.sweep import sweep
from moderation.desk.undo import undo
from moderation.model import Action, Case, CaseReason, CaseState, Conflict, DecisionState
from moderation.ports.delivery import Event
from moderation.ports.records import CaseFilter, Forum, Purpose, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, PARAGRAPH, TWICE, Desk

CUT = Choice(action=Action.CUT_TO_EXTRACT, grounds=("repetition",))
KEEP_ONE = Choice(action=Action.KEEP_ONE_COPY, grounds=("repetition",))
ASK = Choice(action=Action.ASK_SOURCE, grounds=("citations", "copied_text"))
NONE = Choice(action=Action.NONE)
CALL = "Rejoignez les rangs de Daech, frères, prenez les armes avec eux !"
CLAIM = "Selon une étude, 43 % des jeunes diplômés du pays sont sans travail trois ans après leur diplôme."
STATISTIC = "Le taux de chômage est de 43 % chez les jeunes diplômés du pays."
SOURCE = "Source : https://statistiques.example/chomage"
ADDRESS = "https://gazette.example/marche"


@dataclass
class Asked:
    """A case that waits for its author, and what a test does with it."""

    desk: Desk
    store: SqlStore
    user: User
    post: int = 1

    @property
    def case(self) -> Case:
        found = self.desk.case(self.post)
        assert found is not None
        return found

    @property
    def stands(self) -> tuple[CaseState, CaseReason]:
        return self.case.state, self.case.reason

    def ask(self, choice: Choice = CUT, *, hours: int = 72) -> None:
        decide(self.store, self.case.id, self.user, choice, grace=600, answer_hours=hours)

    def edit(self, body: str) -> tuple[CaseState, CaseReason]:
        self.desk.post(body)
        return self.stands

    def shown(self) -> str:
        with self.store.read() as tx:
            stored = tx.examinations.get(tx.cases.examination(self.case.id))
            return tx.posts.revision(stored.revision).sent.body


@pytest.fixture
def asked(desk: Desk, store: SqlStore, moderator: User) -> Asked:
    desk.post(TWICE)
    made = Asked(desk, store, moderator)
    made.ask()
    return made


def test_it_is_out_of_the_queue_for_a_set_time(asked: Asked, store: SqlStore, moderator: User) -> None:
    case = asked.case
    assert (case.state, len(case.decisions)) == (CaseState.WAITING, 1)
    with store.read() as tx:
        assert case.back_at is not None
        assert timedelta(hours=71) < case.back_at - tx.now() <= timedelta(hours=72)
        assert tx.cases.list(CaseFilter()) == []
        assert [each.id for each in tx.cases.list(CaseFilter(states=("waiting",)))] == [case.id]
    assert claim_next(store, moderator, seconds=60) is None
    with pytest.raises(Conflict, match="waiting"):
        claim(store, case.id, moderator, seconds=60)


@pytest.mark.parametrize(
    ("body", "state", "reason"),
    [
        pytest.param(PARAGRAPH, CaseState.OPEN, CaseReason.ANSWERED, id="one copy is left"),
        pytest.param(INNOCENT, CaseState.OPEN, CaseReason.ANSWERED, id="the text is another"),
        pytest.param(f"{TWICE} Fin.", CaseState.WAITING, CaseReason.NEW, id="both copies are left"),
        pytest.param(f"{CALL} {PARAGRAPH}", CaseState.OPEN, CaseReason.NEW_REVISION, id="something worse"),
    ],
)
def test_an_edit_is_an_answer_or_not(asked: Asked, body: str, state: CaseState, reason: CaseReason) -> None:
    until = asked.case.back_at
    assert asked.edit(body) == (state, reason)
    assert asked.shown() == body
    assert asked.case.back_at == (until if state is CaseState.WAITING else None)


def test_an_answer_that_is_taken_away_again_is_an_edit(asked: Asked) -> None:
    asked.edit(PARAGRAPH)
    assert asked.edit(TWICE + " ") == (CaseState.OPEN, CaseReason.NEW_REVISION)
    assert asked.edit(PARAGRAPH + " ") == (CaseState.OPEN, CaseReason.ANSWERED)


def test_an_answer_is_not_closed_by_itself(asked: Asked, store: SqlStore) -> None:
    asked.edit(PARAGRAPH)
    with store.write() as tx:
        post = tx.posts.get(asked.post)
        tx.examinations.add(post.id, post.revision or 0, Purpose.CITED_PAGE)
    asked.desk.examine()
    assert asked.stands == (CaseState.OPEN, CaseReason.ANSWERED)
    decide(store, asked.case.id, asked.user, NONE, grace=600)
    assert asked.edit(PARAGRAPH + " Fin.")[0] is CaseState.DECIDED


def test_the_same_text_examined_again_changes_nothing(asked: Asked, store: SqlStore) -> None:
    version = asked.case.version
    with store.write() as tx:
        post = tx.posts.get(asked.post)
        tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
    asked.desk.examine()
    assert (asked.case.version, asked.case.state) == (version, CaseState.WAITING)


def test_a_new_finding_in_the_same_text_brings_it_back(asked: Asked, store: SqlStore) -> None:
    add_source(store, text=PARAGRAPH, url=ADDRESS)
    with store.write() as tx:
        post = tx.posts.get(asked.post)
        tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
    asked.desk.examine()
    assert asked.stands == (CaseState.OPEN, CaseReason.NEW_FINDING)


def test_a_silent_author_brings_it_back(desk: Desk, store: SqlStore, moderator: User) -> None:
    desk.post(TWICE)
    asked = Asked(desk, store, moderator)
    asked.ask(hours=0)
    sweep(store, SilentBell(), attempts=5)
    assert asked.stands == (CaseState.OPEN, CaseReason.NO_ANSWER)
    assert asked.case.back_at is None
    assert asked.edit(f"{TWICE} Fin.") == (CaseState.OPEN, CaseReason.NO_ANSWER)
    assert asked.edit(PARAGRAPH) == (CaseState.OPEN, CaseReason.ANSWERED)
    with store.read() as tx:
        tx.audit.verify()


def test_who_has_time_left_is_left_alone(asked: Asked, store: SqlStore) -> None:
    sweep(store, SilentBell(), attempts=5)
    assert asked.case.state is CaseState.WAITING


def test_a_deletion_closes_it(asked: Asked) -> None:
    asked.desk.send(event=Event.DELETED)
    assert asked.stands == (CaseState.CLOSED, CaseReason.DELETED)
    assert asked.case.back_at is None


def test_the_question_is_taken_back(asked: Asked, store: SqlStore) -> None:
    undo(store, asked.case.decisions[-1].id, asked.user, grace=600)
    assert asked.stands == (CaseState.OPEN, CaseReason.UNDONE)


def test_another_decision_replaces_a_question_that_was_not_asked_yet(
    store: SqlStore, desk_of: Callable[[Forum], Desk], reachable_forum: Forum, moderator: User
) -> None:
    desk = desk_of(reachable_forum)
    desk.post(TWICE)
    asked = Asked(desk, store, moderator)
    asked.ask()
    hide = Choice(action=Action.HIDE, grounds=("repetition",))
    decide(store, asked.case.id, moderator, hide, grace=600)
    states = [each.state for each in asked.case.decisions]
    assert states == [DecisionState.WITHDRAWN, DecisionState.WAITING]
    assert asked.case.state is CaseState.DECIDED


@pytest.mark.parametrize(
    ("body", "stands"),
    [
        pytest.param(PARAGRAPH, (CaseState.DECIDED, CaseReason.NEW), id="one copy is left"),
        pytest.param(f"{TWICE} Fin.", (CaseState.OPEN, CaseReason.NEW_REVISION), id="both are left"),
    ],
)
def test_to_keep_one_copy_is_decided_at_once(
    desk: Desk, store: SqlStore, moderator: User, body: str, stands: tuple[CaseState, CaseReason]
) -> None:
    desk.post(TWICE)
    asked = Asked(desk, store, moderator)
    asked.ask(KEEP_ONE)
    assert (asked.case.state, asked.case.back_at) == (CaseState.DECIDED, None)
    assert asked.edit(body) == stands


def test_a_note_that_asked_waits_and_is_answered(desk: Desk, store: SqlStore, moderator: User) -> None:
    assert desk.post(CLAIM) is None
    with store.read() as tx:
        (noted,) = tx.notes.list()
    choice = Choice(action=Action.ASK_SOURCE, grounds=("citations",))
    notes.decide(store, 1, moderator, choice, grace=600, examination_id=noted.id)
    asked = Asked(desk, store, moderator)
    assert asked.case.state is CaseState.WAITING
    assert asked.edit(CLAIM.replace("43", "44"))[0] is CaseState.WAITING
    assert asked.edit(f"{CLAIM}\n{SOURCE}") == (CaseState.OPEN, CaseReason.ANSWERED)


def test_a_copied_article_is_answered_by_its_source(desk: Desk, store: SqlStore, moderator: User) -> None:
    add_source(store, text=PARAGRAPH, url=ADDRESS, title="Le marché")
    desk.post(PARAGRAPH)
    asked = Asked(desk, store, moderator)
    asked.ask(ASK)
    assert asked.edit(f"{PARAGRAPH}\nsource : {ADDRESS}") == (CaseState.OPEN, CaseReason.ANSWERED)
