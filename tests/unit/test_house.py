"""The house rules that no linter knows: sizes, names, reasons, locks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for folder in ("moderation", "workers") for path in (ROOT / folder).rglob("*.py"))
# Migrations are history: once released they are never shaped again.
WRITTEN = [path for path in CODE if "migrations" not in path.parts and path.stat().st_size]
TESTS = sorted(path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))

LONGEST_FILE = 350
MEDIAN_FILE = 90
LONGEST_FUNCTION = 45
NINETIETH_FUNCTION = 25
MEDIAN_FUNCTION = 8
# The five nouns have no synonyms, and a name says what a thing is.
REFUSED_NAME = re.compile(
    r"(Flag|Report|Item|Job|Violation|Alert|Manager|Helper|Util)(?![a-z])", re.IGNORECASE
)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8"), str(path)))


def _functions() -> dict[str, int]:
    return {
        f"{_name(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in WRITTEN
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_file_is_long() -> None:
    assert {
        _name(path): len(_lines(path)) for path in [*WRITTEN, *TESTS] if len(_lines(path)) > LONGEST_FILE
    } == {}


def test_the_median_file_is_short() -> None:
    assert median(len(_lines(path)) for path in WRITTEN) < MEDIAN_FILE


def test_no_function_is_long() -> None:
    assert {name: lines for name, lines in _functions().items() if lines > LONGEST_FUNCTION} == {}


def test_functions_are_short() -> None:
    lines = list(_functions().values())
    assert median(lines) <= MEDIAN_FUNCTION
    assert quantiles(lines, n=10)[-1] <= NINETIETH_FUNCTION


def test_no_class_or_file_has_a_refused_name() -> None:
    classes = [
        f"{_name(path)}: {node.name}"
        for path in CODE
        for node in _nodes(path)
        if isinstance(node, ast.ClassDef)
    ]
    names = [*classes, *(_name(path) for path in CODE)]
    assert [name for name in names if REFUSED_NAME.search(name.rsplit("/")[-1].split(": ")[-1])] == []


def test_every_ignored_rule_has_its_reason() -> None:
    bare = re.compile(
        r"#\s*(?:ruff: )?(noqa(?!: [A-Z0-9, ]+( - |  # )\S)|type: ignore(?!\[[a-z-, ]+\]  # \S))"
    )
    assert [
        f"{_name(path)}:{number}"
        for path in [*CODE, *TESTS]
        if path != Path(__file__).resolve()
        for number, line in enumerate(_lines(path), 1)
        if bare.search(line)
    ] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_carry_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"^\S+==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert pins
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text
