"""Waves through the API: listed, decided together with a result for each, taken back."""

from typing import Any

import pytest

from tests.integration.desk.conftest import TWICE
from tests.integration.web.conftest import Program
from tests.integration.web.described import check

HIDE = {"action": "hide", "grounds": ["duplicates"]}


@pytest.fixture
def wave(program: Program) -> list[dict[str, Any]]:
    """Give the cases of a wave of three."""
    for number in range(3):
        program.send({"id": f"p{number}", "body": TWICE, "author": f"a{number}"})
        program.examine()
    (found,) = program.get("/waves")["items"]
    assert found == {"id": "1", "forum": "test", "count": 3}
    check("Wave", found)
    cases: list[dict[str, Any]] = program.get("/waves/1")["items"]
    return cases


def test_all_are_decided_and_taken_back(program: Program, wave: list[dict[str, Any]]) -> None:
    made = program.post("/waves/1/decisions", HIDE)
    assert made.status_code == 200
    items = made.get_json()["items"]
    assert {each["case"] for each in items} == {each["id"] for each in wave}
    for each in items:
        check("WaveOutcome", each)
    undone = program.post("/waves/1/undo", {"decisions": [each["decision"]["id"] for each in items]})
    assert {each["decision"]["state"] for each in undone.get_json()["items"]} == {"withdrawn"}
    assert len(program.get("/cases?state=open")["items"]) == 3


def test_what_cannot_be_decided_is_told_beside_the_rest(program: Program, wave: list[dict[str, Any]]) -> None:
    cases = [{"id": wave[0]["id"], "version": wave[0]["version"]}, {"id": wave[1]["id"], "version": 9}]
    made = program.post("/waves/1/decisions", {**HIDE, "cases": cases})
    first, late = made.get_json()["items"]
    assert (made.status_code, first["decision"]["action"]) == (207, "hide")
    assert late["error"]["code"] == "version_conflict"
    check("WaveOutcome", late)


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        pytest.param("decisions", {"action": "no"}, (422, "action"), id="no such action"),
        pytest.param("decisions", {**HIDE, "cases": "1"}, (422, "cases"), id="no list"),
        pytest.param("decisions", {**HIDE, "cases": [{"id": 1}]}, (422, "cases"), id="an id that is no text"),
        pytest.param("decisions", {**HIDE, "cases": []}, (422, "cases"), id="nothing"),
        pytest.param("undo", {}, (422, "decisions"), id="no decisions"),
        pytest.param("undo", {"decisions": ["99"]}, (404, None), id="no such decision"),
    ],
)
@pytest.mark.usefixtures("wave")
def test_what_is_wrong_is_named(
    program: Program, path: str, body: dict[str, Any], expected: tuple[int, str | None]
) -> None:
    answer = program.post(f"/waves/1/{path}", body)
    assert (answer.status_code, answer.get_json(force=True).get("field")) == expected


def test_a_wave_that_there_is_not(program: Program) -> None:
    assert program.get("/waves")["items"] == []
    assert program.post("/waves/7/decisions", HIDE).status_code == 404
