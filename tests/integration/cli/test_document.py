"""docs/command.md: its examples are run as they stand there, and its list is the command's own."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from moderation.cli import main
from tests.integration.cli.conftest import PROGRESS

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
TEXT = (ROOT / "docs/command.md").read_text("utf-8")
ARTICLE = (
    "Le marché couvert rouvrira au printemps, après deux hivers de travaux. Les poissonniers gardent l'aile "
    "nord, les maraîchers descendent près de la fontaine, et la halle aux grains devient une salle à lire."
)
POLICY = """
version = "calm"
[[rules]]
name = "a passage twice"
when = "finding.check == 'repetition'"
queue = "note"
"""
LINES = (
    {"id": "a1", "url": "https://journal.example.org/2", "title": "La halle", "text": ARTICLE.upper()},
    {"id": "a2", "text": 5},
)


def examples() -> Iterator[tuple[str, str]]:
    """Give each command with what it must print."""
    for block in re.findall(r"^```shell-session\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            yield command, expected


def fits(expected: str, said: str) -> bool:
    """Tell whether a text is the expected one, in which … stands for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


def without_progress(output: str) -> str:
    return "\n".join(line for line in output.splitlines() if not line.startswith(PROGRESS))


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Give every command that a user may type, by its full name."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            inner = command.get_command(context, word)
            assert inner is not None
            yield from commands(inner, f"{name} {word}")
    elif not command.hidden:
        yield name, command


COMMANDS = dict(commands(main, "moderation"))
ROLES = {f"moderation {role}" for role in ("up", "web", "worker", "sweeper")}


@pytest.mark.usefixtures("examined", "worker", "web")
def test_the_examples_are_true(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "policy.toml").write_text(POLICY, "utf-8")
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, LINES)), "utf-8")
    for command, expected in examples():
        words = shlex.split(command)
        assert words[0] == "moderation"
        said = without_progress(CliRunner().invoke(main, words[1:], prog_name="moderation").output)
        assert fits(expected, said), f"$ {command}\n{said}"


def test_the_list_is_the_commands_own() -> None:
    listed = dict(re.findall(r"^\| `(moderation [^`]+)` \| (.*) \|$", TEXT, re.MULTILINE))
    assert listed == {name: command.get_short_help_str(200) for name, command in COMMANDS.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_here_or_in_another_document(name: str) -> None:
    text = TEXT[: TEXT.index("## Every command")]
    others = [path.read_text("utf-8") for path in DOCUMENTS if path.name != "command.md"]
    assert any(name in document for document in (text, *others))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_true_example_and_one_document_for_programs(name: str) -> None:
    """The roles run until they are ended, and have nothing to tell a program."""
    command = COMMANDS[name]
    said = CliRunner().invoke(main, [*name.split()[1:], "--help"], prog_name="moderation").output
    (shown,) = re.findall(r"^ *Examples?:\n((?: {4}.*\n?)+)", said, re.MULTILINE)
    assert f"  {name}" in shown
    options = {option for parameter in command.params for option in parameter.opts}
    assert ("--json" in options) is (name not in ROLES)
    assert set(re.findall(r"--[a-z0-9-]+", shown)) <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_does(name: str) -> None:
    ran = CliRunner().invoke(main, [*name.split()[1:], "--help"], prog_name="moderation")
    assert ran.exit_code == 0
    assert "\\b" not in ran.output
    assert COMMANDS[name].get_short_help_str(200).split(";")[0][:40] in " ".join(ran.output.split())
