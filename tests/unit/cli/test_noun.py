"""The form of the output: for people, or for programs, wherever the option stands."""

import click
import pytest
from click.testing import CliRunner

from moderation.cli.noun import Noun, show, show_items

ROWS = [
    {"id": "1", "name": "un\x1b[31m", "forums": ["a", "b"], "off": True},
    {"id": "2", "name": None, "off": False},
]


@click.group(cls=Noun)
def noun() -> None:
    """Do things."""


@noun.command()
def one() -> None:
    r"""Show one.

    \b
    Example:
      noun one
    """
    show({"id": "1"}, "The first", "and the second line")


@noun.command()
def many() -> None:
    """Show many."""
    show_items(ROWS, columns=("id", "name", "forums", "off"), following="2")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["one"], "The first\nand the second line\n", id="a person"),
        pytest.param(["one", "--json"], '{"id":"1"}\n', id="after"),
        pytest.param(["--json", "one"], '{"id":"1"}\n', id="before"),
        pytest.param(["one", "--format", "jsonl"], '{"id":"1"}\n', id="one line"),
        pytest.param(
            ["--json", "one", "--format", "text"], "The first\nand the second line\n", id="the last word"
        ),
        pytest.param(["many", "--format", "jsonl"], None, id="an item a line"),
    ],
)
def test_forms(words: list[str], expected: str | None) -> None:
    said = CliRunner().invoke(noun, words).stdout
    assert said == expected if expected else said.count("\n") == len(ROWS)


def test_a_list_says_that_there_is_more() -> None:
    assert '"next":"2"' in CliRunner().invoke(noun, ["many", "--json"]).stdout
    assert "--after 2" in CliRunner().invoke(noun, ["many"]).stderr


def test_a_table_shows_what_a_terminal_would_obey() -> None:
    said = CliRunner().invoke(noun, ["many"]).stdout
    assert "\x1b" not in said
    assert "\\u001b[31m" in said
    assert "a, b" in said


def test_examples_in_help_keep_their_lines() -> None:
    assert "Example:\n    noun one\n" in CliRunner().invoke(noun, ["one", "--help"]).stdout
