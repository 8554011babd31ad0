"""The policy for programs: read, tried, made to count, taken back; and by whom."""

import pytest

from moderation.desk.administer import add_user
from moderation.model import Role
from tests.integration.desk.conftest import TWICE
from tests.integration.desk.test_drafts import CALM
from tests.integration.web.conftest import Program
from tests.integration.web.described import check


@pytest.fixture
def admin(program: Program) -> Program:
    added = add_user(program.service.store, name="ada", role=Role.ADMIN)
    program.headers = {"Authorization": f"Bearer {added.token}"}
    return program


def test_a_policy_is_tried_then_counts_then_goes_back(admin: Program) -> None:
    admin.send({"id": "p1", "body": TWICE, "format": "text"})
    admin.examine()
    before = admin.get("/policy")
    check("Policy", before)
    tried = admin.post("/policy/backtest", {"text": CALM}).get_json()
    assert (tried["dropped"]["count"], tried["dropped"]["examples"][0]["post"]) == (1, "1")
    assert admin.get("/policy") == before
    made = admin.post("/policy/activate", {"text": CALM}).get_json()
    assert made == {"version": "calm", "before": before["version"]}
    back = admin.post("/policy/rollback", {"version": before["version"]}).get_json()
    assert back == {"version": before["version"], "before": "calm"}
    assert len(admin.get("/policy")["activations"]) == 2


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        pytest.param("/policy/backtest", {"text": "version ="}, 422, id="no TOML"),
        pytest.param("/policy/backtest", {}, 422, id="no text"),
        pytest.param("/policy/activate", {"text": 5}, 422, id="a number"),
        pytest.param("/policy/rollback", {"version": "nothing"}, 404, id="no version"),
    ],
)
def test_what_is_wrong_is_said(admin: Program, path: str, body: dict[str, object], status: int) -> None:
    assert admin.post(path, body).status_code == status


def test_a_moderator_changes_nothing(program: Program) -> None:
    for path in ("backtest", "activate"):
        assert program.post(f"/policy/{path}", {"text": CALM}).status_code == 403
    assert program.post("/policy/rollback", {"version": "calm"}).status_code == 403
