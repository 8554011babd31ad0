"""Notes and the history of a post for programs, on each kind of database."""

import pytest

from tests.integration.desk.test_notes import NOTED
from tests.integration.web.conftest import Program
from tests.integration.web.described import check


@pytest.fixture
def noted(program: Program) -> dict[str, str]:
    program.send({"id": "p1", "body": NOTED, "author": "Omar", "format": "text"})
    program.examine()
    found: dict[str, str]
    (found,) = program.get("/notes?check=repetition&forum=test")["items"]
    return found


def test_a_note_is_decided_as_it_was_read(program: Program, noted: dict[str, str]) -> None:
    check("Note", noted)
    path = f"/notes/{noted['post']}"
    assert program.get(path) == noted
    late = program.post(f"{path}/decisions", {"action": "none", "examination": "99"})
    assert (late.status_code, late.get_json(force=True)["code"]) == (409, "note_gone")
    ask = {"action": "ask_source", "grounds": noted["grounds"], "examination": noted["id"]}
    made = program.post(f"{path}/decisions", ask)
    check("Decision", made.get_json())
    assert made.headers["ETag"] == program.ask("GET", f"/cases/{made.get_json()['case']}").headers["ETag"]
    assert program.get("/notes")["items"] == []
    assert program.ask("GET", path).status_code == 404


def test_only_these_two_decide_a_note(program: Program, noted: dict[str, str]) -> None:
    path = f"/notes/{noted['post']}/decisions"
    hide = {"action": "hide", "grounds": ["repetition"], "examination": noted["id"]}
    assert program.post(path, hide).get_json(force=True)["field"] == "action"
    assert program.post(path, {"action": "none"}).get_json(force=True)["field"] == "examination"


def test_why_and_whether_it_can_be_trusted(program: Program, noted: dict[str, str]) -> None:
    post = f"/posts/{noted['post']}"
    program.send(
        {"id": "p1", "body": f"{NOTED} Encore.", "format": "text", "revision": 2}, event="post.edited"
    )
    assert [each["revision"] for each in program.get(f"{post}/revisions")["items"]] == [1, 2]
    assert program.ask("GET", f"{post}/explanation").status_code == 404  # its text was not examined yet
    program.examine()
    explained = program.get(f"{post}/explanation")
    check("Explanation", explained)
    rules = [rule for each in explained["findings"] for rule in each["rules"]]
    check("MetRule", rules[0])
    examination = program.get(f"/examinations/{explained['examination']}")
    check("Examination", examination)
    replayed = program.get(f"/examinations/{noted['id']}/replay")
    check("Replay", replayed)
    assert (replayed["same"], replayed["differs"]) == (True, [])
