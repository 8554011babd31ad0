"""Notices and removal orders by the API, as a program meets them; and their figures."""

import re
from typing import Any

import pytest

from moderation.desk.administer import add_user
from moderation.model import Role
from moderation.wiring import Service
from tests.integration.desk.conftest import INNOCENT
from tests.integration.web.conftest import Program
from tests.integration.web.described import check

ADDRESS = "https://forum.example/t/12#p3"
NOTICE = {"address": ADDRESS, "reason": "hate", "explanation": "Ce message insulte.", "good_faith": True}
ORDER = {"reference": "IR-17", "authority": "Office central", "address": ADDRESS}


@pytest.fixture
def senior(service: Service, program: Program) -> Program:
    """Give the same program with the token of a senior."""
    program.headers = {
        "Authorization": f"Bearer {add_user(service.store, name='chef', role=Role.SENIOR).token}"
    }
    return program


def post(program: Program) -> None:
    program.send({"id": "p1", "body": INNOCENT, "url": ADDRESS, "format": "text"})
    program.examine()


def figures(program: Program) -> dict[str, float]:
    text = program.client.get("/metrics").get_data(as_text=True)
    return {
        name: float(value) for name, value in re.findall(r"^(moderation_order\S*) (\S+)$", text, re.MULTILINE)
    }


class TestNotices:
    def test_they_are_listed_without_their_sender_and_answered_by_the_decision(
        self, program: Program
    ) -> None:
        post(program)
        program.client.post("/notices", json={**NOTICE, "name": "Zoé", "email": "zoe@example.org"})
        (found,) = program.get("/notices")["items"]
        check("Notice", found)
        assert (found["id"], found["name"], found["email"]) == ("1", None, None)
        early = program.post("/notices/1/handled")
        assert (early.status_code, early.get_json(force=True)["code"]) == (409, "case_open")
        program.post(f"/cases/{found['case']}/decisions", {"action": "none"})
        assert program.get("/notices")["items"] == []
        (handled,) = program.get("/notices?state=all")["items"]
        assert handled["handled_by"] == "amal"

    def test_one_of_no_known_post_is_for_a_senior(self, program: Program, service: Service) -> None:
        program.client.post("/notices", json={**NOTICE, "name": "Zoé"})
        assert program.get("/notices")["items"] == []
        assert program.post("/notices/1/handled").status_code == 404
        token = add_user(service.store, name="chef", role=Role.SENIOR).token
        program.headers = {"Authorization": f"Bearer {token}"}
        (found,) = program.get("/notices")["items"]
        assert (found["name"], found["post"], found["case"]) == ("Zoé", None, None)
        done = program.post("/notices/1/handled")
        check("Notice", done.get_json())
        assert done.get_json()["handled_by"] == "chef"

    def test_pages(self, senior: Program) -> None:
        for _ in range(3):
            senior.client.post("/notices", json=NOTICE)
        first = senior.get("/notices?limit=2")
        rest = senior.get(f"/notices?limit=2&cursor={first['next']}")
        assert [each["id"] for each in (*first["items"], *rest["items"])] == ["1", "2", "3"]
        assert rest["next"] is None


class TestOrders:
    def test_one_travels_from_registration_to_execution(self, senior: Program) -> None:
        post(senior)
        made = senior.post("/orders", {**ORDER, "silent": True})
        assert made.status_code == 201
        check("Order", made.get_json())
        assert figures(senior)["moderation_orders_open"] == 1
        assert 3500 < figures(senior)["moderation_order_seconds_left"] <= 3600
        done = senior.post(f"/orders/{made.get_json()['id']}/execute").get_json()
        check("Order", done)
        assert (done["state"], done["executed_by"], done["silent"]) == ("recorded", "chef", True)
        assert senior.get(f"/decisions/{done['decision']}")["action"] == "remove"
        again = senior.post(f"/orders/{done['id']}/execute")
        assert (again.status_code, again.get_json(force=True)["code"]) == (409, "executed")
        assert senior.get("/orders?state=open") == {"items": [], "next": None}
        assert [each["id"] for each in senior.get("/orders")["items"]] == [done["id"]]

    def test_late_ones_are_counted(self, senior: Program) -> None:
        senior.post("/orders", {**ORDER, "received_at": "2026-03-01T10:00:00Z"})
        found = figures(senior)
        assert (found["moderation_orders_open"], found["moderation_orders_overdue"]) == (1, 1)
        assert found["moderation_order_seconds_left"] < 0

    def test_without_an_order_no_time_is_left(self, senior: Program) -> None:
        assert figures(senior) == {"moderation_orders_open": 0, "moderation_orders_overdue": 0}

    def test_an_unknown_address_stays_open_until_somebody_says_so(self, senior: Program) -> None:
        senior.post("/orders", ORDER)
        refused = senior.post("/orders/1/execute")
        assert (refused.status_code, refused.get_json(force=True)["code"]) == (409, "unknown_address")
        assert senior.get("/orders?state=open")["items"][0]["post"] is None
        assert senior.post("/orders/1/execute", {"by_hand": True}).get_json()["state"] == "by_hand"

    @pytest.mark.parametrize(
        ("given", "status", "field"),
        [
            pytest.param({**ORDER, "reference": 5}, 422, "reference", id="a number"),
            pytest.param({**ORDER, "authority": ""}, 422, "authority", id="nobody"),
            pytest.param({**ORDER, "address": "forum"}, 422, "address", id="no address"),
            pytest.param({**ORDER, "silent": "yes"}, 422, "silent", id="no yes or no"),
            pytest.param({**ORDER, "received_at": "noon"}, 422, "received_at", id="no time"),
        ],
    )
    def test_a_wrong_field_is_named(self, senior: Program, given: Any, status: int, field: str) -> None:  # noqa: ANN401 - any JSON
        answer = senior.post("/orders", given)
        assert (answer.status_code, answer.get_json(force=True)["field"]) == (status, field)

    def test_a_moderator_registers_none(self, program: Program) -> None:
        assert program.post("/orders", ORDER).status_code == 403
