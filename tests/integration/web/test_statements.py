"""Statements and appeals by the API, on each kind of database; and that their description tells the truth."""

import json
from typing import Any

import pytest

from moderation.desk.administer import add_forum, add_user
from moderation.model import Role
from moderation.statement.validator import validate
from moderation.wiring import Service
from tests.integration.desk.conftest import PARAGRAPH, TWICE
from tests.integration.web.conftest import SECRET, Program
from tests.integration.web.described import check

PATH = "/api/v1/decisions/{}/statement"


@pytest.fixture
def case(program: Program) -> str:
    program.send({"id": "p1", "body": TWICE, "author": "Omar", "url": "https://forum.example/t/1#p1"})
    program.examine()
    found: str = program.get("/cases")["items"][0]["id"]
    return found


def decide(program: Program, case: str, action: str, **headers: str) -> Any:  # noqa: ANN401 - any JSON
    body = {"action": action, "grounds": ["repetition"], "note": "Lu."}
    return program.post(f"/cases/{case}/decisions", body, **headers).get_json(force=True)


@pytest.fixture
def hidden(program: Program, case: str) -> str:
    made: str = decide(program, case, "hide")["id"]
    return made


def get(program: Program, path: str) -> Any:  # noqa: ANN401 - Flask's own answer
    return program.client.get(path, headers=program.headers)


def test_a_statement_comes_in_three_forms(program: Program, hidden: str) -> None:
    page = get(program, f"{PATH.format(hidden)}?format=html")
    assert page.mimetype == "text/html"
    assert PARAGRAPH.strip().replace("'", "&#39;") in page.text
    document = get(program, f"{PATH.format(hidden)}?format=json").get_json()
    check("Statement", document)
    assert document["restriction"] == "CONTENT_DISABLED"
    entry = get(program, f"{PATH.format(hidden)}?format=dsa").get_json()
    check("TransparencyEntry", entry)
    validate(entry)
    for form in (document, entry):
        written = json.dumps(form, ensure_ascii=False)
        for secret in ("Omar", "forum.example", PARAGRAPH[:40], "amal"):
            assert secret not in written
    assert get(program, PATH.format(hidden)).get_json() == document, "JSON is the usual form"


def test_an_undo_gives_it_its_end(program: Program, hidden: str) -> None:
    program.post(f"/decisions/{hidden}/undo")
    entry = get(program, f"{PATH.format(hidden)}?format=dsa").get_json()
    assert entry["end_date_visibility_restriction"] >= entry["application_date"]


@pytest.mark.parametrize(
    ("action", "query", "expected"),
    [
        pytest.param("none", "", (404, "no_restriction", None), id="nothing was restricted"),
        pytest.param("ask_source", "?format=dsa", (404, "no_restriction", None), id="the author was asked"),
        pytest.param("hide", "?format=pdf", (422, "invalid", "format"), id="a form that there is not"),
        pytest.param("hide", "?format=", (422, "invalid", "format"), id="no form"),
    ],
)
def test_what_cannot_be_given_is_said(
    program: Program, case: str, action: str, query: str, expected: tuple[int, str, str | None]
) -> None:
    made = decide(program, case, action)["id"]
    answer = get(program, f"{PATH.format(made)}{query}")
    problem = answer.get_json(force=True)
    assert (answer.status_code, problem["code"], problem.get("field")) == expected


@pytest.mark.parametrize("decision", ["99", "x", "-1"])
def test_no_decision_has_no_statement(program: Program, decision: str) -> None:
    assert get(program, PATH.format(decision)).status_code == 404


def test_another_forums_is_not_there(program: Program, service: Service, hidden: str) -> None:
    add_forum(service.store, name="other", kind="generic", secret=SECRET)
    stranger = add_user(service.store, name="elsewhere", role=Role.ADMIN, forums=["other"])
    headers = {"Authorization": f"Bearer {stranger.token}"}
    assert program.client.get(PATH.format(hidden), headers=headers).status_code == 404
    assert contest(program, service, hidden) == 200
    assert program.client.get("/api/v1/appeals", headers=headers).get_json()["items"] == []


def contest(program: Program, service: Service, decision: str, text: str = "Je comparais.\0") -> int:
    path = f"/appeals/{service.links.token(int(decision))}"
    return program.client.post(path, data={"text": text}, headers={"Accept": "text/html"}).status_code


def test_an_appeal_travels_from_the_author_to_another_person(
    program: Program, service: Service, case: str, hidden: str
) -> None:
    assert contest(program, service, hidden) == 200
    assert contest(program, service, hidden, "encore") == 409
    (appeal,) = program.get("/appeals")["items"]
    check("Appeal", appeal)
    assert (appeal["decision"], appeal["case"], appeal["state"]) == (hidden, case, "open")
    assert appeal["text"] == "Je comparais.\0"
    assert program.get(f"/cases/{case}")["reason"] == "appeal"
    own = decide(program, case, "approve")
    assert own["code"] == "own_decision"
    other = add_user(service.store, name="badr", role=Role.MODERATOR)
    made = decide(program, case, "approve", Authorization=f"Bearer {other.token}")
    assert (made["action"], made["supersedes"], made["state"]) == ("approve", hidden, "recorded")
    assert program.get("/appeals")["items"] == []
    (answered,) = program.get("/appeals?state=answered")["items"]
    check("Appeal", answered)
    assert (answered["state"], answered["answer"], answered["answered_by"]) == ("granted", "Lu.", "badr")
    page = program.client.get(f"/appeals/{service.links.token(int(hidden))}", headers={"Accept": "text/html"})
    assert "Vous aviez raison" in page.text


def test_appeals_come_in_pages(program: Program, service: Service) -> None:
    for number in range(3):
        program.send({"id": f"p{number}", "body": f"{TWICE} {number}"})
    program.examine()
    for found in program.get("/cases")["items"]:
        assert contest(program, service, decide(program, found["id"], "hide")["id"]) == 200
    first = program.get("/appeals?state=all&limit=2")
    rest = program.get(f"/appeals?state=all&limit=2&cursor={first['next']}")
    assert [len(first["items"]), len(rest["items"]), rest["next"]] == [2, 1, None]


@pytest.mark.parametrize("query", ["state=lost", "limit=0", "cursor=x"])
def test_a_bad_question_names_the_field(program: Program, query: str) -> None:
    answer = get(program, f"/api/v1/appeals?{query}")
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, query.partition("=")[0])


def test_a_wrong_token_asks_nothing_of_the_database(program: Program, service: Service) -> None:
    assert program.client.get("/healthz").status_code == 200
    service.store.engine.dispose()
    service.store.read = None  # type: ignore[assignment, method-assign]  # whoever asks, fails
    for token in ("x", "1.x", f"1.{'A' * 43}"):
        answer = program.client.get(f"/appeals/{token}", headers={"Accept": "text/html"})
        assert answer.status_code == 404
