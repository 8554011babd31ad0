"""Notices: the public form with and without a browser, and what the desk sees of them."""

import re
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from moderation.model import CaseReason, Role
from moderation.web.attempts import MOST
from moderation.web.pages.notices import LARGEST
from tests.unit.web.desk import ARTICLE, Desk

ADDRESS = "https://forum.example/t/12#p3"
GIVEN = {"address": ADDRESS, "reason": "hate", "explanation": "Ce message insulte des gens."}
FORM = {**GIVEN, "name": "", "email": "", "good_faith": "yes"}
JSON = {**GIVEN, "good_faith": True}


@pytest.fixture
def visitor(desk: Desk) -> FlaskClient:
    return desk.app.test_client()


def send(visitor: FlaskClient, **changed: str) -> TestResponse:
    return visitor.post("/notices", data={**FORM, **changed}, headers={"Accept": "text/html"})


@pytest.mark.parametrize(
    ("language", "direction", "said"),
    [
        pytest.param("fr-FR,fr;q=0.9", "ltr", "Signaler un message", id="French"),
        pytest.param("ar", "rtl", "التبليغ عن منشور", id="Arabic"),
        pytest.param("en", "ltr", "Report a post", id="English"),
    ],
)
def test_anybody_reads_the_form_in_their_language(
    visitor: FlaskClient, language: str, direction: str, said: str
) -> None:
    page = visitor.get(
        "/notices?address=https://forum.example/t/12", headers={"Accept-Language": language}
    ).text
    assert f'dir="{direction}"' in page
    assert said in page
    assert 'value="https://forum.example/t/12"' in page


def test_a_notice_opens_the_case_and_gets_a_number(desk: Desk, visitor: FlaskClient) -> None:
    desk.receive(ARTICLE, url=ADDRESS)
    answer = send(visitor, name="Zoé", email="zoe@example.org")
    assert (answer.status_code, answer.location) == (303, "/notices/1")
    assert "Son numéro est 1." in visitor.get("/notices/1").text
    with desk.own.store.read() as tx:
        found = tx.cases.of_post(1)
    assert found is not None
    assert found.reason is CaseReason.NOTICE


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        pytest.param("address", "forum", "https://", id="no address"),
        pytest.param("reason", "spam", "reprochez", id="no such reason"),
        pytest.param("explanation", " ", "Dites pourquoi", id="no explanation"),
        pytest.param("explanation", "é" * 5001, "Dites pourquoi", id="too long an explanation"),
        pytest.param("name", "x" * 201, "trop long", id="too long a name"),
        pytest.param("email", "zoe", "adresse électronique", id="no e-mail"),
    ],
)
def test_a_wrong_field_is_marked_and_the_rest_is_kept(
    visitor: FlaskClient, field: str, value: str, said: str
) -> None:
    answer = send(visitor, **{field: value})
    assert answer.status_code == 422
    (alert,) = re.findall(r'role="alert"[^>]*>(.*?)</p>', answer.text)
    assert said in alert
    assert f'href="#{field}"' in alert
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', answer.text)
    kept = "explanation" if field == "address" else "address"
    assert FORM[kept] in answer.text


def test_good_faith_is_not_taken_for_granted(desk: Desk, visitor: FlaskClient) -> None:
    answer = visitor.post("/notices", data=GIVEN)
    assert (answer.status_code, "bonne foi" in answer.text) == (422, True)
    with desk.own.store.read() as tx:
        assert tx.notices.of_post(1) == []


class TestPrograms:
    def test_a_program_gets_the_number(self, visitor: FlaskClient) -> None:
        answer = visitor.post("/notices", json=JSON)
        assert (answer.status_code, answer.get_json()) == (201, {"id": "1"})

    @pytest.mark.parametrize(
        ("given", "status", "field"),
        [
            pytest.param({**JSON, "address": "forum"}, 422, "address", id="no address"),
            pytest.param({**JSON, "address": 5}, 422, "address", id="a number"),
            pytest.param({**JSON, "reason": None}, 422, "reason", id="no reason"),
            pytest.param({**JSON, "explanation": ["x"]}, 422, "explanation", id="a list"),
            pytest.param({**JSON, "good_faith": "yes"}, 422, "good_faith", id="a word for good faith"),
            pytest.param(GIVEN, 422, "good_faith", id="no good faith"),
            pytest.param([], 422, "body", id="no object"),
        ],
    )
    def test_a_wrong_field_is_named(
        self, visitor: FlaskClient, given: object, status: int, field: str
    ) -> None:
        answer = visitor.post("/notices", json=given)
        assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
        assert answer.get_json(force=True)["field"] == field


