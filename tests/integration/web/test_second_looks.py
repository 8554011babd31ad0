"""Second looks for programs: as described, blind, and made once."""

import pytest

from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.model import Action, Role
from tests.integration.desk.conftest import TWICE
from tests.integration.web.conftest import Program
from tests.integration.web.described import check


@pytest.fixture
def senior(program: Program) -> dict[str, str]:
    program.send({"id": "p1", "body": TWICE, "format": "text"})
    program.examine()
    store = program.service.store
    first = add_user(store, name="badr", role=Role.MODERATOR).user
    decide(store, 1, first, Choice(action=Action.HIDE, grounds=("repetition",)), grace=600)
    return {"Authorization": f"Bearer {add_user(store, name='sana', role=Role.SENIOR).token}"}


def test_draw_look_and_compare(program: Program, senior: dict[str, str]) -> None:
    made = program.client.post("/api/v1/second-looks", json={"by": "amal"}, headers=senior)
    assert (made.status_code, made.get_json()) == (201, {"drawn": 1})
    (look,) = program.get("/second-looks")["items"]
    check("SecondLook", look)
    assert not {"case", "decision"} & set(look)
    judged = program.post(f"/second-looks/{look['id']}", {"action": "none"})
    check("SecondLook", judged.get_json())
    assert program.post(f"/second-looks/{look['id']}", {"action": "none"}).status_code == 409
    agreement = program.get("/second-looks/agreement")
    check("Agreement", agreement)
    assert agreement["disagreements"] == [{"case": "1", "first": "hide", "second": "none"}]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        pytest.param({"by": 5}, 422, "by", id="no name"),
        pytest.param({"by": "nobody"}, 404, None, id="nobody"),
        pytest.param({"count": True}, 422, "count", id="no number"),
        pytest.param({"count": 201}, 422, "count", id="too many"),
        pytest.param({}, 201, None, id="for oneself"),
    ],
)
def test_what_is_asked(
    program: Program, senior: dict[str, str], body: dict[str, object], status: int, field: str | None
) -> None:
    answer = program.client.post("/api/v1/second-looks", json=body, headers=senior)
    assert (answer.status_code, answer.get_json().get("field")) == (status, field)


def test_a_moderator_draws_nothing(program: Program) -> None:
    assert program.post("/second-looks").status_code == 403
    assert program.post("/second-looks/1", {"action": "none"}).status_code == 404
