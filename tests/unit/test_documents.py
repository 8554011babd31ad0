"""What the documents say is there: files, commands, make targets, settings, and every setting is said."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic.fields import FieldInfo

from moderation.cli import main
from moderation.settings import SECRETS, Settings

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DEPLOYED = sorted(
    path for path in (ROOT / "deploy").rglob("*") if path.is_file() and "secrets" not in path.parts
)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
NAMES = {f"MODERATION_{name.upper()}" for name in Settings.model_fields}
OTHER_NAMES = {"MODERATION_ROLE"} | {f"MODERATION_{name.upper()}_FILE" for name in SECRETS}


def _id(path: object) -> str | None:
    return str(path.relative_to(ROOT)) if isinstance(path, Path) else None


def _fenced() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        for block in re.findall(
            r"^```(?:sh|console)\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            lines = block.replace("\\\n", " ").splitlines()
            yield from ((f"{_id(path)}: {line}", line) for line in lines if line.strip())


def _missing(words: list[str]) -> str | None:
    """Name what a command line asks for and is not there."""
    match words:
        case ["make", *rest]:
            return next((word for word in rest if "=" not in word and word not in TARGETS), None)
        case ["moderation", *rest]:
            return _missing_command(main, rest)
    return None


def _missing_command(command: click.Command, words: list[str]) -> str | None:
    options = {name for parameter in command.params for name in parameter.opts + parameter.secondary_opts}
    for number, word in enumerate(words):
        if isinstance(command, click.Group) and not word.startswith("-"):
            inner = command.get_command(click.Context(command), word)
            return word if inner is None else _missing_command(inner, words[number + 1 :])
        if word.startswith("-") and word != "-" and word not in options | {"--help"}:
            return word
    return None


@pytest.mark.parametrize("path", DOCUMENTS, ids=_id)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    assert [t for t in targets if "://" not in t and not (path.parent / t).exists()] == []


def test_commands_in_documents_are_there() -> None:
    wrong = {}
    for place, line in _fenced():
        words = shlex.split(line, comments=True)
        while words and re.match(r"[A-Z_]+=", words[0]):
            words = words[1:]
        if missing := _missing(words):
            wrong[place] = missing
    assert wrong == {}


@pytest.mark.parametrize("path", [*DOCUMENTS, *DEPLOYED, ROOT / "Makefile"], ids=_id)
def test_settings_named_anywhere_are_there(path: Path) -> None:
    assert set(re.findall(r"MODERATION_[A-Z_]*[A-Z]", path.read_text("utf-8"))) - NAMES - OTHER_NAMES == set()


def _row(name: str, field: FieldInfo) -> str:
    default = (
        "by the machine" if field.default_factory else "–" if field.default is None else str(field.default)
    )
    return f"| `MODERATION_{name.upper()}` | {default} | {field.description} |"


def test_every_setting_is_documented() -> None:
    said = re.findall(r"^\| `MODERATION_.*$", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    assert said == [_row(name, field) for name, field in Settings.model_fields.items()]


def test_every_document_is_in_the_index() -> None:
    docs = ROOT / "docs"
    index = (docs / "README.md").read_text("utf-8")
    names = [str(path.relative_to(docs)) for path in docs.rglob("*.md") if path.name != "README.md"]
    assert [name for name in names if f"({name})" not in index] == []


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "deploy/systemd").glob("*.service")), ids=_id)
def test_units_end_all_their_processes(path: Path) -> None:
    # PostgreSQL's or Celery's children outlive a killed parent and hold what the next start needs.
    assert "\nKillMode=control-group\n" in path.read_text("utf-8")
