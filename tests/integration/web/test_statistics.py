"""Statistics for programs: as described, of one's own forums, and clear where they are asked wrongly."""

import pytest

from moderation.desk.administer import add_user
from moderation.model import Role
from tests.integration.desk.conftest import TWICE
from tests.integration.web.conftest import Program
from tests.integration.web.described import check


def test_figures_are_as_described(program: Program) -> None:
    program.send({"id": "p1", "body": TWICE, "format": "text"})
    program.examine()
    figures = program.get("/statistics?since=2026-01-01&forum=test")
    check("Statistics", figures)
    assert sum(step["received"] for step in figures["flow"]) == 1
    assert figures["waiting"][0]["count"] == 1
    assert {each["check"] for each in figures["checks"]} >= {"repetition"}


@pytest.mark.parametrize(
    ("asked", "status", "field"),
    [
        pytest.param("since=yesterday", 422, "since", id="no time"),
        pytest.param("since=2026-03-01T10:00:00%2B01:00", 200, None, id="an offset"),
        pytest.param("since=0001-01-01", 200, None, id="since ever"),
        pytest.param("since=9999-12-31", 200, None, id="not yet"),
        pytest.param("forum=nowhere", 404, None, id="no forum"),
        pytest.param("forum=%00", 422, "forum", id="what is no name"),
    ],
)
def test_what_is_asked(program: Program, asked: str, status: int, field: str | None) -> None:
    answer = program.client.get(f"/api/v1/statistics?{asked}", headers=program.headers)
    assert answer.status_code == status
    if status == 200:
        check("Statistics", answer.get_json())
    else:
        assert answer.get_json().get("field") == field


def test_another_forums_figures_are_not_found(program: Program) -> None:
    bound = add_user(program.service.store, name="dalia", role=Role.VIEWER, forums=("test",))
    headers = {"Authorization": f"Bearer {bound.token}"}
    assert program.client.get("/api/v1/statistics?forum=test", headers=headers).status_code == 200
    assert program.client.get("/api/v1/statistics?forum=other", headers=headers).status_code == 404
