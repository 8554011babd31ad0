"""What was said is kept: it comes back whole, and no later word, rule or name changes it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from moderation.messages import LANGUAGES
from moderation.statement import House, Statement, as_dsa, as_json, as_text, catalogue, freeze, thaw, words
from tests.unit.statement.examples import EVERY_CHECK, NOON, POST, WORDS, stated
from tests.unit.statement.test_house import SAID

HOUSE = House.read("agora", "fr", SAID)


def kept(statement: Statement) -> Statement:
    """Give a statement as a database gives it back."""
    return thaw(json.loads(json.dumps(freeze(statement))), POST)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("house", [House(name="agora"), HOUSE], ids=["says nothing", "says all"])
def test_it_comes_back_whole(language: str, house: House) -> None:
    statement = stated(language, house=house, grounds=EVERY_CHECK, note="Lu \ud800\0.")
    assert kept(statement) == statement


def test_no_word_of_the_post_is_kept_twice() -> None:
    assert WORDS not in json.dumps(freeze(stated()))
    assert kept(stated()).facts[0].quotes == (WORDS,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "now",
    [
        pytest.param({}, id="open, without an address"),
        pytest.param({"appeal": "https://mod.example/appeals/x"}, id="open, with one"),
        pytest.param({"may_appeal": False}, id="nothing to contest"),
    ],
)
def test_later_words_change_nothing(
    monkeypatch: pytest.MonkeyPatch, language: str, now: dict[str, Any]
) -> None:
    statement = stated(language, house=HOUSE, grounds=EVERY_CHECK)
    forms, frozen = (as_text, as_json, as_dsa), freeze(statement)
    before = [form(replace(statement, **now)) for form in forms]
    monkeypatch.setattr(words, "sentences", lambda _: {})
    monkeypatch.setattr(catalogue, "sentences", lambda _: {})
    after = replace(thaw(frozen, POST), **now)
    assert [form(after) for form in forms] == before


def test_what_has_happened_since_is_said_beside_it() -> None:
    ended = replace(kept(stated()), ended_on=NOON.date(), may_appeal=False)
    assert ended.told == stated().told
    text = as_text(ended)
    assert "Cela a pris fin le 1er mars 2026" in text
    assert "contester" not in text


def test_a_field_that_is_no_more_is_passed_over() -> None:
    assert thaw({**freeze(stated()), "colour": "red"}, POST) == stated()
