"""The gate: ordinary and religious speech raises nothing."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import quran_text

from moderation.model import Finding

SENTENCES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("ordinary.toml").read_text("utf-8"))[
    "sentences"
]


@pytest.mark.parametrize("sentence", [sentence for sentences in SENTENCES.values() for sentence in sentences])
def test_an_ordinary_sentence_raises_nothing(
    examine: Callable[..., tuple[Finding, ...]], sentence: str
) -> None:
    assert [(finding.entity, finding.surface) for finding in examine(sentence)] == []


def test_the_quran_raises_nothing(examine: Callable[..., tuple[Finding, ...]]) -> None:
    mushaf = quran_text.Mushaf.hafs()
    verses = [verse.text for verse in mushaf.ayahs]
    assert len(verses) == 6236
    assert [verse for verse in verses if examine(verse)] == []
