"""Notes on each kind of database: which posts stand there, and when a decision settles one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from moderation.desk import notes
from moderation.desk.decide import Choice
from moderation.desk.undo import undo
from moderation.model import Action, CaseReason, CaseState, Conflict, Decision, NotFound, Role
from moderation.ports.delivery import Event
from moderation.ports.records import Forum, NoteFilter, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import NOON, PARAGRAPH, TWICE, Desk
from tests.integration.desk.test_wait import CLAIM

FILLING = " ".join(f"mot{number}" for number in range(400))
NOTED = f"{PARAGRAPH} {FILLING}.\n\n{PARAGRAPH}"
NONE = Choice(action=Action.NONE)
ASK = Choice(action=Action.ASK_SOURCE, grounds=("repetition",))


def _standing(store: SqlStore) -> list[int]:
    with store.read() as tx:
        found = tx.notes.list()
        assert tx.notes.count() == len(found)
        assert [tx.notes.of_post(each.post) for each in found] == list(found)
        return [each.post for each in found]


def _decide(store: SqlStore, post: int, user: User, choice: Choice = ASK) -> Decision:
    with store.read() as tx:
        noted = tx.notes.of_post(post)
    assert noted is not None
    return notes.decide(store, post, user, choice, grace=600, examination_id=noted.id)


def test_only_what_is_noted_stands(desk: Desk, store: SqlStore) -> None:
    assert desk.post(NOTED, id="p1") is None
    desk.post(TWICE, id="p2")
    desk.post("Bonjour à tous.", id="p3")
    assert _standing(store) == [1]


def test_notes_of_the_same_text_are_one_with_a_count(desk: Desk, store: SqlStore, moderator: User) -> None:
    for number in range(1, 4):
        desk.post(NOTED, id=f"p{number}", author="zohra", posted_at=NOON + timedelta(hours=number))
    desk.post(CLAIM, id="p4")
    assert _standing(store) == [4, 3, 2, 1]
    with store.read() as tx:
        first, rest = tx.notes.list(by_wave=True, limit=1), tx.notes.list(by_wave=True)
        assert [each.post for each in rest] == [4, 3]
        assert tx.notes.copies(NoteFilter(), [each.id for each in rest]) == {
            rest[0].id: (4, 1),
            rest[1].id: (1, 3),
        }
        assert [each.post for each in tx.notes.list(by_wave=True, after=first[0].id)] == [3]
        assert [each.post for each in tx.notes.list(NoteFilter(wave=1))] == [3, 2, 1]
        assert tx.notes.count(NoteFilter(wave=1)) == 3
    _decide(store, 3, moderator, NONE)
    with store.read() as tx:
        assert [each.post for each in tx.notes.list(by_wave=True)] == [4, 2], "the next stands for the others"


def test_a_decision_settles_a_note_until_the_text_changes(
    desk: Desk, store: SqlStore, moderator: User
) -> None:
    desk.post(NOTED)
    _decide(store, 1, moderator, NONE)
    assert _standing(store) == []
    desk.post(NOTED + " Fin.", event=Event.POSTED)
    assert _standing(store) == [1]
    _decide(store, 1, moderator, NONE)
    assert _standing(store) == []
    case = desk.case(1)
    assert case is not None
    assert (case.state, case.reason, len(case.decisions)) == (CaseState.DECIDED, CaseReason.NOTE, 2)


def test_who_was_asked_waits_and_is_no_note(desk: Desk, store: SqlStore, moderator: User) -> None:
    desk.post(NOTED)
    _decide(store, 1, moderator)
    desk.post(NOTED + " Fin.")
    case = desk.case(1)
    assert case is not None
    assert (case.state, _standing(store)) == (CaseState.WAITING, [])


def test_what_is_taken_back_waits_as_a_case(desk: Desk, store: SqlStore, moderator: User) -> None:
    desk.post(NOTED)
    undo(store, _decide(store, 1, moderator).id, moderator, grace=600)
    case = desk.case(1)
    assert case is not None
    assert (case.state, case.reason) == (CaseState.OPEN, CaseReason.UNDONE)
    assert _standing(store) == []


def test_a_deleted_post_stands_no_more(desk: Desk, store: SqlStore) -> None:
    desk.post(NOTED)
    desk.send(event=Event.DELETED)
    assert _standing(store) == []


def test_an_edit_stands_once(desk: Desk, store: SqlStore) -> None:
    desk.post(NOTED)
    desk.post(NOTED + " Fin.")
    assert _standing(store) == [1]


def test_another_forums_note_is_not_there(desk: Desk, store: SqlStore, reachable_forum: Forum) -> None:
    desk.post(NOTED)
    with store.read() as tx:
        assert tx.notes.list(NoteFilter(forums=(reachable_forum.name,))) == []
        assert tx.notes.count(NoteFilter(forums=(reachable_forum.name,))) == 0
    stranger = User(id=9, name="x", role=Role.MODERATOR, forums=(reachable_forum.name,))
    with pytest.raises(NotFound):
        notes.decide(store, 1, stranger, ASK, grace=600, examination_id=1)


@pytest.mark.parametrize(
    ("which", "stands"),
    [
        pytest.param(NoteFilter(), True, id="no filter lets everything through"),
        pytest.param(NoteFilter(check="repetition"), True, id="the check that noted it"),
        pytest.param(NoteFilter(check="citations"), False, id="another check"),
        pytest.param(NoteFilter(check="repet"), False, id="a part of a name is no name"),
        pytest.param(NoteFilter(language="fr"), True, id="its language"),
        pytest.param(NoteFilter(language="ar"), False, id="another language"),
        pytest.param(NoteFilter(check="repetition", language="ar"), False, id="both must fit"),
        pytest.param(NoteFilter(check="%"), False, id="no pattern of the database's"),
    ],
)
def test_notes_are_sought_by_check_and_language(
    desk: Desk, store: SqlStore, which: NoteFilter, stands: bool
) -> None:
    desk.post(NOTED)
    with store.read() as tx:
        assert [each.post for each in tx.notes.list(which)] == [1] * stands
        assert tx.notes.count(which) == int(stands)


def test_of_two_at_once_one_opens_the_case(
    desk: Desk, store: SqlStore, moderator: User, second: User
) -> None:
    desk.post(NOTED)
    with store.read() as tx:
        (noted,) = tx.notes.list()

    def ask(user: User) -> str:
        try:
            return notes.decide(store, 1, user, ASK, grace=600, examination_id=noted.id).by
        except Conflict as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(ask, (moderator, second)))
    assert "note_gone" in told
    assert len({*told} & {moderator.name, second.name}) == 1
