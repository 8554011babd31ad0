"""What is proposed for the watchlist: accepted, it counts from the next examination on and in its replay."""

import pytest

from moderation.checks.watchlist.imports.listed import Listed, ListedName, Reading
from moderation.checks.watchlist.load import default
from moderation.desk import proposals, watchlist
from moderation.desk import propose as proposing
from moderation.desk.administer import add_forum, add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.hits import hits
from moderation.desk.homonym import report_homonym
from moderation.desk.replay import replay
from moderation.model import Action, Conflict, Invalid, NotFound, Refused, Role
from moderation.ports.records import User
from moderation.ports.watchlist import Proposal, ProposalKind, ProposalState
from moderation.result import loads
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import SECRET, Desk

BRIGADE = "Le Zorvex Brigade recule vers le nord."
READING = Reading(
    [
        Listed(
            id="QDe.901",
            list="UN",
            language="en",
            is_person=False,
            names=[ListedName("Zorvex Brigade"), ListedName("The Base")],
            programme="Al-Qaida",
            since="2020-03-04",
        )
    ]
)


@pytest.fixture
def senior(store: SqlStore) -> User:
    return add_user(store, name="salma", role=Role.SENIOR).user


def propose(store: SqlStore) -> list[Proposal]:
    proposed = proposing.of_list(READING, proposing.current(store))
    return list(proposing.add(store, proposed, "un", by="command").proposals)


def entities(desk: Desk, post: int | None) -> list[str | None]:
    result = loads(desk.examinations(post)[-1].result or "")
    return [finding.entity for finding in result.findings if finding.check == "watchlist"]


def test_a_proposal_counts_only_once_it_is_accepted(desk: Desk, store: SqlStore, senior: User) -> None:
    first = desk.send(BRIGADE, id="p1").post
    desk.examine()
    (made,) = propose(store)
    assert made.detail["hits"]["sure"] == 1
    assert made.detail["left_out"] == ["The Base"]
    before = desk.send(BRIGADE, id="p2", author="b").post
    desk.examine()
    proposals.accept(store, [made.id], senior)
    after = desk.send(BRIGADE, id="p3", author="c").post
    desk.examine()
    assert (entities(desk, first), entities(desk, before), entities(desk, after)) == (
        [],
        [],
        ["zorvex-brigade"],
    )


def test_an_examination_is_replayed_with_the_list_of_then(desk: Desk, store: SqlStore, senior: User) -> None:
    (made,) = propose(store)
    proposals.accept(store, [made.id], senior)
    post = desk.send(BRIGADE).post
    desk.examine()
    (examination,) = desk.examinations(post)
    assert "Zorvex" not in str(examination.context)  # the text stands once, under its digest
    more = proposing.of_toml(
        '[[entity]]\nid = "quilbrand"\nkind = "outlet"\nideology = "none"\nnames.en = ["Quilbrand Press"]\n',
        proposing.current(store),
    )
    (other,) = proposing.add(store, more, "toml", by="command").proposals
    proposals.accept(store, [other.id], senior)
    assert replay(store, examination.id).is_same


def test_an_import_is_repeated_without_a_second_proposal(store: SqlStore, senior: User) -> None:
    (made,) = propose(store)
    proposals.reject(store, [made.id], senior)
    assert propose(store) == []


def test_what_is_accepted_is_known_to_the_next_import(store: SqlStore, senior: User) -> None:
    (made,) = propose(store)
    proposals.accept(store, [made.id], senior)
    assert proposing.of_list(READING, proposing.current(store)) == []


def test_a_decided_proposal_is_a_conflict(store: SqlStore, senior: User) -> None:
    (made,) = propose(store)
    proposals.reject(store, [made.id], senior)
    with pytest.raises(Conflict, match="rejected already"):
        proposals.accept(store, [made.id], senior)


def test_what_the_lint_refuses_is_not_accepted_and_nothing_with_it(store: SqlStore, senior: User) -> None:
    (good,) = propose(store)
    text = '[[entity]]\nid = "bad"\nkind = "network"\nideology = "none"\nnames.en = ["Jihad"]\n'
    proposed = proposing.of_toml(text, proposing.current(store))
    assert "never makes a finding alone" in proposed[0].doubts[0]
    (bad,) = proposing.add(store, proposed, "toml", by="command").proposals
    with pytest.raises(Invalid, match="never makes a finding alone"):
        proposals.accept(store, [good.id, bad.id], senior)
    with store.read() as tx:
        assert tx.proposals.get(good.id).state is ProposalState.WAITING


