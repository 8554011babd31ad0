"""Waves of reposts on each kind of database: who belongs, what the queue lists, decisions one by one."""

from datetime import timedelta

import pytest

from moderation.desk import wave
from moderation.desk.decide import Choice, decide
from moderation.desk.erase import erase_post
from moderation.desk.feedback import skip
from moderation.desk.review import claim, claim_next
from moderation.model import Action, Case, CaseState, Conflict, DecisionState, Invalid, NotFound, Role
from moderation.ports.records import CaseFilter, Forum, Purpose, User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, NOON, TWICE, Desk

HIDE = Choice(action=Action.HIDE, grounds=("duplicates",))
REMOVE = Choice(action=Action.REMOVE, grounds=("watchlist",))
OTHER = "Une tout autre histoire, qui se dit deux fois, du port et de ses grues jaunes sous la pluie. " * 12


def post(desk: Desk, number: int, body: str = TWICE, **more: object) -> Case:
    at = NOON + timedelta(hours=number)
    found = desk.post(body, id=f"w{number}", author=f"a{number}", posted_at=at, **more)
    assert found is not None
    return found


@pytest.fixture
def cases(desk: Desk) -> list[Case]:
    """Give the cases of a post, of two that copy it, and of one that has nothing to do with them."""
    return [post(desk, 1), post(desk, 2), post(desk, 3, f"{TWICE} Fin."), post(desk, 4, OTHER)]


def listed(store: SqlStore, **which: object) -> list[int]:
    with store.read() as tx:
        return [each.id for each in tx.cases.list(CaseFilter(**which), by_wave=True)]  # type: ignore[arg-type]  # fields of the filter


def test_copies_belong_to_the_first_post(store: SqlStore, cases: list[Case]) -> None:
    with store.read() as tx:
        now = [tx.cases.get(each.id) for each in cases]
        assert [each.wave for each in now] == [None, 1, 1, None]
        assert [each.first_post for each in now] == [1, 1, 1, 4]
        assert tx.waves.counts([1, 4]) == {1: 3, 4: 1}
        assert [(each.post, each.forum, each.count) for each in tx.waves.list()] == [(1, "test", 3)]
        assert tx.waves.list(["elsewhere"]) == []
        assert tx.waves.list(after=1) == []


def test_a_copy_of_a_copy_belongs_to_the_first_too(desk: Desk) -> None:
    first, second = post(desk, 1), post(desk, 2)
    desk.post(INNOCENT, id="w1", author="a1", revision=2)
    third = post(desk, 3)
    assert (first.first_post, second.first_post, third.first_post) == (1, 1, 1)


@pytest.mark.usefixtures("cases")
def test_an_edit_leaves_the_wave(desk: Desk) -> None:
    now = desk.post(OTHER.replace("grues", "bateaux"), id="w2", author="a2", revision=2)
    assert now is not None
    assert (now.state, now.wave) in ((CaseState.OPEN, None), (CaseState.OPEN, 4))


def test_an_original_that_arrives_late_becomes_the_first(desk: Desk, store: SqlStore) -> None:
    later = post(desk, 5)
    post(desk, 1)
    with store.read() as tx:
        assert tx.cases.get(later.id).first_post == 2


def test_the_queue_lists_the_best_of_each_wave(store: SqlStore, cases: list[Case], moderator: User) -> None:
    _, copy, later_copy, other = (each.id for each in cases)
    assert listed(store) == [copy, other]  # a copy outranks its original
    decide(store, copy, moderator, Choice(action=Action.NONE), grace=600)
    assert listed(store) == [later_copy, other]
    assert listed(store, check="watchlist") == []


def test_pages_of_waves_neither_repeat_nor_lose(desk: Desk, store: SqlStore) -> None:
    for number in range(1, 4):
        post(desk, number)
    for number in range(4, 7):
        post(desk, number, OTHER)
    seen: list[int] = []
    with store.read() as tx:
        while page := tx.cases.list(CaseFilter(), after=seen[-1] if seen else None, limit=1, by_wave=True):
            seen.append(page[0].id)
    assert len(seen) == len(set(seen)) == 2


def test_each_case_is_decided_by_itself(
    desk: Desk, store: SqlStore, cases: list[Case], moderator: User, second: User
) -> None:
    first, held, _, other = cases
    claim(store, held.id, second, seconds=60)
    desk.post(f"{TWICE} Fin, vraiment.", id="w3", author="a3", revision=2)
    versions = {each.id: each.version for each in cases}
    told = wave.decide(store, 1, moderator, HIDE, versions, grace=600)
    assert [each.error and each.error.code for each in told] == [
        None,
        "version_conflict",  # a claim is a change
        "version_conflict",
        "not_in_wave",
    ]
    assert told[0].decision is not None
    assert told[0].decision.action is Action.HIDE
    again = wave.decide(store, 1, moderator, HIDE, {first.id: None, held.id: None}, grace=600)
    assert [each.error and each.error.code for each in again] == ["not_open", "claimed"]
    with store.read() as tx:
        assert tx.cases.get(other.id).state is CaseState.OPEN
        assert tx.cases.get(held.id).decisions == ()
        tx.audit.verify()


