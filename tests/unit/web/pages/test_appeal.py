"""The author's page: anybody with the address reads and answers once; nobody else learns anything."""

from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from moderation.web.attempts import MOST
from tests.unit.web.desk import ARTICLE, TWICE, Browser, Desk
from tests.unit.web.pages.test_hostile import ATTACKS, HIDDEN, Reader

ASK = {"Accept": "text/html"}
SAFE = ("ins", "del")  # how the case shows an edit
WORDS = "C'était pour <comparer>.\u202e"


@pytest.fixture
def page(desk: Desk) -> str:
    """Give the path of the page of a hidden post, which `amina` decided on."""
    desk.receive(TWICE)
    desk.browser().decide(1, "hide", grounds=["repetition"])
    return f"/appeals/{desk.own.links.token(1)}"


@pytest.fixture
def author(desk: Desk) -> FlaskClient:
    return desk.app.test_client()


def send(author: FlaskClient, page: str, text: str = WORDS, **headers: str) -> tuple[int, str]:
    answer = author.post(page, data={"text": text}, headers={**ASK, **headers})
    return answer.status_code, answer.text


def test_the_author_reads_and_answers_once(author: FlaskClient, page: str) -> None:
    before = author.get(page, headers=ASK)
    assert before.status_code == 200
    assert 'name="text"' in before.text
    status, after = send(author, page)
    assert status == 200
    assert "Votre réponse est arrivée" in after
    assert "C&#39;était pour &lt;comparer&gt;." in after
    assert "\u202e" not in after
    assert 'name="text"' not in after
    status, again = send(author, page, "Autre chose")
    assert status == 409
    assert "Vous avez déjà répondu" in again
    assert "Autre chose" not in again


def test_no_name_of_a_moderator_is_on_it(desk: Desk, author: FlaskClient, page: str) -> None:
    send(author, page)
    desk.browser("bilal").decide(1, "hide", grounds=["repetition"], note="Nous avons relu.")
    shown = author.get(page, headers=ASK).text
    assert "La décision est maintenue." in shown
    assert "Nous avons relu." in shown
    for name in ("amina", "bilal"):
        assert name not in shown


@pytest.mark.parametrize("text", ["", "  ", "x" * 5001])
def test_bad_words_are_said_and_kept(author: FlaskClient, page: str, text: str) -> None:
    status, shown = send(author, page, text)
    assert status == 422
    assert "5000 caractères au plus" in shown
    assert 'name="text"' in shown


@pytest.mark.parametrize("form", [None, "text=%ff%fe%00", "other=x"])
def test_no_form_breaks_it(author: FlaskClient, page: str, form: str | None) -> None:
    answer = author.post(page, data=form, content_type="application/x-www-form-urlencoded", headers=ASK)
    assert answer.status_code in (200, 422)