def test_a_moderator_does_not_change_the_list(store: SqlStore, moderator: User) -> None:
    (made,) = propose(store)
    with pytest.raises(Refused):
        proposals.accept(store, [made.id], moderator)
    with pytest.raises(Refused):
        proposals.reject(store, [made.id], moderator)


def test_a_homonym_becomes_an_exclusion_of_its_forum(
    desk: Desk, store: SqlStore, moderator: User, senior: User
) -> None:
    body = "La fanfare AQMI joue ce soir au kiosque."
    case = desk.post(body)
    assert case is not None
    made = report_homonym(store, case.id, 1, moderator)
    assert (made.kind, made.entity, made.detail["surface"]) == (ProposalKind.EXCLUSION, "aqim", "AQMI")
    assert {"fanfare", "kiosque"} <= set(made.detail["words"])
    assert report_homonym(store, case.id, 1, moderator).id == made.id
    with pytest.raises(Invalid, match="fanfare"):
        proposals.accept(store, [made.id], senior)
    proposals.accept(store, [made.id], senior, words=["fanfare*"])
    with store.read() as tx:
        kept = tx.proposals.get(made.id)
        other = add_forum(store, name="other", kind="generic", secret=SECRET).id
        assert tx.proposals.additions(kept.forum) != ""
    with store.read() as tx:
        assert tx.proposals.additions(other) == ""
    assert (kept.post, kept.detail) == (None, {"surface": "AQMI"})  # the member's words are forgotten
    again = desk.send("Encore une fanfare AQMI", id="p2", author="b").post
    desk.examine()
    assert entities(desk, again) == []


def test_another_forums_case_is_not_there(desk: Desk, store: SqlStore) -> None:
    case = desk.post("AQMI au Mali")
    assert case is not None
    add_forum(store, name="other", kind="generic", secret=SECRET)
    stranger = add_user(store, name="zaki", role=Role.MODERATOR, forums=["other"]).user
    with pytest.raises(NotFound):
        report_homonym(store, case.id, 1, stranger)


def test_an_entity_is_switched_off_in_one_forum(desk: Desk, store: SqlStore) -> None:
    assert watchlist.switch(store, "aqim", "test", on=False) == {"aqim"}
    post = desk.send("AQMI au Mali").post
    desk.examine()
    assert entities(desk, post) == []
    assert watchlist.switch(store, "aqim", "test", on=True) == frozenset()
    with pytest.raises(NotFound, match="watchlist list"):
        watchlist.switch(store, "nobody", "test", on=False)
    with store.read() as tx:
        assert tx.audit.verify() > 0


def test_hits_are_counted_with_what_people_decided(desk: Desk, store: SqlStore, moderator: User) -> None:
    for number, action in enumerate((Action.ASK_SOURCE, Action.NONE, None)):
        case = desk.post(f"AQMI au Mali, numéro {number}", id=f"p{number}", author=f"a{number}")
        assert case is not None
        if action is not None:
            grounds = ("watchlist",) if action is Action.ASK_SOURCE else ()
            decide(store, case.id, moderator, Choice(action=action, grounds=grounds, note=""), grace=0)
    (found,) = hits(store, {})
    assert (found.entity, found.posts, found.confirmed, found.overturned) == ("aqim", 3, 1, 1)


def test_an_erased_post_takes_its_homonym_with_it(desk: Desk, store: SqlStore, moderator: User) -> None:
    case = desk.post("La fanfare AQMI joue au kiosque.")
    assert case is not None
    made = report_homonym(store, case.id, 1, moderator)
    with store.write() as tx:
        tx.erasures.erase(case.post)
    with store.read() as tx, pytest.raises(NotFound):
        tx.proposals.get(made.id)


def test_the_list_without_additions_is_the_shipped_one(store: SqlStore) -> None:
    assert proposing.current(store) is default()
