"""The watchlist in the browser: entities, a sentence tried, proposals, hits; and who may decide."""

import re
from html import unescape

import pytest

from moderation.checks.watchlist.silence import Why
from moderation.desk.homonym import report_homonym
from moderation.desk.watchlist import known
from moderation.model import Role
from moderation.ports.watchlist import NewProposal, ProposalKind
from moderation.web.pages import words
from tests.unit.web.desk import CALL, Desk

ENTITIES = re.compile(r'<tr id="entity-([^"]+)"')
NEXT = re.compile(r'rel="next" href="([^"]+)"')
HOMONYM = "Le GIA se tient en Algérie, et AQMI au Mali."


def _try(desk: Desk, text: str) -> tuple[int, str]:
    answer = desk.browser().post("/watchlist/try", "/watchlist", text=text)
    return answer.status_code, answer.text


def test_the_entities_with_who_designates_them(desk: Desk) -> None:
    page = desk.browser().get("/watchlist?ideology=jihadist").text
    assert 'id="entity-aqim"' in page
    assert "<bdi>AQMI</bdi>" in page
    assert len(re.findall(r'<tr id="entity-', page)) > 10
    assert "Rien ici avec ces filtres" in desk.browser().get("/watchlist?ideology=none&kind=none").text


def test_the_list_comes_in_pages_and_is_searched_by_name(desk: Desk) -> None:
    browser, seen, address = desk.browser(), [], "/watchlist"
    while address:
        page = browser.get(address).text
        seen.append(ENTITIES.findall(page))
        (address, *_) = [unescape(each) for each in NEXT.findall(page)] or [""]
    assert {len(part) for part in seen[:-1]} == {50}
    with desk.own.store.read() as tx:
        assert sorted(each for part in seen for each in part) == sorted(known(tx).entities)
    assert "aqim" in ENTITIES.findall(browser.get("/watchlist?search=aqmi").text)
    assert "aqim" in ENTITIES.findall(browser.get("/watchlist?search=القاعدة").text)
    assert ENTITIES.findall(browser.get("/watchlist?search=aqmi&ideology=neo-nazi").text) == []
    assert ENTITIES.findall(browser.get("/watchlist?after=nobody").text) == seen[0]


def test_a_sentence_is_tried_and_not_kept(desk: Desk) -> None:
    status, page = _try(desk, CALL)
    assert status == 200
    assert re.search(r"<mark[^>]*>Daech</mark>", page)
    assert "entendu" in page
    with desk.own.store.read() as tx:
        assert tx.posts.last_at() is None


def test_a_silent_name_says_why(desk: Desk) -> None:
    _, page = _try(desk, "L'OAS est un cabinet d'architectes.")
    assert "Rien n’y est trouvé" in page
    assert "d’autres sens" in page


@pytest.mark.parametrize("text", ["", "  ", "x" * 20_001])
def test_no_sentence_is_told(desk: Desk, text: str) -> None:
    status, page = _try(desk, text)
    assert status == 422
    assert "Écrivez une phrase" in page


def test_an_attack_is_text(desk: Desk) -> None:
    _, page = _try(desk, f"<script>alert(1)</script> {CALL} \u202e")
    assert "<script>alert" not in page
    assert "\u202e" not in page.partition('class="sheet"')[2]


def _proposed(desk: Desk) -> None:
    desk.receive(HOMONYM)
    report_homonym(desk.own.store, 1, 1, desk.add_user("bilal").user)


def test_a_proposal_is_accepted_with_its_words(desk: Desk) -> None:
    _proposed(desk)
    browser = desk.browser("sana", Role.SENIOR)
    page = browser.get("/watchlist").text
    (word, *_) = re.findall(r'name="word" value="([^"]+)"', page)
    answer = browser.post("/watchlist/proposals/1/accept", "/watchlist")
    assert answer.status_code == 422
    assert "Cochez les mots" in answer.text
    assert browser.post("/watchlist/proposals/1/accept", "/watchlist", word=word).status_code == 303
    assert "Rien n’est proposé" in browser.get("/watchlist").text
    assert browser.post("/watchlist/proposals/1/reject", "/watchlist").status_code == 409


ENTITY = """[[entity]]
id = "new-brigade"
kind = "organisation"
ideology = "jihadist"
names.fr = ["Nouvelle brigade des vallées"]
"""


def test_a_new_entity_is_sorted_under_the_ideology_that_is_chosen(desk: Desk) -> None:
    with desk.own.store.write() as tx:
        new = NewProposal(kind=ProposalKind.ENTITY, entity="new-brigade", origin="toml", text=ENTITY)
        tx.proposals.add(new, by="chef")
    browser = desk.browser("sana", Role.SENIOR)
    assert "une nouvelle entrée" in browser.get("/watchlist").text
    accept = "/watchlist/proposals/1/accept"
    assert browser.post(accept, "/watchlist", ideology="Not a word").status_code == 422
    assert browser.post(accept, "/watchlist", ideology="neo-nazi").status_code == 303
    assert 'id="entity-new-brigade"' in browser.get("/watchlist?ideology=neo-nazi").text


def test_every_kind_of_proposal_and_of_silence_has_words() -> None:
    assert set(words.PROPOSED) == set(ProposalKind)
    assert set(words.SILENT) == set(Why)


def test_a_proposal_is_rejected(desk: Desk) -> None:
    _proposed(desk)
    browser = desk.browser("sana", Role.ADMIN)
    assert browser.post("/watchlist/proposals/1/reject", "/watchlist").status_code == 303
    assert "Rien n’est proposé" in browser.get("/watchlist").text


def test_others_decide_nothing_and_see_their_forums_alone(desk: Desk) -> None:
    _proposed(desk)
    desk.add_forum("other")
    assert desk.browser().post("/watchlist/proposals/1/accept", "/watchlist").status_code == 403
    assert "/watchlist/proposals/1" not in desk.browser().get("/watchlist").text
    sami = desk.browser("sami", Role.SENIOR, "other")
    assert "proposal-1" not in sami.get("/watchlist").text
    assert sami.post("/watchlist/proposals/1/accept", "/watchlist").status_code == 404


def test_what_waits_elsewhere_hides_nothing_of_ones_own(desk: Desk) -> None:
    desk.add_forum("other")
    with desk.own.store.write() as tx:
        for forum in (*["other"] * 50, "demo"):
            new = NewProposal(
                kind=ProposalKind.ENTITY, entity=f"of-{forum}", origin="toml", forum=tx.forums.get(forum).id
            )
            tx.proposals.add(new, by="chef")
    page = desk.browser("sami", Role.SENIOR, "demo").get("/watchlist").text
    assert ("of-demo" in page, "of-other" in page) == (True, False)


def test_hits_are_counted(desk: Desk) -> None:
    empty = desk.browser().get("/watchlist/hits").text
    assert "Rien de la liste" in empty
    desk.receive(CALL)
    desk.browser().decide(1, "hide", grounds=["watchlist"])
    page = desk.browser().get("/watchlist/hits").text
    (row,) = re.findall(r'<th scope="row"><bdi dir="ltr">([^<]+)</bdi></th>(.*?)</tr>', page)
    assert re.findall(r"data-label=[^>]*>(\d+)<", row[1]) == ["1", "1", "1", "0"]
    assert "trop peu" in row[1]
