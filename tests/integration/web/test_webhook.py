"""The webhook's contract: what is answered, and that 202 means stored."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from moderation.desk.administer import add_forum
from moderation.forums import find_kind
from moderation.model import Unavailable
from moderation.wiring import Service
from tests.integration.web.conftest import Program

POST = {"id": "p1", "body": "Salam, quelqu'un a la notice de la chaudière ?"}


def test_202_means_stored(program: Program) -> None:
    answer = program.send(POST)
    assert answer.status_code == 202
    assert program.get(f"/posts/{answer.get_json()['post']}")["body"] == POST["body"]


def test_a_slash_at_the_end_of_the_address_is_no_404(program: Program) -> None:
    """Discourse switches a hook off for good at a 404."""
    assert program.client.post("/webhooks/test/", data=b"{}").status_code == 401


def test_the_same_delivery_twenty_five_times_is_one_post(program: Program) -> None:
    answers = [program.send(POST, webhook_id="one").status_code for _ in range(2)]
    assert answers == [401, 401], "the id is signed too"
    body = json.dumps({"type": "post.created", "data": POST}).encode()
    posts = {program.send_raw(body).get_json()["post"] for _ in range(25)}
    assert len(posts) == 1
    assert len(program.get(f"/posts/{posts.pop()}/examinations")["items"]) == 1


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        pytest.param({"webhook_signature": "v1,AAAA"}, 401, "bad_signature", id="another signature"),
        pytest.param({"webhook_signature": ""}, 401, "missing_signature", id="no signature"),
        pytest.param({"webhook_timestamp": "1000000000"}, 401, "bad_signature", id="the time is signed too"),
        pytest.param({"Content_Type": "text/plain"}, 415, "content_type", id="not JSON by its own word"),
        pytest.param({"Content_Encoding": "gzip"}, 415, "encoding", id="compressed"),
    ],
)
def test_a_bad_envelope_is_refused(program: Program, headers: dict[str, str], status: int, code: str) -> None:
    answer = program.send(POST, **headers)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert program.get("/posts")["items"] == []


@pytest.mark.parametrize("minutes", [-6, 6])
def test_an_envelope_of_another_time_is_stale(program: Program, minutes: int) -> None:
    answer = program.send_raw(b"{}", at=datetime.now(UTC) + timedelta(minutes=minutes))
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (401, "stale_signature")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        pytest.param({"body": "x"}, "data.id", id="no id"),
        pytest.param({"id": "p1"}, "data.body", id="no body"),
        pytest.param({"id": ["p1"], "body": "x"}, "data.id", id="an id that is a list"),
        pytest.param({"id": "p1", "body": 3}, "data.body", id="a body that is a number"),
        pytest.param("p1", "data", id="a post that is a string"),
    ],
)
def test_a_malformed_post_names_the_field(program: Program, data: object, field: str) -> None:
    answer = program.send(data)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, field)
    assert program.get("/posts")["items"] == []


def test_a_bad_optional_field_is_a_warning_and_the_post_goes_on(program: Program) -> None:
    answer = program.send({**POST, "posted_at": "hier", "format": "wiki"})
    assert answer.status_code == 202
    assert len(answer.get_json()["warnings"]) == 2


def test_an_event_of_another_program_is_quarantined(program: Program) -> None:
    answer = program.send({"order": 3}, event="order.paid")
    assert (answer.status_code, answer.get_json()) == (202, {"post": None})


def test_too_large_is_413(program: Program) -> None:
    answer = program.send({"id": "p1", "body": "x" * 1_100_000})
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (413, "request_entity_too_large")


def test_an_unknown_forum_is_404(program: Program) -> None:
    answer = program.client.post("/webhooks/nobody", data=b"{}")
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (404, "unknown_forum")


def test_a_full_disk_is_not_ready(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program.client.get("/readyz").status_code == 200
    monkeypatch.setattr("moderation.storage.database.LEAST_SPACE", float("inf"))
    is_ours = program.service.settings.database.startswith("sqlite")  # a server's disk is not here
    assert program.client.get("/readyz").status_code == (503 if is_ours else 200)


def test_a_lost_database_is_503_and_never_202(
    program: Program, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database goes away in the real tests of faults; here only the answer is looked at."""

    def gone() -> None:
        raise Unavailable("the database does not answer; try again")

    monkeypatch.setattr(service.store, "write", gone)
    answer = program.send(POST)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_discourse_sends_its_own_form(program: Program, service: Service) -> None:
    kind = find_kind("discourse")
    secret = kind.make_secret()
    add_forum(service.store, name="disco", kind="discourse", secret=secret)
    ping = b'{"ping":"OK"}'
    headers = kind.sign(ping, secret, datetime.now(UTC), "1")
    answer = program.client.post("/webhooks/disco", data=ping, headers=headers)
    assert (answer.status_code, answer.get_json()) == (200, {"ping": "pong"})
