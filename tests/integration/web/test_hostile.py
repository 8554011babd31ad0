"""What nobody sends by mistake is refused with a word, on each kind of database."""

import io
import json
from datetime import UTC, datetime

import pytest

from moderation.desk.administer import add_user
from moderation.forums import find_kind
from moderation.model import Role
from moderation.web import LARGEST_BODY
from tests.integration.web.conftest import SECRET, Program


@pytest.mark.parametrize(
    ("size", "status"),
    [
        pytest.param(LARGEST_BODY - 1, 202, id="nearly too large"),
        pytest.param(LARGEST_BODY + 1, 413, id="too large, whatever its signature"),
    ],
)
def test_a_body_in_chunks_has_the_same_limit(program: Program, size: int, status: int) -> None:
    empty = json.dumps({"type": "post.created", "data": {"id": "1", "body": ""}})
    body = empty.replace('""', f'"{"x" * (size - len(empty))}"').encode()
    answer = program.client.post(
        "/webhooks/test",
        input_stream=io.BytesIO(body),
        headers=find_kind("generic").sign(body, SECRET, datetime.now(UTC), "1"),
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == status


def test_a_forum_that_no_database_can_name_is_no_fault_of_ours(program: Program) -> None:
    assert program.client.post("/webhooks/%00").status_code in (404, 422)


@pytest.mark.parametrize("query", ["posts?forum=%00", "cases?check=%00", "cases?language=%00"])
def test_what_no_database_keeps_is_no_fault_of_ours(program: Program, query: str) -> None:
    answer = program.client.get(f"/api/v1/{query}", headers=program.headers)
    assert answer.status_code in (404, 422)


def test_a_decision_nested_without_end_is_refused(program: Program) -> None:
    answer = program.client.post("/api/v1/cases/1/decisions", data="[" * 100_000, headers=program.headers)
    assert (answer.status_code, answer.get_json(force=True)["field"]) == (422, "body")


@pytest.mark.parametrize("name", ["\x00", "\ud800", "a\r\nb"])
def test_a_name_that_no_database_keeps_names_nothing(program: Program, name: str) -> None:
    boss = add_user(program.service.store, name="boss", role=Role.ADMIN)
    headers = {"Authorization": f"Bearer {boss.token}"}
    for path, body in (("sources", {"text": "Des mots.", "forum": name}), ("second-looks", {"by": name})):
        assert program.client.post(f"/api/v1/{path}", json=body, headers=headers).status_code == 404
