"""The library in the browser: what it holds, its sources, its feeds, and who may change them."""

import re

import pytest

from moderation.model import Role
from moderation.ports.fetching import PageKind
from tests.unit.web.desk import ARTICLE, TWICE, Desk

SOURCES = "/library/sources"


def _titles(page: str) -> list[str]:
    return re.findall(r"<td><bdi>([^<]+)</bdi><br>", page)


def test_an_empty_library_says_so(desk: Desk) -> None:
    page = desk.browser().get("/library").text
    assert "La bibliothèque est vide" in page
    assert "Aucune source" in page
    assert "Aucun flux" in page


def test_what_it_holds_is_counted_by_forum_and_kind(desk: Desk) -> None:
    desk.add_source()
    desk.receive(TWICE)
    desk.receive(f"{ARTICLE} encore")
    page = desk.browser().get("/library").text
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td><td [^>]*>(\d+)</td>", page)
    assert ("tous les forums", "Sources", "1") in rows
    assert ("<bdi>demo</bdi>", "Messages", "2") in rows


def test_a_source_is_added_found_and_withdrawn(desk: Desk) -> None:
    browser = desk.browser("sana", Role.SENIOR)
    data = {"title": "Le Pont d'Été", "url": "https://journal.example/1", "text": ARTICLE, "forum": ""}
    assert browser.post(SOURCES, "/library", **data).status_code == 303
    assert _titles(browser.get("/library?search=été+PONT").text) == ["Le Pont d&#39;Été"]
    assert _titles(browser.get("/library?search=journal.example").text) == ["Le Pont d&#39;Été"]
    assert _titles(browser.get("/library?search=autre").text) == []
    assert browser.post(f"{SOURCES}/1/withdraw", "/library").status_code == 303
    assert _titles(browser.get("/library").text) == []
    assert browser.post(f"{SOURCES}/1/withdraw", "/library").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param({"text": " "}, "texte", id="no text"),
        pytest.param({"text": ARTICLE, "url": "javascript:x"}, "http", id="no address"),
        pytest.param({"text": ARTICLE, "title": "x" * 301}, "titre", id="a long title"),
    ],
)
def test_what_is_wrong_is_said_and_the_draft_stays(desk: Desk, data: dict[str, str], said: str) -> None:
    answer = desk.browser("sana", Role.SENIOR).post(SOURCES, "/library", **data)
    assert answer.status_code == 422
    alert = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert said in alert
    assert data["text"][:30] in answer.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.MODERATOR, Role.AUDITOR])
def test_others_read_it(desk: Desk, role: Role) -> None:
    desk.add_source()
    browser = desk.browser("omar", role)
    page = browser.get("/library").text
    assert _titles(page) == ["La vallée rouverte"]
    assert '<form method="post" action="/library' not in page
    for path in (SOURCES, f"{SOURCES}/1/withdraw", "/library/feeds", "/library/feeds/1/unfollow"):
        assert browser.post(path, "/library", text=ARTICLE, feed="https://a.example/f").status_code == 403


def test_one_forums_senior_changes_that_forum_alone(desk: Desk) -> None:
    desk.add_forum("other")
    desk.add_source()
    browser = desk.browser("sami", Role.SENIOR, "demo")
    assert browser.post(SOURCES, "/library", text=ARTICLE, title="ici", forum="demo").status_code == 303
    assert browser.post(SOURCES, "/library", text=ARTICLE, forum="other").status_code == 404
    assert browser.post(SOURCES, "/library", text=ARTICLE, forum="").status_code == 403
    assert browser.post(f"{SOURCES}/1/withdraw", "/library").status_code == 404
    desk.browser("sana", Role.SENIOR).post(SOURCES, "/library", text=f"{ARTICLE} là", forum="other")
    assert "other" not in browser.get("/library").text
    assert browser.post(f"{SOURCES}/3/withdraw", "/library").status_code == 404
    assert browser.post(f"{SOURCES}/2/withdraw", "/library").status_code == 303


def test_a_feed_must_be_of_a_named_host(desk: Desk) -> None:
    browser = desk.browser("sana", Role.SENIOR)
    answer = browser.post("/library/feeds", "/library", feed="https://a.example/feed")
    assert answer.status_code == 403
    assert "MODERATION_FETCH_HOSTS" in answer.text
    assert browser.post("/library/feeds", "/library", feed="no address").status_code == 422


def test_a_followed_feed_is_shown_and_left(desk: Desk) -> None:
    with desk.own.store.write() as tx:
        tx.pages.add(PageKind.FEED, "https://a.example/feed", forum_id=None)
    browser = desk.browser("sana", Role.SENIOR)
    assert "https://a.example/feed" in browser.get("/library").text
    assert browser.post("/library/feeds/1/unfollow", "/library").status_code == 303
    assert "https://a.example/feed" not in browser.get("/library").text
    assert browser.post("/library/feeds/1/unfollow", "/library").status_code == 404


def test_a_long_list_goes_on(desk: Desk) -> None:
    store = desk.own.store
    for number in range(51):
        with store.write() as tx:
            given = {
                "url": f"https://a.example/{number}",
                "external_id": None,
                "title": None,
                "forum_id": None,
            }
            tx.sources.add(f"texte {number}", **given)
    browser = desk.browser()
    page = browser.get("/library").text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert page.count("https://a.example/") == 50
    assert browser.get(following).text.count("https://a.example/") == 1
