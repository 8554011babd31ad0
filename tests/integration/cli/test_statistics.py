"""`moderation statistics`: the same figures as the desk's, for a person and for a program."""

import pytest

from tests.integration.cli.conftest import ask, error, run

pytestmark = pytest.mark.usefixtures("examined")


def test_figures_for_a_program() -> None:
    document = ask("statistics", "--since", "2026-01-01")
    opened = sum(step["opened"] for step in document["flow"])
    waits = sum(each["count"] for each in document["waiting"])
    assert opened == waits > 0
    assert {each["check"] for each in document["checks"]} >= {"repetition", "watchlist"}
    assert all(each["waiting"] == each["found"] for each in document["checks"])
    assert document["checks"][0]["precision"] == {"n": 0, "value": None, "low": None, "high": None}


def test_figures_for_a_person() -> None:
    said = run("statistics").stdout
    assert "wait, the oldest since" in said
    assert "too few" in said
    assert "repetition" in said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(("--forum", "demmo"), 1, "did you mean demo?", id="a forum that there is not"),
        pytest.param(("--since", "yesterday"), 2, "neither a date", id="no time"),
    ],
)
def test_wrong_words_are_answered(words: tuple[str, ...], code: int, said: str) -> None:
    assert said in error("statistics", *words, code=code)
