"""The word lists of the check, read from its TOML files into one automaton."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, product
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from moderation.checks.citations.letters import words_of

_LISTS = ("forms", "press", "needs", "suppressors", "prayers")
_ARABIC_PREFIXES = ("", "و", "ف")
_ARABIC_ARTICLES = ("", "ال", "وال", "و", "لل")
# Lists of language `fr_er` hold the stems of verbs in -er; charges and words are reported with these endings.
# Lists whose name ends so hold words that count only as they are written.
AS_WRITTEN = "_as_written"
# "that" in darija, however it is spelled.
_THAT = ("bli", "beli", "belli", "billi")
# A last "o" of so short a word is none that may be written "ou".
_SHORT = 3
# Lists of language `ar_verb` hold strong verbs in the past, "he".
_ENDINGS = ("e", "ent", "é", "és", "ée", "ées", "ait", "aient", "èrent", "er")


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
    """Give every listed word of a text in its searched form, ordered by end, in time linear in the text."""
    automaton, phrases = _automaton()
    for number, start, end in automaton.find_matches_as_indexes(f" {words} ", overlapping=True):
        phrase, kinds = phrases[number]
        for kind in kinds:
            yield _cue(Cue, (start, end - 2, kind, phrase))


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, tuple[str, ...]]]]:
    """Build the automaton; phrases keep their spaces, so that only whole words are seen."""
    kinds: dict[str, list[str]] = {}
    for kind, phrase in _phrases():
        if kind not in kinds.setdefault(phrase, []):
            kinds[phrase].append(kind)
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


def _variants(language: str, written: Iterable[str]) -> Iterator[str]:
    """Give each phrase as searched, in Arabic also with "and" and "so"; a French stem with its endings."""
    prefixes = _ARABIC_PREFIXES if language.startswith("ar") else ("",)
    endings = _ENDINGS if language == "fr_er" else ("",)
    for phrase in chain.from_iterable(map(_conjugated, written)) if language == "ar_verb" else written:
        for prefix, ending in product(prefixes, endings):
            searched = words_of(prefix + phrase + ending)
            yield from _spelled(searched) if language == "darija" else filter(None, (searched,))


def _conjugated(verb: str) -> Iterator[str]:
    """Give an Arabic verb with he, she and they, past and present, where an alif before its root falls."""
    root = verb.removeprefix("ا").removeprefix("أ")
    yield from (verb, f"{verb}ت", f"{verb}وا", f"ي{root}", f"ت{root}", f"ي{root}ون")


def _spelled(phrase: str) -> Iterator[str]:
    """Give a phrase of darija with each spelling of the "that" which ends it, or of its last "o"."""
    head, _, last = phrase.rpartition(" ")
    if head and last in _THAT:
        yield from (f"{head} {that}" for that in _THAT)
    elif last[-1:] == "o" and len(last) > _SHORT:
        yield from (phrase, f"{phrase[:-1]}ou")
    else:
        yield from filter(None, (phrase,))


@cache
def written(kind: str) -> frozenset[str]:
    """Give the words of a list that count as written, also with a capital at their beginning."""
    listed = chain.from_iterable(data("needs")[kind].values())
    return frozenset(form for word in listed for form in (word, word[:1].upper() + word[1:]))