def test_all_are_taken_back_one_by_one(store: SqlStore, cases: list[Case], moderator: User) -> None:
    versions = {each.id: each.version for each in cases[:3]}
    made = [one.decision for one in wave.decide(store, 1, moderator, HIDE, versions, grace=600)]
    ids = [each.id for each in made if each]
    told = wave.undo(store, 1, moderator, ids, grace=600)
    assert [one.decision and one.decision.state for one in told] == [DecisionState.WITHDRAWN] * 3
    again = wave.undo(store, 1, moderator, ids, grace=600)
    assert [one.error and one.error.code for one in again] == ["superseded"] * 3


def test_each_removal_for_the_watchlist_needs_two(
    store: SqlStore, cases: list[Case], moderator: User, second: User
) -> None:
    def states(user: User) -> list[object]:
        told = wave.decide(store, 1, user, REMOVE, {each.id: None for each in cases[:2]}, grace=600)
        return [one.decision.state if one.decision else one.error and one.error.code for one in told]

    assert states(moderator) == [DecisionState.NEEDS_SECOND] * 2
    assert states(moderator) == ["needs_second"] * 2
    assert states(second) == [DecisionState.RECORDED] * 2


@pytest.mark.usefixtures("cases")
def test_nothing_and_too_much_are_refused(store: SqlStore, moderator: User) -> None:
    for named in ({}, dict.fromkeys(range(201))):
        with pytest.raises(Invalid, match="cases"):
            wave.decide(store, 1, moderator, HIDE, named, grace=600)
    with pytest.raises(NotFound):
        wave.decide(store, 99, moderator, HIDE, {1: None}, grace=600)


@pytest.mark.usefixtures("cases")
def test_another_forums_wave_is_not_there(store: SqlStore, reachable_forum: Forum) -> None:
    stranger = User(id=9, name="x", role=Role.MODERATOR, forums=(reachable_forum.name,))
    with pytest.raises(NotFound):
        wave.decide(store, 1, stranger, HIDE, {1: None}, grace=600)
    with store.read() as tx, pytest.raises(NotFound):
        wave.members(tx, 1, stranger)


def test_a_decided_wave_is_still_there(store: SqlStore, cases: list[Case], moderator: User) -> None:
    wave.decide(store, 1, moderator, HIDE, {each.id: None for each in cases[:3]}, grace=600)
    with store.read() as tx:
        assert wave.members(tx, 1, moderator) == []
        assert len(wave.members(tx, 1, moderator, states=())) == 3


@pytest.mark.usefixtures("cases")
def test_who_holds_the_first_has_the_wave(store: SqlStore, moderator: User, second: User) -> None:
    one, other = claim_next(store, moderator, seconds=60), claim_next(store, second, seconds=60)
    assert one is not None
    assert other is not None
    assert one.first_post != other.first_post
    assert claim_next(store, User(id=9, name="c", role=Role.MODERATOR), seconds=60) is None


def test_a_skipped_case_gives_way_to_its_copies(store: SqlStore, desk: Desk, moderator: User) -> None:
    first, second = post(desk, 1), post(desk, 2)
    skip(store, first.id, moderator, "je connais l'auteur")
    following = claim_next(store, moderator, seconds=60)
    assert following is not None
    assert following.id == second.id


def test_a_cleared_text_is_not_queued_again_but_its_copy_is(
    desk: Desk, store: SqlStore, moderator: User
) -> None:
    """Decision memory: a decision covers its own post; the same text of another is another post."""
    cleared = post(desk, 1)
    decide(store, cleared.id, moderator, Choice(action=Action.NONE), grace=0)
    with store.write() as tx:
        stored = tx.posts.get(cleared.post)
        tx.examinations.add(stored.id, stored.revision or 0, Purpose.REPROCESS)
    desk.examine()
    desk.send(TWICE, id="w1", author="a1")
    desk.examine()
    now = desk.case(cleared.post)
    assert now is not None
    assert now.state is CaseState.DECIDED
    assert post(desk, 2).state is CaseState.OPEN


def test_a_wave_goes_on_without_its_first_post(desk: Desk, store: SqlStore, cases: list[Case]) -> None:
    erase_post(store, cases[0].post)
    with store.read() as tx:
        now = [tx.cases.get(each.id) for each in cases[1:]]
        assert [(each.wave, each.first_post) for each in now] == [(None, 2), (2, 2), (None, 4)]
        assert tx.waves.counts([2]) == {2: 2}
    assert post(desk, 5).first_post == 2
    erase_post(store, cases[1].post)
    erase_post(store, cases[2].post)
    assert post(desk, 6).first_post == 5


def test_it_is_told_to_each_author_once(
    desk: Desk, store: SqlStore, cases: list[Case], moderator: User
) -> None:
    again = desk.post(f"{TWICE} Fin, bis.", id="w9", author="a2", posted_at=NOON + timedelta(hours=9))
    assert again is not None
    with store.read() as tx:
        first, authors = wave.addressed(tx, 1, moderator, [cases[1].id, again.id, cases[2].id, cases[3].id])
        assert (first.id, authors) == (cases[1].id, 2)
        with pytest.raises(Invalid, match="cases"):
            wave.addressed(tx, 1, moderator, [cases[3].id])


def test_a_conflict_is_no_fault_of_the_rest(store: SqlStore, cases: list[Case], moderator: User) -> None:
    decide(store, cases[0].id, moderator, HIDE, grace=600)
    told = wave.decide(store, 1, moderator, HIDE, {each.id: None for each in cases[:3]}, grace=600)
    assert [isinstance(each.error, Conflict) for each in told] == [True, False, False]
