"""`moderation cases statement` and `moderation forums statement`."""

import json
from pathlib import Path

import pytest

from moderation.statement.validator import validate
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run

SAID = 'timezone = "Africa/Casablanca"\ncontact = "ici"\n[rules.repetition]\ntext = "Une fois suffit."\n'


@pytest.fixture
def hidden(examined: Service) -> str:
    """Give the decision that hides the post of the demo's first case."""
    assert examined.settings.public_url is None
    return hide()


def hide() -> str:
    made = ask("cases", "decide", "1", "--as", "moderator", "--action", "hide", "--ground", "copied_text")
    return str(made["id"])


def test_a_statement_is_read_in_three_forms(hidden: str) -> None:
    assert run("cases", "statement", hidden).stdout.startswith("Exposé des motifs\n\nCe qui a été décidé\n- ")
    assert ask("cases", "statement", hidden)["restriction"] == "CONTENT_DISABLED"
    entry = json.loads(run("cases", "statement", hidden, "--dsa").stdout)
    validate(entry)
    assert entry["category_specification"] == ["KEYWORD_COPYRIGHT_INFRINGEMENT"]


def test_what_has_none_says_so(examined: Service) -> None:
    assert examined.settings.database
    made = ask("cases", "decide", "1", "--as", "moderator", "--action", "none")
    assert "hides and removes nothing" in error("cases", "statement", str(made["id"]))
    assert "no decision 99" in error("cases", "statement", "99")
    run("cases", "statement", "x", code=2)


def test_a_forum_says_what_stands_in_all_of_them(examined: Service, tmp_path: Path) -> None:
    (forum,) = [each["name"] for each in ask("forums", "list")["items"]]
    assert "the usual rules" in run("forums", "statement", forum).stdout
    path = tmp_path / "said.toml"
    path.write_text(SAID, "utf-8")
    assert ask("forums", "statement", forum, "--file", str(path))["timezone"] == "Africa/Casablanca"
    assert ask("forums", "statement", forum)["rules"] == {"repetition": {"text": "Une fois suffit."}}
    told = run("cases", "statement", hide()).stdout
    assert "Pour joindre le forum : ici" in told
    with examined.store.read() as tx:
        assert set(tx.forums.get(forum).settings) >= {"timezone", "statement"}
    run("forums", "statement", forum, "--file", "-", given="contact = 'là'")
    assert ask("forums", "statement", forum) == {"contact": "là"}
    assert run("cases", "statement", "1").stdout == told, "what was said stands as it was said"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("timezone = 'Mars/Olympus'", "is no time zone", id="a zone that there is not"),
        pytest.param("colour = 'red'", "colour: is not one of", id="a field that there is not"),
        pytest.param("=", "file: ", id="no TOML"),
        pytest.param(" ", "is empty", id="nothing"),
    ],
)
def test_a_wrong_file_changes_nothing(examined: Service, given: str, said: str) -> None:
    assert examined.settings.database
    (forum,) = [each["name"] for each in ask("forums", "list")["items"]]
    before = ask("forums", "statement", forum)
    assert said in error("forums", "statement", forum, "--file", "-", given=given)
    assert ask("forums", "statement", forum) == before