@pytest.mark.parametrize("kind", ["data", "json"])
def test_what_is_far_too_long_is_not_read(visitor: FlaskClient, kind: str) -> None:
    given = {**FORM, "explanation": "x" * LARGEST}
    answer = visitor.post("/notices", **{kind: given})
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class TestRate:
    def test_one_address_sends_so_many_and_another_goes_on(self, visitor: FlaskClient) -> None:
        sent = [visitor.post("/notices", json=JSON).status_code for _ in range(MOST + 1)]
        assert sent == [201] * MOST + [429]
        late = visitor.post("/notices", json=JSON)
        assert (late.mimetype, late.headers["Retry-After"]) == ("application/problem+json", "300")
        assert "Attendez cinq minutes" in send(visitor).text
        other = visitor.post("/notices", json=JSON, environ_base={"REMOTE_ADDR": "203.0.113.9"})
        assert other.status_code == 201

    @pytest.mark.parametrize(
        ("peers", "one"),
        [
            pytest.param(
                [("127.0.0.1", "198.51.100.1"), ("127.0.0.1", "198.51.100.2")], False, id="behind a proxy"
            ),
            pytest.param([("8.8.8.8", "1.1.1.1"), ("8.8.8.8", "2.2.2.2")], True, id="who says so itself"),
            pytest.param([("2001:db8::1", ""), ("2001:db8::2", "")], True, id="one host of IPv6"),
            pytest.param([("2001:db8::1", ""), ("2001:db8:0:1::1", "")], False, id="two hosts of IPv6"),
            pytest.param(
                [("127.0.0.1", "nobody"), ("127.0.0.1", "nothing")], True, id="a proxy that says nothing"
            ),
        ],
    )
    def test_who_counts_as_one(
        self, visitor: FlaskClient, peers: list[tuple[str, str]], *, one: bool
    ) -> None:
        codes = []
        for address, forwarded in [peers[0]] * MOST + [peers[1]]:
            answer = visitor.post(
                "/notices",
                json=JSON,
                environ_base={"REMOTE_ADDR": address},
                headers={"X-Forwarded-For": forwarded} if forwarded else {},
            )
            codes.append(answer.status_code)
        assert codes[-1] == (429 if one else 201)


def test_another_site_cannot_send_the_form_for_its_visitor(visitor: FlaskClient) -> None:
    answer = visitor.post("/notices", data=FORM, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403


def test_a_signed_in_moderator_can_send_it_too(desk: Desk) -> None:
    answer = desk.browser().post("/notices", "/notices", **FORM)
    assert answer.location == "/notices/1"


class TestDesk:
    def test_the_case_shows_what_was_said_and_to_seniors_by_whom(
        self, desk: Desk, visitor: FlaskClient
    ) -> None:
        desk.receive(ARTICLE, url=ADDRESS)
        send(visitor, name="Zoé", email="zoe@example.org", explanation="<b>Lisez</b> \u202eça")
        moderator = desk.browser().get("/cases/1").text
        assert "Quelqu’un a signalé ce message : haine contre des personnes" in moderator
        assert '<blockquote dir="auto">&lt;b&gt;Lisez&lt;/b&gt; <span class="chip"' in moderator
        assert "zoe@" not in moderator
        assert "zoe@example.org" in desk.browser("chef", Role.SENIOR).get("/cases/1").text

    def test_a_decision_answers_it(self, desk: Desk, visitor: FlaskClient) -> None:
        desk.receive(ARTICLE, url=ADDRESS)
        send(visitor)
        browser = desk.browser()
        assert re.findall(r'Signalements <span class="count">(\d+)<', browser.get("/").text) == ["1"]
        browser.decide(1, "none")
        assert re.findall(r'Signalements <span class="count">(\d+)<', browser.get("/").text) == ["0"]
        assert "traité par <bdi>amina</bdi>" in browser.get("/desk/notices?all=1").text

    def test_what_is_of_no_known_post_waits_for_a_senior(self, desk: Desk, visitor: FlaskClient) -> None:
        send(visitor)
        assert "Aucun signalement" in desk.browser().get("/desk/notices").text
        senior = desk.browser("chef", Role.SENIOR)
        assert "aucun message connu" in senior.get("/desk/notices").text
        assert senior.post("/desk/notices/1", "/desk/notices").status_code == 303
        assert "Aucun signalement" in senior.get("/desk/notices").text
        late = senior.post("/desk/notices/1", "/")
        assert (late.status_code, "déjà traité" in late.text) == (409, True)

    def test_a_long_list_goes_on(self, desk: Desk, visitor: FlaskClient) -> None:
        for number in range(27):
            visitor.post("/notices", json=JSON, environ_base={"REMOTE_ADDR": f"198.51.100.{number}"})
        senior = desk.browser("chef", Role.SENIOR)
        page = senior.get("/desk/notices").text
        (following,) = re.findall(r'rel="next" href="([^"]+)"', page)
        assert (page.count("data-row"), senior.get(following).text.count("data-row")) == (25, 2)

    def test_nobody_else_sees_the_list(self, visitor: FlaskClient) -> None:
        assert visitor.get("/desk/notices").status_code == 303
        assert visitor.post("/desk/notices/1").status_code == 403
