"""The release gate: du'a, greetings, dhikr and recitation are never asked for a source."""

import tomllib
from pathlib import Path

import pytest

from tests.unit.checks.citations.asking import missing

TEXTS: list[str] = tomllib.loads(Path(__file__).with_name("harmless.toml").read_text(encoding="utf-8"))[
    "texts"
]


def test_the_list_is_long() -> None:
    assert len(set(TEXTS)) >= 100


@pytest.mark.parametrize("text", TEXTS)
def test_no_source_is_asked(text: str) -> None:
    assert missing(text) == []
