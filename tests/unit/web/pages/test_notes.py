"""Notes in the browser: what stands there, one key to ask for the source, and what becomes of it."""

import re

import pytest

from moderation.model import Action, CaseReason, CaseState, Role
from tests.unit.web.desk import ARTICLE, TWICE, Desk

NOTED = f"{ARTICLE} {' '.join(f'mot{number}' for number in range(400))}.\n\n{ARTICLE}"
POSTS = re.compile(r'href="/notes/(\d+)" data-open')
EXAMINATION = re.compile(r'name="examination" value="(\d+)"')


def _decide(desk: Desk, post: int, action: str, name: str = "amina", examination: int | None = None) -> int:
    browser = desk.browser(name)
    found = EXAMINATION.findall(browser.get(f"/notes/{post}").text)
    shown = str(examination) if examination is not None else found[0]
    data = {"examination": shown, "action": action, "grounds": ["repetition"]}
    return browser.post(f"/notes/{post}", "/notes", **data).status_code


def test_a_note_opens_no_case_and_stands_in_its_tab(desk: Desk) -> None:
    desk.receive(NOTED, title="Secret title")
    browser = desk.browser()
    page = browser.get("/notes").text
    assert POSTS.findall(page) == ["1"]
    assert ARTICLE[:30] not in page
    assert "Secret title" not in page
    assert "Rien ne vous attend" in browser.get("/").text
    counts = re.findall(r'class="count">(\d+)<', browser.get("/").text)
    assert counts[:5] == ["0", "0", "0", "0", "1"]  # all, urgent, review, waiting for the author, notes


def test_the_newest_comes_first_and_a_long_list_goes_on(desk: Desk) -> None:
    for number in range(27):
        desk.receive(NOTED.replace("mot", f"w{number}x"), author=f"a{number}")
    browser = desk.browser()
    page = browser.get("/notes").text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', page)
    first, second = POSTS.findall(page), POSTS.findall(browser.get(following).text)
    posts = [int(post) for post in [*first, *second]]
    assert len(first) == 25
    assert posts == sorted(set(posts), reverse=True)


@pytest.mark.parametrize(
    ("query", "posts"),
    [
        pytest.param("check=repetition&language=fr", ["1"], id="what fits stands"),
        pytest.param("check=citations", [], id="what does not is left out"),
        pytest.param("check=nothing&language=xx", ["1"], id="what is not known filters nothing"),
    ],
)
def test_notes_are_filtered_as_the_queue_is(desk: Desk, query: str, posts: list[str]) -> None:
    desk.receive(NOTED)
    page = desk.browser().get(f"/notes?{query}").text
    assert POSTS.findall(page) == posts
    assert ("avec ces filtres" in page) == (not posts)


def test_a_page_shows_the_text_with_its_marks(desk: Desk) -> None:
    desk.receive(NOTED)
    browser = desk.browser()
    page = browser.get("/notes/1?finding=1").text
    assert "<mark" in page
    assert 'class="chosen A"' in page
    assert "/notes/1/compare/1" in page
    compared = browser.get("/notes/1/compare/1")
    assert "Première copie" in compared.text
    assert 'href="/notes/1?finding=1#finding-1" data-back' in compared.text
    assert browser.get("/notes/1/compare/9").status_code == 404


@pytest.mark.parametrize(
    ("action", "state"),
    [
        pytest.param("ask_source", CaseState.WAITING, id="the author is asked"),
        pytest.param("none", CaseState.DECIDED, id="nothing is asked"),
    ],
)
def test_one_key_opens_the_case_with_its_decision(desk: Desk, action: str, state: CaseState) -> None:
    desk.receive(NOTED)
    assert _decide(desk, 1, action) == 303
    with desk.own.store.read() as tx:
        case = tx.cases.get(1)
        assert tx.notes.count() == 0
    (made,) = case.decisions
    assert (case.state, case.reason) == (state, CaseReason.NOTE)
    assert (made.action, made.grounds, made.by) == (Action(action), ("repetition",), "amina")
    browser = desk.browser()
    assert POSTS.findall(browser.get("/notes").text) == []
    assert browser.get("/notes/1").headers["Location"] == "/cases/1"


