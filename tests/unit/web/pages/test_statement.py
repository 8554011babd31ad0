"""The statement in the desk: its page, its documents, and its preview before anything is decided."""

import json

import pytest

from moderation.model import Role
from moderation.statement.validator import validate
from tests.unit.web.desk import ARTICLE, CALL, TWICE, Browser, Desk

PREVIEW = "/cases/1/preview"
HIDE = {"action": "hide", "grounds": ["repetition"]}


@pytest.fixture
def browser(desk: Desk) -> Browser:
    desk.receive(TWICE, author="Zohra", url="https://forum.example/1")
    return desk.browser()


def test_a_statement_quotes_the_post_and_names_nobody(browser: Browser) -> None:
    browser.decide(1, **HIDE, note="Gardez-en <un>.")
    page = browser.get("/decisions/1/statement").text
    assert "Exposé des motifs" in page
    assert ARTICLE.replace("'", "&#39;") in page
    assert "Gardez-en &lt;un&gt;." in page
    document = browser.get("/decisions/1/statement?format=html").text
    assert '<html lang="fr" dir="ltr">' in document
    assert "amina" not in document


@pytest.mark.parametrize("page", ["/cases/1", "/decisions"])
def test_it_is_linked_from_where_the_decision_stands(browser: Browser, page: str) -> None:
    browser.decide(1, **HIDE)
    assert 'href="/decisions/1/statement"' in browser.get(page).text


def test_what_restricts_nothing_has_no_link_and_no_page(browser: Browser) -> None:
    browser.decide(1, "none")
    assert "/statement" not in browser.get("/cases/1").text
    assert browser.get("/decisions/1/statement").status_code == 404


def test_documents_hold_no_word_of_the_post(browser: Browser) -> None:
    browser.decide(1, **HIDE)
    for form in ("json", "dsa"):
        answer = browser.get(f"/decisions/1/statement?format={form}")
        assert answer.mimetype == "application/json"
        for secret in ("poste de la vallée", "Zohra", "forum.example", "amina"):
            assert secret not in answer.text
    validate(json.loads(answer.text))


def test_it_is_of_the_readers_forums_alone(desk: Desk, browser: Browser) -> None:
    browser.decide(1, **HIDE)
    desk.add_forum("other")
    stranger = desk.browser("stranger", Role.ADMIN, "other")
    assert stranger.get("/decisions/1/statement").status_code == 404
    assert stranger.post(PREVIEW, **HIDE).status_code == 404


def test_the_bar_leads_to_the_preview_and_the_preview_on(browser: Browser) -> None:
    assert browser.get("/cases/1").text.count(f'formaction="{PREVIEW}"') == 2
    page = browser.post(PREVIEW, "/cases/1", **HIDE, version="1", held="1", note="Un mot.")
    assert page.status_code == 200
    for said in (
        "Votre message du",
        "Confirmer : Masquer",
        'name="version" value="1"',
        'name="held" value="1"',
        ">Un mot.</textarea>",
        "Un message dit une chose une fois",
        'value="repetition" data-key="1" checked',
        "dans 10 minutes",
    ):
        assert said in page.text
    assert "decisions/1" not in page.text
    confirmed = browser.post("/cases/1/decisions", "/cases/1", **HIDE, version="1", note="Un mot.")
    assert confirmed.headers["Location"] == "/?done=1"


def test_a_preview_decides_nothing(desk: Desk, browser: Browser) -> None:
    browser.post(PREVIEW, "/cases/1", **HIDE)
    with desk.own.store.read() as tx:
        case = tx.cases.get(1)
    assert (case.decisions, case.version) == ((), 1)


def test_the_way_back_keeps_what_was_written(browser: Browser) -> None:
    page = browser.post("/cases/1/draft", "/cases/1", grounds=["duplicates"], note="à <garder>")
    assert page.status_code == 200
    assert 'value="duplicates" data-key="2" checked' in page.text
    assert 'value="à &lt;garder&gt;"' in page.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param({"action": "hide"}, "au moins un motif", id="no ground"),
        pytest.param({"action": "none", "grounds": ["repetition"]}, "only what hides", id="nothing to state"),
        pytest.param({"action": "hide", "grounds": ["spam"]}, "au moins un motif", id="no such ground"),
        pytest.param({"grounds": ["repetition"]}, "one of the buttons", id="no action"),
    ],
)
def test_what_cannot_be_previewed_is_said_on_the_case(
    browser: Browser, data: dict[str, object], said: str
) -> None:
    page = browser.post(PREVIEW, "/cases/1", **data)
    assert page.status_code == 422
    assert said in page.text


def test_who_only_reads_previews_nothing(desk: Desk, browser: Browser) -> None:
    assert browser.get("/cases/1").status_code == 200
    assert desk.browser("reader", Role.VIEWER).post(PREVIEW, "/cases/1", **HIDE).status_code == 403


def test_a_removal_for_the_watchlist_says_that_two_are_needed(desk: Desk) -> None:
    desk.receive(CALL)
    page = desk.browser().post(PREVIEW, "/cases/1", action="remove", grounds=["watchlist"]).text
    assert "second modérateur" in page
    assert "Daech" in page


def test_an_arabic_author_is_told_in_arabic(desk: Desk) -> None:
    desk.receive("قال الوزير إن البلاد تستعد لاستقبال الموسم الجديد بعد أشهر من العمل على الطرق. " * 12)
    page = desk.browser().post(PREVIEW, "/cases/1", **HIDE).text
    assert 'class="statement" lang="ar" dir="rtl"' in page
    assert "أُخفيت مشاركتك" in page
