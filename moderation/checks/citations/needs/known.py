"""Known verses and hadith: the reference that may be offered for a quotation."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from moderation.checks.citations import verses
from moderation.checks.citations.lexicon import data
from moderation.checks.citations.reading import Reading


def reference(reading: Reading, start: int, end: int) -> str | None:
    """Give the reference of a quotation: Arabic by the installed text, others by distinguishing words."""
    if any("\u0621" <= letter <= "\u064a" for letter in reading.text[start : start + 8]):
        found = verses.locate(reading.text[start:end])
        letters = len(verses.skeleton(reading.text[start:end]))
        return found[0] if found and found[1] >= 0.8 * letters else None
    return _by_words(f" {reading.words[start:end]}")


def _by_words(words: str) -> str | None:
    """Give the reference of the known text all of whose word beginnings stand in a quotation."""
    automaton, beginnings, texts = _texts()
    held = {beginnings[found[0]] for found in automaton.find_matches_as_indexes(words, overlapping=True)}
    return next((reference for reference, listed in texts if listed <= held), None) if len(held) > 1 else None


@cache
def _texts() -> tuple[AhoCorasick, list[str], list[tuple[str, frozenset[str]]]]:
    """Give the automaton of all word beginnings, these, and each known text with its own."""
    texts = [
        (text["reference"], frozenset(f" {word}" for word in listed))
        for text in data("known")["text"]
        for listed in text["words"]
        if text["reference"]
    ]
    beginnings = sorted(set().union(*(listed for _, listed in texts)))
    return AhoCorasick(beginnings, matchkind=MatchKind.Standard), beginnings, texts
