"""`moderation policy test`, as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main

TEXT = """
version = "mine"

[[rules]]
name = "a listed name"
when = "finding.check == 'watchlist'"
queue = "review"

[[examples]]
name = "a greeting"
post = "Salam à tous"
queue = "none"

[[examples]]
post = {{ body = "AQMI a publié un communiqué hier", author = "Amine" }}
queue = "{expected}"
"""


def run(folder: Path, text: str, *options: str) -> Result:
    file = folder / "policy.toml"
    file.write_text(text)
    return CliRunner().invoke(main, ["policy", "test", str(file), *options])


def test_examples_that_hold_are_said_to(tmp_path: Path) -> None:
    ran = run(tmp_path, TEXT.format(expected="review"), "--json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout) == {
        "items": [
            {"name": "a greeting", "expected": "none", "queue": "none", "rules": "", "holds": True},
            {
                "name": "example-2",
                "expected": "review",
                "queue": "review",
                "rules": "a listed name",
                "holds": True,
            },
        ]
    }


def test_an_example_that_does_not_hold_fails(tmp_path: Path) -> None:
    ran = run(tmp_path, TEXT.format(expected="urgent"))
    assert ran.exit_code == 1
    assert ran.stdout.splitlines()[-1].split() == ["urgent", "review", "example-2", "a", "listed", "name"]


@pytest.mark.parametrize("options", [(), ("--json",)], ids=str)
def test_a_broken_policy_is_named(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = run(tmp_path, TEXT.format(expected="never"), *options)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "no queue 'never'" in ran.stderr
