"""Reposts on one page: ticked, decided each by itself, and taken back."""

import re

import pytest

from moderation.model import CaseState, Role
from tests.unit.web.desk import ARTICLE, TWICE, Browser, Desk

TICKS = re.compile(r'name="case" value="(\d+:\d+)"')
UNDO = re.compile(r'name="decision" value="(\d+)"')


def _wave(desk: Desk, count: int = 3) -> Browser:
    for number in range(count):
        desk.receive(TWICE, author=f"a{number}")
    return desk.browser()


def _states(desk: Desk, count: int = 3) -> list[CaseState]:
    with desk.own.store.read() as tx:
        return [tx.cases.get(number).state for number in range(1, count + 1)]


def test_it_shows_the_first_post_and_each_case(desk: Desk) -> None:
    page = _wave(desk).get("/waves/1").text
    assert len(TICKS.findall(page)) == 3
    assert ARTICLE[:40] in page.replace("&#39;", "'")
    assert 'href="/cases/2" data-open' in page
    assert "le premier" in page


def test_a_case_leads_to_its_wave(desk: Desk) -> None:
    assert 'href="/waves/1"' in _wave(desk).get("/cases/2").text


def test_what_is_ticked_is_decided_and_all_taken_back(desk: Desk) -> None:
    browser = _wave(desk)
    ticks = TICKS.findall(browser.get("/waves/1").text)
    done = browser.post("/waves/1/decisions", case=ticks[:2], action="hide", grounds="duplicates")
    assert done.status_code == 200
    assert "2 dossiers traités" in done.text
    assert sorted(_states(desk)) == [CaseState.DECIDED, CaseState.DECIDED, CaseState.OPEN]
    made = UNDO.findall(done.text.split("</div>")[0])
    assert len(set(UNDO.findall(done.text))) == 2
    undone = browser.post("/waves/1/undo", decision=sorted(set(made) or set(UNDO.findall(done.text))))
    assert undone.status_code == 200
    assert _states(desk) == [CaseState.OPEN] * 3


def test_what_cannot_be_decided_says_why_beside_the_rest(desk: Desk) -> None:
    browser, bilal = _wave(desk), desk.browser("bilal")
    ticks = TICKS.findall(browser.get("/waves/1").text)
    bilal.decide(3, "none")
    bilal.post("/cases/2/claim")
    fresh = [*ticks[:0], "1:1", "2:2", "3:1"]
    told = browser.post("/waves/1/decisions", case=fresh, action="none")
    assert told.status_code == 409
    assert "1 dossier traité" in told.text
    assert "Quelqu’un d’autre a pris ce dossier" in told.text
    assert "Voici où il en est" in told.text
    assert _states(desk) == [CaseState.DECIDED, CaseState.CLAIMED, CaseState.DECIDED]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param({"action": "none"}, "Cochez au moins un dossier", id="nothing is ticked"),
        pytest.param({"action": "none", "case": "x"}, "Cochez les dossiers", id="no case"),
        pytest.param({"action": "none", "case": f"{9**30}:1"}, "Cochez les dossiers", id="too large"),
        pytest.param({"action": "approve", "case": "1:1"}, "choose one of the buttons", id="no button"),
        pytest.param({"action": "hide", "case": "1:1"}, "au moins un motif", id="no ground"),
    ],
)
def test_a_bad_form_is_told(desk: Desk, data: dict[str, str], says: str) -> None:
    answer = _wave(desk, 2).post("/waves/1/decisions", **data)
    assert (answer.status_code, says in answer.text) == (422, True)


def test_another_forums_wave_is_not_there(desk: Desk) -> None:
    _wave(desk, 2)
    desk.add_forum("other")
    stranger = desk.browser("dalia", Role.MODERATOR, "other")
    assert stranger.get("/waves/1").status_code == 404
    assert stranger.post("/waves/1/decisions", case="1:1", action="none").status_code == 404
    assert desk.browser("vera", Role.VIEWER).get("/waves/1").status_code == 200
    assert desk.browser("vera").post("/waves/1/decisions", case="1:1", action="none").status_code == 403


def test_who_hides_reads_first_what_the_authors_will_read(desk: Desk) -> None:
    browser = _wave(desk)
    ticks = TICKS.findall(browser.get("/waves/1").text)[1:]
    form = {"case": ticks, "action": "hide", "grounds": "duplicates", "note": "Une fois suffit."}
    page = browser.post("/waves/1/preview", **form)
    assert page.status_code == 200
    assert "2 auteurs" in page.text
    assert "a été masqué" in page.text
    assert "Une fois suffit." in page.text
    assert sorted(TICKS.findall(page.text)) == sorted(ticks)
    assert _states(desk) == [CaseState.OPEN] * 3, "nothing is decided yet"
    back = browser.post("/waves/1/draft", **form).text
    assert back.count("data-tick checked") == 2
    assert "Une fois suffit." in back


@pytest.mark.parametrize(
    "form",
    [
        pytest.param({"action": "hide", "grounds": "duplicates"}, id="nothing ticked"),
        pytest.param({"action": "hide", "case": "1:1"}, id="no ground"),
        pytest.param({"action": "none", "case": "1:1"}, id="nothing to read"),
        pytest.param({"action": "hide", "grounds": "duplicates", "case": "x"}, id="no case"),
    ],
)
def test_what_has_no_preview_is_said(desk: Desk, form: dict[str, str]) -> None:
    page = _wave(desk).post("/waves/1/preview", **form)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
