"""The words: complete in three languages, with the same places for values."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from moderation.messages import LANGUAGES
from moderation.model import CHECKS
from moderation.statement import as_reversal, as_text
from moderation.statement.catalogue import sentences, write_day
from tests.unit.statement.examples import EVERY_CHECK, stated

PLACE = re.compile(r"\{(\w+)\}")


def _leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}{name}.")
        elif isinstance(value, str):
            yield f"{path}{name}", frozenset(PLACE.findall(value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    assert dict(_leaves(sentences(language))) == dict(_leaves(sentences("en")))
    assert len(sentences(language)["months"]) == 12
    assert set(sentences(language)["rules"]) == set(CHECKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_stays_empty(language: str) -> None:
    statement = stated(language, grounds=EVERY_CHECK)
    for form in (as_text(statement), as_reversal(statement, "", is_granted=True)):
        assert not re.search(r"[{}]|None", form)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("fr", ["1er mars 2026", "2 août 2026"], id="the first day has its own form in French"),
        pytest.param("en", ["1 March 2026", "2 August 2026"], id="English"),
        pytest.param("ar", ["1 مارس 2026", "2 أغسطس 2026"], id="Arabic"),
    ],
)
def test_a_day_is_written_as_people_write_it(language: str, expected: list[str]) -> None:
    days = [date(2026, 3, 1), date(2026, 8, 2)]
    assert [write_day(each, language) for each in days] == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("fr", "peut de nouveau être lu", id="French"),
        pytest.param("en", "can be read again", id="English"),
        pytest.param("ar", "يمكن قراءتها من جديد", id="Arabic"),
    ],
)
def test_a_reversal_says_that_the_post_is_back(language: str, said: str) -> None:
    letter = as_reversal(stated(language), "Désolés.")
    assert said in letter
    assert "Désolés." in letter
    assert letter.count("\n\n") == 3
