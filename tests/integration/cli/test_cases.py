"""`moderation cases`: what waits, what it is about, and a person's choice with its undoing."""

import httpx
import pytest

from moderation.wiring import Service
from tests.integration.cli.conftest import CASES, ask, error, run

FIELDS = {"id", "post", "queue", "state", "version", "claimed_by", "decisions"}

pytestmark = pytest.mark.usefixtures("examined")


@pytest.fixture(autouse=True)
def amina(examined: Service) -> None:
    assert examined.settings.grace_seconds
    run("users", "add", "amina", "--role", "moderator")


def test_a_case_has_the_fields_of_the_interface() -> None:
    items = ask("cases", "list")["items"]
    assert items
    assert all(set(each) >= FIELDS for each in items)
    assert items[0]["queue"] == "urgent"


def test_the_command_and_the_api_show_the_same(web: str) -> None:
    token = ask("users", "add", "karim", "--role", "viewer")["token"]
    answer = httpx.get(f"{web}/api/v1/cases", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["items"] == ask("cases", "list")["items"]


def test_pages() -> None:
    whole = [each["id"] for each in ask("cases", "list")["items"]]
    first = ask("cases", "list", "--limit", "1")
    rest = ask("cases", "list", "--after", first["next"])
    assert [first["items"][0]["id"], *(each["id"] for each in rest["items"])] == whole
    assert "next" not in rest


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param([], CASES, id="undecided"),
        pytest.param(["--state", "open"], CASES, id="open"),
        pytest.param(["--state", "decided"], 0, id="decided"),
        pytest.param(["--state", "all"], CASES, id="all"),
        pytest.param(["--queue", "urgent"], 1, id="of a queue"),
        pytest.param(["--check", "repetition"], 2, id="of a check"),
        pytest.param(["--forum", "demo"], CASES, id="of a forum"),
    ],
)
def test_filters(words: list[str], count: int) -> None:
    assert len(ask("cases", "list", *words)["items"]) == count


def test_show_gives_the_evidence_for_programs_and_for_people() -> None:
    shown = ask("cases", "show", "1")
    findings = shown["examination"]["result"]["findings"]
    body = shown["sent"]["body"]
    spans = [body[span["start"] : span["end"]] for span in findings[0]["spans"]]
    assert len(spans) == 2
    assert spans[0] == spans[1]
    text = run("cases", "show", "1").stdout
    assert "⟦" in text
    assert "cites (source_line) https://gazette-du-sahel.example/" in text


def test_decide_and_undo() -> None:
    words = ["cases", "decide", "1", "--as", "amina", "--action", "hide", "--ground", "copied_text"]
    made = ask(*words, "--note", "Un extrait suffit.", "--version", "1")
    assert (made["action"], made["grounds"], made["note"], made["by"]) == (
        "hide",
        ["copied_text"],
        "Un extrait suffit.",
        "amina",
    )
    (decided,) = ask("cases", "list", "--state", "decided")["items"]
    assert [each["id"] for each in decided["decisions"]] == [made["id"]]
    assert ask("cases", "undo", "1", "--as", "amina")["state"] == "withdrawn"
    assert "nothing is decided" in error("cases", "undo", "1", "--as", "amina")
    assert ask("cases", "list", "--state", "decided") == {"items": []}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(
            ["decide", "1", "--as", "amina", "--action", "ban"], 2, "'ban' is not one of", id="action"
        ),
        pytest.param(["decide", "1", "--action", "none"], 2, "Missing option '--as'", id="nobody"),
        pytest.param(
            ["decide", "1", "--as", "amena", "--action", "none"], 1, "mean amina?", id="unknown user"
        ),
        pytest.param(
            ["decide", "99", "--as", "amina", "--action", "none"], 1, "no case 99", id="no such case"
        ),
        pytest.param(
            ["decide", "1", "--as", "amina", "--action", "hide"], 1, "needs at least", id="no ground"
        ),
        pytest.param(
            ["decide", "1", "--as", "amina", "--action", "none", "--version", "7"],
            1,
            "not 7",
            id="another version",
        ),
        pytest.param(
            ["decide", "1", "--as", "amina", "--action", "hide", "--ground", "spam"], 2, "'spam'", id="ground"
        ),
        pytest.param(["decide", "one", "--as", "amina", "--action", "none"], 2, "'one'", id="no number"),
        pytest.param(["undo", "99", "--as", "amina"], 1, "no case 99", id="nothing to take back"),
        pytest.param(["show", "99"], 1, "no case 99", id="nothing to show"),
        pytest.param(["list", "--state", "done"], 2, "'done' is not one of", id="no such state"),
        pytest.param(["list", "--limit", "0"], 2, "--limit", id="no limit"),
        pytest.param(["list", "--after", "99"], 1, "no case 99", id="no such place"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str) -> None:
    assert said in error("cases", *words, code=code)
    assert ask("cases", "list", "--state", "decided") == {"items": []}


def test_who_is_shut_out_or_only_reads_decides_nothing() -> None:
    run("users", "add", "vera", "--role", "viewer")
    assert "does not decide" in error("cases", "decide", "1", "--as", "vera", "--action", "none")
    run("users", "disable", "amina")
    assert "is shut out" in error("cases", "decide", "1", "--as", "amina", "--action", "none")
