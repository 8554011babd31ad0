"""The word lists of the check, read from its TOML files into one automaton."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from moderation.checks.citations.inflect import forms
from moderation.checks.citations.letters import words_of

_LISTS = ("forms", "press", "needs", "charges", "suppressors", "prayers")
_ARABIC_ARTICLES = ("", "ال", "وال", "و", "لل")
# Lists whose name ends so hold words that count only as they are written.
AS_WRITTEN = "_as_written"


class Cue(NamedTuple):
    """A listed word seen in a text; `kind` is the list that holds it, `phrase` the word as searched."""

    start: int
    end: int
    kind: str
    phrase: str


# Cues are many: made as a tuple is, they cost half.
_cue = tuple.__new__


@cache
def data(name: str) -> dict[str, Any]:
    """Give one TOML file of the check."""
    folder = files("moderation.checks.citations").joinpath("data")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def find(words: str) -> Iterator[Cue]:
    """Give every listed word of a text in its searched form, in order, the longest first at one place."""
    automaton, phrases = _automaton()
    matches = automaton.find_matches_as_indexes(f" {words} ", overlapping=True)
    matches.reverse()  # they come by their ends
    matches.sort(key=itemgetter(1))
    for number, start, end in matches:
        phrase, kinds = phrases[number]
        for kind in kinds:
            yield _cue(Cue, (start, end - 2, kind, phrase))


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, tuple[str, ...]]]]:
    """Build the automaton; phrases keep their spaces, so that only whole words are seen."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, phrase in _phrases():
        kinds.setdefault(phrase, {})[kind] = None
    phrases = [(phrase, tuple(listed)) for phrase, listed in kinds.items()]
    automaton = AhoCorasick([f" {phrase} " for phrase, _ in phrases], matchkind=MatchKind.Standard)
    return automaton, phrases


def _phrases() -> Iterator[tuple[str, str]]:
    """Give (kind, searched phrase) of every list; a table under a list holds one list a language."""
    for name in _LISTS:
        for kind, listed in data(name).items():
            for language, written in listed.items() if isinstance(listed, dict) else (("", listed),):
                yield from ((kind, phrase) for phrase in _variants(language, written))
    for mark in data("articles")["words"]:
        for language, written in mark["listed"].items():
            yield from ((f"news:{mark['kind']}", phrase) for phrase in _variants(language, written))
    yield from _scripture()


def _scripture() -> Iterator[tuple[str, str]]:
    """Give the names of suras and collections, the Arabic ones also behind their article."""
    for kind in ("suras", "collections"):
        for name in chain.from_iterable(data("scripture")[kind].values()):
            for article in ("",) if name.isascii() else _ARABIC_ARTICLES:
                yield kind, words_of(article + name)


def _variants(language: str, listed: Iterable[str]) -> Iterator[str]:
    """Give each phrase of a list as searched, in all its forms."""
    return filter(None, map(words_of, forms(language, listed)))


@cache
def written(kind: str) -> frozenset[str]:
    """Give the words of a list that count as written, also with a capital at their beginning."""
    listed = chain.from_iterable(data("needs")[kind].values())
    return frozenset(form for word in listed for form in (word, word[:1].upper() + word[1:]))