def test_the_second_of_two_is_told(desk: Desk) -> None:
    desk.receive(NOTED)
    assert _decide(desk, 1, "none") == 303
    browser = desk.browser("bilal")
    late = browser.post("/notes/1", "/notes", examination="1", action="ask_source")
    assert late.status_code == 409
    assert "Entre-temps" in late.text
    with desk.own.store.read() as tx:
        assert len(tx.cases.get(1).decisions) == 1


def test_an_old_page_decides_nothing(desk: Desk) -> None:
    desk.receive(NOTED)
    assert _decide(desk, 1, "none", examination=99) == 409


@pytest.mark.parametrize("action", ["", "hide", "remove", "explode"])
def test_a_note_is_asked_about_or_let_be(desk: Desk, action: str) -> None:
    desk.receive(NOTED)
    assert _decide(desk, 1, action) == 422
    with desk.own.store.read() as tx:
        assert tx.cases.of_post(1) is None


def test_a_case_is_no_note(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    assert POSTS.findall(browser.get("/notes").text) == []
    assert browser.get("/notes/1").headers["Location"] == "/cases/1"
    assert browser.get("/notes/99").status_code == 404


def test_what_asks_for_nothing_is_no_note(desk: Desk) -> None:
    desk.receive("Bonjour à tous, je suis nouveau ici.")
    browser = desk.browser()
    assert "Aucune note" in browser.get("/notes").text
    for path in ("/notes/1", "/notes/1/compare/1"):
        assert browser.get(path).status_code == 404


def test_a_person_of_one_forum_sees_that_forum_alone(desk: Desk) -> None:
    desk.add_forum("other")
    desk.receive(NOTED)
    desk.receive(NOTED, forum="other")
    browser = desk.browser("dalia", Role.MODERATOR, "demo")
    page = browser.get("/notes")
    assert POSTS.findall(page.text) == ["1"]
    assert POSTS.findall(browser.get("/notes?forum=other").text) == ["1"]
    assert POSTS.findall(desk.browser().get("/notes?forum=other").text) == ["2"]
    for path in ("/notes/2", "/notes/2/compare/1"):
        assert browser.get(path).status_code == 404
    assert browser.post("/notes/2", "/notes", action="none", examination="2").status_code == 404


def test_a_viewer_reads_and_is_not_asked(desk: Desk) -> None:
    desk.receive(NOTED)
    browser = desk.browser("vera", Role.VIEWER)
    for path in ("/notes", "/notes/1"):
        assert 'name="action"' not in browser.get(path).text
    assert browser.post("/notes/1", "/notes", action="none", examination="1").status_code == 403


@pytest.mark.parametrize("asked", ["after=x", f"after={'9' * 30}", "forum=%00", "forum=%ff"])
def test_odd_addresses_are_no_fault(desk: Desk, asked: str) -> None:
    desk.receive(NOTED)
    assert POSTS.findall(desk.browser().get(f"/notes?{asked}").text) == ["1"]


def test_the_page_shows_what_the_author_will_be_asked(desk: Desk) -> None:
    desk.receive(f"62 % des lycéens n'ont jamais ouvert un journal.\n\n{NOTED[:200]}")
    page = desk.browser().get("/notes/1").text
    assert "Pourriez-vous ajouter la source de ce chiffre ?" in page


def test_notes_of_the_same_text_are_one_row(desk: Desk) -> None:
    for _ in range(3):
        desk.receive(NOTED, author="zohra")
    browser = desk.browser()
    page = browser.get("/notes").text
    assert page.count("data-open") == 1
    assert "3 notes du même texte" in page
    assert browser.get("/notes?wave=1").text.count("data-open") == 3
