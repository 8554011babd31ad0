"""Versions of the policy as a user changes them: show, activate, roll back, compare."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main
from moderation.policy import default

SMALL = """version = "{version}"
[[rules]]
name = "a copy"
when = "finding.check == 'copied_text' && finding.share_of_post > {share}"
queue = "review"
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("MODERATION_DATA_DIR", str(tmp_path / "data"))
    return lambda *words: CliRunner().invoke(main, ["policy", *map(str, words)])


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(version: str, share: float = 0.3) -> Path:
        file = tmp_path / f"{version}-{share}.toml"
        file.write_text(SMALL.format(version=version, share=share))
        return file

    return write


def read(ran: Result) -> dict[str, Any]:
    assert ran.exit_code == 0, ran.output
    return dict(json.loads(ran.stdout))


def active(run: Run) -> str:
    (version,) = [each["version"] for each in read(run("list", "--json"))["items"] if each["active"]]
    return str(version)


def test_the_default_counts_until_another_is_activated(run: Run) -> None:
    assert active(run) == default().version
    assert run("show").stdout == default().text
    assert read(run("show", "--json"))["text"] == default().text


def test_activate_and_roll_back(run: Run, write: Callable[..., Path]) -> None:
    told = read(run("activate", write("two"), "--json"))
    assert told == {"version": "two", "before": default().version, "active": True}
    read(run("activate", write("three"), "--json"))
    assert [each["version"] for each in read(run("list", "--json"))["items"]] == [
        default().version,
        "two",
        "three",
    ]
    assert read(run("rollback", "--json"))["version"] == active(run) == "two"
    assert read(run("rollback", default().version, "--json"))["before"] == "two"
    assert active(run) == default().version


def test_the_first_rollback_leads_to_the_default(run: Run, write: Callable[..., Path]) -> None:
    run("activate", write("two"))
    assert read(run("rollback", "--json"))["version"] == default().version


def test_what_is_activated_twice_counts_once(run: Run, write: Callable[..., Path]) -> None:
    run("activate", write("two"))
    ran = run("activate", write("two"))
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "Policy two counts already\n", "")
    assert read(run("rollback", "--json"))["version"] == default().version


def test_every_change_is_in_the_log(run: Run, write: Callable[..., Path]) -> None:
    run("activate", write("two"))
    run("activate", write("two"))
    run("rollback")
    ran = CliRunner().invoke(main, ["audit", "verify", "--json"])
    assert read(ran)["rows"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("rollback",), "no policy was ever activated", id="nothing to go back to"),
        pytest.param(("rollback", "defult-2"), "did you mean default-2?", id="a slip of the hand"),
        pytest.param(("show", "nothing like it"), "see: moderation policy list", id="an unknown version"),
        pytest.param(("diff", "two"), "there is no version two", id="neither a file nor a version"),
    ],
)
def test_what_there_is_not_is_named(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run(*words)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert said in ran.stderr


@pytest.mark.parametrize(
    "version", [pytest.param("two", id="an activated one"), pytest.param(default().version, id="the default")]
)
def test_a_version_keeps_its_text(run: Run, write: Callable[..., Path], version: str) -> None:
    run("activate", write("two"))
    ran = run("activate", write(version, 0.5))
    assert ran.exit_code == 1
    assert f"version {version} stands already with another text" in ran.stderr
    assert active(run) == "two"


def test_a_broken_policy_is_not_activated(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(SMALL.format(version="two", share="many"))
    ran = run("activate", file)
    assert ran.exit_code == 1
    assert "policy, line 4, column" in ran.stderr
    assert active(run) == default().version


def test_a_missing_file_is_wrong_usage(run: Run) -> None:
    assert run("activate", "nowhere.toml").exit_code == 2


def test_diff_names_the_fields(run: Run, write: Callable[..., Path]) -> None:
    run("activate", write("two"))
    told = read(run("diff", write("three", 0.5), "--json"))
    assert told == {
        "from": "two",
        "to": "three",
        "added": [],
        "removed": [],
        "changed": [
            {
                "rule": "a copy",
                "field": "when",
                "from": "finding.check == 'copied_text' && finding.share_of_post > 0.3",
                "to": "finding.check == 'copied_text' && finding.share_of_post > 0.5",
            }
        ],
    }
    assert read(run("diff", default().version, "two", "--json"))["added"] == ["a copy"]
    assert "share_of_post > 0.5" in run("diff", write("three", 0.5)).stdout
    assert run("diff", "two").stdout == "The rules of two and two are the same\n"
