"""The queue: what waits, for whom, in which order, and what it says when nothing does."""

import re
from datetime import timedelta

import pytest

from moderation.model import Post, Role
from moderation.ports.records import Purpose
from moderation.web.pages import queue
from tests.unit.web.desk import ARTICLE, CALL, TWICE, Desk

CASES = re.compile(r'href="/cases/(\d+)" data-row')
ARABIC = (
    "قال الوزير إن البلاد تستعد لاستقبال الموسم الجديد بعد أشهر من العمل على الطرق والموانئ والمدارس. " * 12
)
ARABIC_TWICE = f"{ARABIC}\n\n{ARABIC}"


def test_a_row_is_a_sentence_of_reasons_without_the_post(desk: Desk) -> None:
    desk.receive(TWICE, title="Secret title")
    page = desk.browser().get("/").text
    assert CASES.findall(page) == ["1"]
    assert "deux fois" in page
    assert ARTICLE[:30] not in page
    assert "Secret title" not in page


def test_a_listed_name_is_not_said_unasked(desk: Desk) -> None:
    desk.receive(CALL)
    page = desk.browser().get("/").text
    assert CASES.findall(page) == ["1"]
    assert "Daech" not in page
    assert "Organisation listée" in page or "organisation listée" in page


def test_each_reason_is_said_once_the_gravest_first(desk: Desk) -> None:
    desk.receive(f"{CALL} 73 % des habitants le disent. Depuis, 41 % des familles sont parties.")
    row = desk.browser().get("/").text.split("data-row", 1)[1]
    assert row.count("Un chiffre est donné") <= 1
    assert "rganisation listée" in row.split("Un chiffre est donné", maxsplit=1)[0]


def test_the_most_urgent_comes_first(desk: Desk) -> None:
    desk.receive(TWICE)
    desk.receive(CALL)
    page = desk.browser().get("/").text
    assert CASES.findall(page) == ["2", "1"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param("", ["3", "1", "2"], id="all"),
        pytest.param("queue=urgent", ["3"], id="a tab"),
        pytest.param("queue=review", ["1", "2"], id="the other tab"),
        pytest.param("check=watchlist", ["3"], id="a check"),
        pytest.param("check=repetition", ["1", "2"], id="another check"),
        pytest.param("language=ar", ["2"], id="a language"),
        pytest.param("forum=demo", ["3", "1", "2"], id="a forum"),
        pytest.param("queue=none&check=x&forum=y&language=z", ["3", "1", "2"], id="what there is not"),
        pytest.param("queue=urgent&language=ar", [], id="nothing"),
    ],
)
def test_filters(desk: Desk, asked: str, shown: list[str]) -> None:
    for body in (TWICE, ARABIC_TWICE, CALL):
        desk.receive(body)
    assert CASES.findall(desk.browser().get(f"/?{asked}").text) == shown


def test_tabs_count_what_the_other_filters_let_through(desk: Desk) -> None:
    for body in (TWICE, CALL):
        desk.receive(body)
    counts = re.findall(r'class="count">(\d+)<', desk.browser().get("/?queue=urgent").text)
    assert counts[:5] == ["2", "1", "1", "0", "0"]  # all, urgent, review, waiting for the author, notes


def test_a_long_queue_goes_on(desk: Desk) -> None:
    for number in range(27):
        desk.receive(f"{_own_words(number)}\n\n{_own_words(number)}", author=f"a{number}")
    browser = desk.browser()
    page = browser.get("/")
    following = re.findall(r'rel="next" href="([^"]+)"', page.text)
    first, second = CASES.findall(page.text), CASES.findall(browser.get(following[0]).text)
    assert len(first) == 25
    assert len({*first, *second}) == len(first) + len(second) == 27


def _own_words(number: int) -> str:
    """Give a text that no other number's text copies."""
    return " ".join(f"mot{number}{letter}{place}" for place in range(20) for letter in "abc")


def test_reposts_are_one_row(desk: Desk) -> None:
    for number in range(3):
        desk.receive(f"{TWICE} {number}", author=f"a{number}")
    desk.receive(CALL)
    page = desk.browser().get("/").text
    assert len(CASES.findall(page)) == 2
    assert 'href="/waves/1"' in page
    assert "3 messages du même texte" in page