def test_a_wrong_address_is_the_same_whatever_is_there(desk: Desk, author: FlaskClient, page: str) -> None:
    gone = desk.own.links.token(999)
    answers = [
        author.get(f"/appeals/{token}", headers=ASK)
        for token in (gone, "x", page.removeprefix("/appeals/")[:-1] + "!", "%00", "1." + "A" * 43)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert send(author, f"/appeals/{gone}")[0] == 404


def test_a_wrong_link_says_what_to_do(author: FlaskClient) -> None:
    said = author.get("/appeals/x", headers=ASK).text
    assert "Ce lien ne mène à aucune décision." in said
    assert "écrivez aux modérateurs du forum" in said
    assert "/login" not in said
    assert "there is nothing" not in said
    assert '<html lang="ar" dir="rtl">' in author.get("/appeals/x?lang=ar", headers=ASK).text


@pytest.mark.parametrize("links", [pytest.param(1, id="one link"), pytest.param(MOST, id="one address")])
def test_a_form_that_is_sent_too_often_waits(author: FlaskClient, page: str, links: int) -> None:
    def sent(number: int) -> TestResponse:
        address = "203.0.113.7" if links > 1 else f"203.0.113.{number}"
        path = page if links == 1 else f"/appeals/{number}"
        return author.post(path, data={"text": ""}, headers=ASK, environ_base={"REMOTE_ADDR": address})

    assert HTTPStatus.TOO_MANY_REQUESTS not in [sent(number).status_code for number in range(MOST)]
    late = sent(MOST)
    assert (late.status_code, late.headers["Retry-After"]) == (HTTPStatus.TOO_MANY_REQUESTS, "300")
    assert "Attendez cinq minutes" in late.text
    assert "/login" not in late.text
    assert author.get(page, headers=ASK).status_code == HTTPStatus.OK


def test_a_form_of_another_site_is_refused(author: FlaskClient, page: str) -> None:
    status, _ = send(author, page, Origin="https://evil.example", **{"Sec-Fetch-Site": "cross-site"})
    assert status == 403
    assert 'name="text"' in author.get(page, headers=ASK).text


def test_a_moderator_who_opens_it_can_use_it_too(desk: Desk, page: str) -> None:
    browser = desk.browser("bilal")
    assert browser.post(page, page, text=WORDS).status_code == 200


def test_nobody_keeps_or_links_it(author: FlaskClient, page: str) -> None:
    headers = author.get(page, headers=ASK).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex"


def test_the_page_speaks_the_authors_language(desk: Desk, author: FlaskClient) -> None:
    desk.receive("قال الوزير إن البلاد تستعد لاستقبال الموسم الجديد بعد أشهر من العمل على الطرق. " * 12)
    desk.browser().decide(1, "hide", grounds=["repetition"])
    path = f"/appeals/{desk.own.links.token(1)}"
    shown = author.get(path, headers={**ASK, "Accept-Language": "fr"}).text
    assert '<html lang="ar" dir="rtl">' in shown
    assert "إرسال جوابي" in shown
    assert "Envoyer ma réponse" in author.get(f"{path}?lang=fr", headers=ASK).text


@pytest.mark.parametrize("name", [*ATTACKS])
def test_attacks_are_text_on_every_page(desk: Desk, author: FlaskClient, name: str) -> None:
    attack = ATTACKS[name][:2000].encode("utf-8", "replace").decode()  # no browser sends half a pair
    desk.receive(f"{ARTICLE} {attack}\n\n{ARTICLE} {attack}", title=attack, author=attack)
    browser = desk.browser()
    browser.decide(1, "hide", grounds=["repetition"], note=attack)
    path = f"/appeals/{desk.own.links.token(1)}"
    assert send(author, path, f"x{attack}")[0] == 200
    preview = browser.post("/cases/1/preview", path, action="hide", grounds=["repetition"])
    pages = [browser.get(each) for each in ("/cases/1", "/decisions/1/statement", path)]
    for shown in (*pages, preview):
        reader = Reader()
        reader.feed(shown.text)
        assert shown.status_code == 200
        assert set(reader.wrong) <= {"textarea", *SAFE}
        assert reader.scripts == 1
        assert not set(shown.text) & HIDDEN


def test_a_long_passage_has_an_end(desk: Desk, author: FlaskClient) -> None:
    words = " ".join(f"mot{number}" for number in range(3000))
    desk.receive(f"{words}\n\n{words}")
    desk.browser().decide(1, "hide", grounds=["repetition"])
    shown = author.get(f"/appeals/{desk.own.links.token(1)}", headers=ASK).text
    assert "mot500 " in shown
    assert "mot1500 " not in shown


class TestTheCase:
    @pytest.fixture
    def contested(self, desk: Desk, author: FlaskClient, page: str) -> Desk:
        assert send(author, page)[0] == 200
        return desk

    @staticmethod
    def case(browser: Browser) -> str:
        return browser.get("/cases/1").text

    def test_shows_the_authors_words_and_two_answers(self, contested: Desk) -> None:
        shown = self.case(contested.browser("bilal"))
        assert "l’auteur conteste" in shown
        assert "C&#39;était pour &lt;comparer&gt;." in shown
        for action in ("approve", "hide", "escalate"):
            assert f'name="action" value="{action}"' in shown
        for action in ("none", "remove", "ask_source"):
            assert f'name="action" value="{action}"' not in shown
        assert "La décision est maintenue</button>" in shown
        assert "/cases/1/preview" not in shown

    def test_is_not_for_whoever_decided(self, contested: Desk) -> None:
        browser = contested.browser()
        shown = self.case(browser)
        assert 'name="action"' not in shown
        assert "Une autre personne répond" in shown
        refused = browser.decide(1, "approve")
        assert refused.status_code == 409
        assert "Une autre personne répond" in refused.text
        assert browser.post("/next").headers["Location"] == "/"

    def test_keeps_both_sides_words(self, contested: Desk) -> None:
        browser = contested.browser("bilal")
        assert browser.decide(1, "approve", note="Vous avez raison.").status_code == 303
        shown = self.case(browser)
        assert "avec raison" in shown
        assert "Vous avez raison." in shown
