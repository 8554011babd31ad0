"""The words around a mention: one automaton for context, exclusions, cues and support."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from moderation.checks.watchlist.bounds import begins_word
from moderation.checks.watchlist.fold import View, folded

MOST = 30_000  # words of meaning in one post; they bound the time of a hostile one
_LONGEST_ENDING = 20


class Role(NamedTuple):
    """What a term says.

    `about` is strong, weak, context, exclusion, cue, support or praise, and of calls trigger, part 0,
    part 1…, veto or invitation. `of` is the kind of cue, the class of support or the pattern;
    `entities` are those whose word it is.
    """

    about: str
    of: str = ""
    entities: frozenset[str] = frozenset()


class Hit(NamedTuple):
    """A term in the text: `[start, end)` in the text as written; a tuple, since a text has dozens."""

    start: int
    end: int
    role: Role


Groups = Mapping[str, Sequence[Hit]]
"""Hits by what they are about, in order of place."""


def within(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Give those of some hits, which are in order, that begin in a stretch."""
    return hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]


@lru_cache(maxsize=32_768)
def key(term: str) -> tuple[str, bool]:
    """Give a term as it is compared, and whether it stands for any ending."""
    return folded(term.removesuffix("*")), term.endswith("*")


class Vocabulary:
    """Terms with their roles; a last `*` of a term stands for any ending, no letter for nothing."""

    def __init__(self, terms: Iterable[tuple[str, Role]]) -> None:
        roles: dict[tuple[str, bool], list[Role]] = {}
        for term, role in terms:
            known = roles.setdefault(key(term), [])
            if role not in known:
                known.append(role)
        roles = {term: of for term, of in roles.items() if term[0]}
        self._terms = [(is_stem, of) for (_, is_stem), of in roles.items()]
        self._automaton = AhoCorasick(
            [text for text, _ in roles],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def groups(self, view: View) -> Groups:
        """Give every term of the text that stands as a word, by what it is about, in order of place."""
        text, item = view.text + " ", view.origin.item  # the space stands before the first character too
        found: list[Hit] = []
        for number, start, end in self._automaton.find_matches_as_indexes(view.text, overlapping=True):
            is_stem, roles = self._terms[number]
            if (is_stem or not text[end].isalnum()) and (
                not text[start - 1].isalnum() or begins_word(text, start)
            ):
                first, last = item(start), item((_word_end(text, end) if is_stem else end) - 1) + 1
                found.extend([Hit(first, last, role) for role in roles])
                if len(found) >= MOST:
                    break
        found.sort(key=itemgetter(0, 1))
        groups: dict[str, list[Hit]] = {}
        for hit in found:
            groups.setdefault(hit[2][0], []).append(hit)
        return groups


def _word_end(text: str, end: int) -> int:
    """Give the end of the word that a term ends in, at most `_LONGEST_ENDING` letters on."""
    last = end
    while last < len(text) and last - end < _LONGEST_ENDING and text[last].isalnum():
        last += 1
    return last