def test_what_waits_for_its_author_has_a_tab(desk: Desk) -> None:
    for number in range(2):
        desk.receive(f"{TWICE} {number}", author=f"a{number}")
    browser = desk.browser()
    browser.decide(1, "cut_to_extract", grounds="repetition")
    assert CASES.findall(browser.get("/").text) == ["2"]
    page = browser.get("/?state=waiting").text
    assert CASES.findall(page) == ["1"]
    assert re.search(r'aria-current="true">En attente de l’auteur <span class="count">1<', page)
    assert "de retour dans la file" in page
    assert 'action="/next"' not in page
    assert 'href="/waves/' not in page
    assert re.search(r'>En attente de l’auteur <span class="count">1<', browser.get("/notes").text)


def test_an_empty_queue_says_when_the_last_post_came(desk: Desk) -> None:
    browser = desk.browser()
    assert "Aucun message n’est encore arrivé" in browser.get("/").text
    desk.receive("Bonjour à tous, je suis nouveau ici.")
    assert "Le dernier message est arrivé" in browser.get("/").text
    desk.add_forum("other")
    assert "Aucun message n’est encore arrivé" in desk.browser("dalia", Role.MODERATOR, "other").get("/").text


def test_posts_that_wait_too_long_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.own.store.write() as tx:
        forum = tx.forums.get("demo")
        post = tx.posts.add(forum.id, "waits", first_at=tx.now())
        revision = tx.posts.revise(
            post.id, Post(id="waits", body=TWICE), body_hash=b"0" * 32, updated_at=None
        )
        tx.posts.make_current(post.id, revision.id)
        tx.examinations.add(post.id, revision.id, Purpose.RECEIVED)
    browser = desk.browser()
    assert "plus d’une minute" not in browser.get("/").text
    monkeypatch.setattr(queue, "BEHIND", timedelta())
    page = browser.get("/").text
    assert "plus d’une minute" in page
    assert "Les examens fonctionnent" not in page


def test_review_next_claims_the_most_urgent(desk: Desk) -> None:
    desk.receive(TWICE)
    desk.receive(CALL)
    amina, bilal = desk.browser(), desk.browser("bilal")
    assert amina.post("/next").headers["Location"] == "/cases/2"
    assert bilal.post("/next").headers["Location"] == "/cases/1"
    assert amina.post("/next").headers["Location"] == "/cases/2"  # her own claim, made longer
    assert "pris par" in bilal.get("/").text


def test_review_next_of_nothing_leads_back(desk: Desk) -> None:
    assert desk.browser().post("/next").headers["Location"] == "/"


def test_a_get_changes_nothing(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    for path in ("/", "/cases/1", "/cases/1?finding=1", "/cases/1/compare/1", "/preferences"):
        assert browser.get(path).status_code == 200
    with desk.own.store.read() as tx:
        assert (tx.cases.get(1).version, tx.cases.get(1).claimed_by) == (1, None)


def test_a_person_of_one_forum_sees_that_forum_alone(desk: Desk) -> None:
    desk.add_forum("other")
    desk.receive(TWICE)
    desk.receive(CALL, forum="other")
    browser = desk.browser("dalia", Role.MODERATOR, "demo")
    page = browser.get("/").text
    assert CASES.findall(page) == ["1"]
    assert "other" not in page
    assert CASES.findall(browser.get("/?forum=other").text) == ["1"]
    assert browser.post("/next").headers["Location"] == "/cases/1"
    for path in ("/cases/2", "/cases/2/compare/1"):
        assert browser.get(path).status_code == 404
    for path in ("/cases/2/claim", "/cases/2/release", "/cases/2/decisions"):
        assert browser.post(path, action="none").status_code == 404


def test_a_viewer_reads_and_is_not_asked_to_decide(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser("vera", Role.VIEWER)
    assert 'action="/next"' not in browser.get("/").text
    assert 'name="action"' not in browser.get("/cases/1").text
    for path in ("/next", "/cases/1/claim", "/cases/1/decisions"):
        assert browser.post(path, action="none").status_code == 403


@pytest.mark.parametrize("asked", ["after=x", f"after={'9' * 30}", "queue=%00", "forum=%ff", "lang=%00"])
def test_odd_addresses_are_no_fault(desk: Desk, asked: str) -> None:
    desk.receive(TWICE)
    assert CASES.findall(desk.browser().get(f"/?{asked}").text) == ["1"]


def test_rows_that_quote_nothing_are_told_apart_by_their_rules(desk: Desk) -> None:
    desk.receive(CALL)
    page = desk.browser().get("/").text
    assert "parle en faveur d&#39;une organisation listée" in page
    assert "Daech" not in page
