"""The API, and that its description tells the truth."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from moderation.desk.administer import add_forum, add_user
from moderation.model import Role
from moderation.wiring import Service
from tests.integration.desk.conftest import TWICE
from tests.integration.web.conftest import SECRET, Program
from tests.integration.web.described import OPENAPI, check, path_of


@pytest.fixture
def case(program: Program) -> dict[str, Any]:
    program.send({"id": "p1", "body": TWICE, "author": "Omar", "format": "text"})
    program.examine()
    found: dict[str, Any] = program.get("/cases")["items"][0]
    return found


def test_every_answer_is_as_described(program: Program, case: dict[str, Any]) -> None:
    check("Case", case)
    check("Case", program.get(f"/cases/{case['id']}"))
    check("PostLine", program.get("/posts")["items"][0])
    check("Post", program.get(f"/posts/{case['post']}"))
    (examination,) = program.get(f"/posts/{case['post']}/examinations")["items"]
    check("Examination", examination)
    check("Receipt", program.send({"id": "p2", "body": "x"}).get_json())
    check("Problem", program.get("/cases/99"))
    made = program.post(f"/cases/{case['id']}/decisions", {"action": "none"}).get_json()
    check("Decision", made)
    check("Decision", program.get(f"/decisions/{made['id']}"))
    check("LoggedDecision", program.get("/decisions")["items"][0])
    check("Ready", program.client.get("/readyz").get_json())


def test_every_route_for_programs_is_described(client: FlaskClient) -> None:
    described = {(path, method.upper()) for path, methods in OPENAPI["paths"].items() for method in methods}
    routes = {
        (path_of(str(rule)), method)
        for rule in client.application.url_map.iter_rules()
        if str(rule).startswith(("/api/", "/webhooks/", "/healthz", "/readyz", "/metrics"))
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes | {("/notices", "POST")} == described  # a form for people at the same address


def test_a_homonym_is_told_once(program: Program) -> None:
    program.send({"id": "p9", "body": "Le GIA se tient en Algérie, et AQMI au Mali.", "author": "Omar"})
    program.examine()
    (found,) = program.get("/cases")["items"]
    path = f"/cases/{found['id']}/findings/1/wrong"
    made = program.post(path, {"reason": "homonym"})
    assert made.status_code == 201
    check("Proposal", made.get_json())
    assert (made.get_json()["entity"], made.get_json()["state"]) == ("gia", "waiting")
    assert {"tient", "algerie"} <= set(made.get_json()["words"])
    assert program.post(path, {"reason": "homonym"}).get_json()["id"] == made.get_json()["id"]
    assert program.get(f"/cases/{found['id']}")["version"] == found["version"]


@pytest.mark.parametrize(
    ("number", "reason", "expected"),
    [
        pytest.param("1", "homonym", (422, "finding"), id="a finding of another check names nobody"),
        pytest.param("1", "dislike", (422, "reason"), id="another reason"),
        pytest.param("99", "homonym", (404, None), id="no such finding"),
        pytest.param("x", "homonym", (404, None), id="no number"),
    ],
)
def test_what_is_no_homonym_is_named(
    program: Program, case: dict[str, Any], number: str, reason: str, expected: tuple[int, str | None]
) -> None:
    answer = program.post(f"/cases/{case['id']}/findings/{number}/wrong", {"reason": reason})
    assert (answer.status_code, answer.get_json(force=True).get("field")) == expected


def test_a_decision_travels_from_claim_to_undo(program: Program, case: dict[str, Any]) -> None:
    path = f"/cases/{case['id']}"
    held = program.post(f"{path}/claim", If_Match=f'"{case["version"]}"')
    assert (held.status_code, held.get_json()["claimed_by"]) == (200, "amal")
    made = program.post(
        f"{path}/decisions",
        {"action": "cut_to_extract", "grounds": ["repetition"], "note": "trop long"},
        If_Match=held.headers["ETag"],
    )
    assert made.status_code == 201
    asked = program.get(path)
    check("Case", asked)
    assert (asked["state"], asked["back_at"] > made.get_json()["at"]) == ("waiting", True)
    undone = program.post(f"/decisions/{made.get_json()['id']}/undo")
    assert undone.get_json()["state"] == "withdrawn"
    assert program.get(path)["reason"] == "undone"


def test_ones_own_letter_is_what_the_author_is_told(program: Program, case: dict[str, Any]) -> None:
    path, letter = f"/cases/{case['id']}/decisions", "D'où vient ce texte ?"
    refused = program.post(path, {"action": "hide", "grounds": ["repetition"], "letter": letter})
    assert (refused.status_code, refused.get_json(force=True)["field"]) == (422, "letter")
    made = program.post(path, {"action": "ask_source", "letter": letter}).get_json()
    told = program.get(f"/decisions/{made['id']}")
    check("Decision", told)
    assert (told["letter"], told["untold"]) == (letter, False)


def test_a_list_says_how_many_cases_a_wave_has(program: Program, case: dict[str, Any]) -> None:
    assert case["copies"] == 1
    program.send({"id": "copy", "body": TWICE, "author": "un autre"})
    program.examine()
    assert [(each["wave"], each["copies"]) for each in program.get("/cases")["items"]] == [("1", 2)] * 2


def test_the_next_case_is_skipped_or_held(program: Program, case: dict[str, Any]) -> None:
    held = program.post("/cases/next")
    assert (held.get_json()["id"], held.get_json()["claimed_by"]) == (case["id"], "amal")
    late = program.post(f"/cases/{case['id']}/release", If_Match=f'"{case["version"]}"')
    assert (late.status_code, late.get_json(force=True)["code"]) == (409, "version_conflict")
    skipped = program.post(f"/cases/{case['id']}/skip", {"reason": "Je connais l'auteur."})
    assert (skipped.status_code, skipped.get_json()["state"]) == (200, "open")
    assert program.post("/cases/next").status_code == 204
    assert (
        program.post(f"/cases/{case['id']}/skip", {"reason": " "}).get_json(force=True)["field"] == "reason"
    )


def test_what_the_author_would_read_is_shown_before(program: Program, case: dict[str, Any]) -> None:
    path = f"/cases/{case['id']}/preview"
    made = program.post(path, {"action": "hide", "grounds": ["repetition"]}, If_Match=f'"{case["version"]}"')
    assert made.get_json()["restriction"] == "CONTENT_DISABLED"
    assert program.get(f"/cases/{case['id']}")["version"] == case["version"]
    refused = program.post(path, {"action": "none"})
    assert (refused.status_code, refused.get_json(force=True)["field"]) == (422, "action")


def test_a_case_that_is_known_is_not_sent_again(program: Program, case: dict[str, Any]) -> None:
    path, known = f"/cases/{case['id']}", program.headers | {"If-None-Match": f'"{case["version"]}"'}
    assert program.ask("GET", path, headers=known).status_code == 304
    program.post(f"{path}/claim")
    assert program.ask("GET", path, headers=known).status_code == 200


def test_what_changes_a_case_tells_its_version(program: Program, case: dict[str, Any]) -> None:
    made = program.post(f"/cases/{case['id']}/decisions", {"action": "none"})
    assert made.headers["ETag"] == _etag(program, case)
    assert program.post(f"/decisions/{made.get_json()['id']}/undo").headers["ETag"] == _etag(program, case)


def _etag(program: Program, case: dict[str, Any]) -> str:
    return str(program.ask("GET", f"/cases/{case['id']}").headers["ETag"])


def test_a_finding_is_marked_wrong(program: Program, case: dict[str, Any]) -> None:
    made = program.post(f"/cases/{case['id']}/findings/1/wrong", {"reason": "wrong"})
    assert (made.status_code, made.get_json()["check"]) == (200, "repetition")
    assert program.post(f"/cases/{case['id']}/findings/99/wrong", {"reason": "wrong"}).status_code == 404


def test_cases_of_one_forum(program: Program, case: dict[str, Any]) -> None:
    assert program.get("/cases?forum=test")["items"] == [case]
    assert program.ask("GET", "/cases?forum=nowhere").status_code == 404


def test_filters_are_kept_counted_and_forgotten(program: Program, case: dict[str, Any]) -> None:
    kept = program.post("/saved-filters", {"name": "À relire", "queue": case["queue"], "forum": "test"})
    check("SavedFilter", kept.get_json())
    (found,) = program.get("/saved-filters")["items"]
    assert found == {**kept.get_json(), "count": 1}
    assert program.post("/saved-filters", {"name": "À relire", "queue": "urgent"}).status_code == 409
    assert program.post("/saved-filters", {"name": "x", "queue": 3}).get_json(force=True)["field"] == "queue"
    for status in (204, 404):
        assert program.ask("DELETE", f"/saved-filters/{found['id']}").status_code == status


def test_an_old_version_is_a_conflict(program: Program, case: dict[str, Any]) -> None:
    program.post(f"/cases/{case['id']}/claim")
    late = program.post(f"/cases/{case['id']}/decisions", {"action": "none"}, If_Match=f'"{case["version"]}"')
    assert (late.status_code, late.get_json(force=True)["code"]) == (409, "version_conflict")


def test_a_get_changes_nothing(program: Program, case: dict[str, Any]) -> None:
    for path in ("/cases", f"/cases/{case['id']}", f"/posts/{case['post']}"):
        program.get(path)
    assert program.get(f"/cases/{case['id']}")["version"] == case["version"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({"action": "ban"}, "action", id="no such action"),
        pytest.param({}, "action", id="no action"),
        pytest.param({"action": "hide", "grounds": "repetition"}, "grounds", id="grounds that are no list"),
        pytest.param({"action": "hide", "grounds": ["spam"]}, "grounds", id="no such check"),
        pytest.param({"action": "none", "note": 3}, "note", id="a note that is a number"),
    ],
)
def test_a_bad_decision_names_the_field(
    program: Program, case: dict[str, Any], body: dict[str, Any], field: str
) -> None:
    answer = program.post(f"/cases/{case['id']}/decisions", body)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, field)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        pytest.param("", 401, id="no token"),
        pytest.param("Bearer nothing", 401, id="an unknown token"),
        pytest.param("Basic YTpi", 401, id="another scheme"),
    ],
)
def test_without_a_token_there_is_no_answer(client: FlaskClient, header: str, status: int) -> None:
    answer = client.get("/api/v1/cases", headers={"Authorization": header})
    assert answer.status_code == status
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_another_forums_post_and_case_are_not_there(
    program: Program, service: Service, case: dict[str, Any]
) -> None:
    add_forum(service.store, name="other", kind="generic", secret=SECRET)
    stranger = add_user(service.store, name="elsewhere", role=Role.ADMIN, forums=["other"])
    headers = {"Authorization": f"Bearer {stranger.token}"}
    for path in (f"cases/{case['id']}", f"posts/{case['post']}", f"posts/{case['post']}/examinations"):
        assert program.client.get(f"/api/v1/{path}", headers=headers).status_code == 404
    for path in ("cases", "posts"):
        assert program.client.get(f"/api/v1/{path}", headers=headers).get_json()["items"] == []
    for forum in ("test", "nosuch"):  # a misspelt name is not an empty forum
        answer = program.client.get(f"/api/v1/posts?forum={forum}", headers=headers)
        assert (answer.status_code, answer.get_json()["code"]) == (404, "unknown_forum")


def test_lists_come_in_pages(program: Program) -> None:
    for number in range(5):
        program.send({"id": f"p{number}", "body": TWICE + str(number)})
    program.examine()
    for path in ("/posts", "/cases"):
        seen, cursor = [], ""
        while cursor is not None:
            page = program.get(f"{path}?limit=2&cursor={cursor or 0}")
            seen += [item["id"] for item in page["items"]]
            cursor = page["next"]
        assert len(seen) == len(set(seen)) == 5


def test_the_log_of_decisions_is_filtered_and_comes_in_pages(program: Program) -> None:
    for number in range(3):
        program.send({"id": f"p{number}", "body": TWICE + str(number)})
    program.examine()
    for case, action in zip(program.get("/cases")["items"], ("none", "hide", "escalate"), strict=True):
        program.post(f"/cases/{case['id']}/decisions", {"action": action, "grounds": ["repetition"]})
    page = program.get("/decisions?limit=2")
    rest = program.get(f"/decisions?limit=2&cursor={page['next']}")
    assert [each["action"] for each in (*page["items"], *rest["items"])] == ["escalate", "hide", "none"]
    assert rest["next"] is None
    for query, count in (("action=hide", 1), ("by=amal", 3), ("by=nobody", 0), ("check=repetition", 3)):
        assert len(program.get(f"/decisions?{query}")["items"]) == count, query
    assert program.get("/decisions?check=watchlist")["items"] == []


@pytest.mark.parametrize("query", ["action=ban", "by=%00", "check=spam", "state=lost", "cursor=x"])
def test_a_bad_question_to_the_log_names_the_field(program: Program, query: str) -> None:
    answer = program.client.get(f"/api/v1/decisions?{query}", headers=program.headers)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, query.partition("=")[0])


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=many", "limit=201", "cursor=-1", "queue=hot", "check=spam", "language=%00"]
)
def test_a_bad_query_names_the_field(program: Program, query: str) -> None:
    answer = program.client.get(f"/api/v1/cases?{query}", headers=program.headers)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, query.partition("=")[0])
