"""The guides: their examples are run as they stand there, one after another."""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from moderation.cli import main
from moderation.policy import default
from tests.integration.cli.test_document import fits, without_progress
from tests.unit.evaluate.test_labelled import BY_HAND, WATCHLIST

DOCS = Path(__file__).resolve().parents[3] / "docs"


def examples(name: str) -> Iterator[tuple[str, str]]:
    """Give each command of a guide with what it must print."""
    for block in re.findall(
        r"^```shell-session\n(.*?)^```", (DOCS / name).read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            yield command, expected


def say(command: str) -> str:
    """Run a command as the shell does, `moderation` in this process; give what it prints."""
    command, _, file = command.partition(" > ")
    words = shlex.split(command)
    if words[0] != "moderation":
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout
    ran = CliRunner().invoke(main, words[1:], prog_name="moderation")
    if file:
        Path(file).write_text(ran.stdout, "utf-8")
    return "" if file else without_progress(ran.output)


@pytest.mark.usefixtures("examined", "worker")
def test_a_newcomer_changes_a_threshold_and_goes_back() -> None:
    for command, expected in examples("backtest.md"):
        said = say(command)
        assert fits(expected, said), f"$ {command}\n{said}"


def test_labelled_texts_are_evaluated(tmp_path: Path) -> None:
    sentences = tmp_path / "labelled" / "sentences"
    sentences.mkdir(parents=True)
    (sentences / "fr.txt").write_text("Le marché ouvre à huit heures.\nAQMI a publié un texte.\n", "utf-8")
    (sentences / "nothing.txt").write_text("", "utf-8")
    (tmp_path / "labelled" / "cases.jsonl").write_text(json.dumps(WATCHLIST), "utf-8")
    (tmp_path / "labelled" / "by-hand.jsonl").write_text(json.dumps(BY_HAND), "utf-8")
    (tmp_path / "policy.toml").write_text(default().text, "utf-8")
    for command, expected in examples("evaluate.md"):
        said = say(command)
        assert fits(expected, said), f"$ {command}\n{said}"
