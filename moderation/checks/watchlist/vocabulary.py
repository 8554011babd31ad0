"""The words around a mention: one automaton for context, exclusions, cues and support."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from moderation.checks.watchlist.bounds import begins_word
from moderation.checks.watchlist.fold import View, folded

MOST = 30_000  # words of meaning in one post; they bound the time of a hostile one
_LONGEST_ENDING = 20
_LONGEST_WORD = 20


class Role(NamedTuple):
    """What a term says.

    `about` is strong, weak, context, exclusion, cue, support, praise, trigger, part or veto.

    `of` is the kind of cue, the class of support or the pattern; `entities` are those whose word it is.
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


def grouped(hits: Iterable[Hit]) -> Groups:
    """Sort hits by what they are about, once a text: every mention in it asks for them."""
    groups: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[hit[2][0]].append(hit)
    return groups


def within(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Give those of some hits, which are in order, that begin in a stretch."""
    return hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]


@lru_cache(maxsize=32_768)
def key(term: str) -> tuple[str, bool]:
    """Give a term as it is compared, and whether it stands for any ending."""
    return folded(term.removesuffix("*")), term.endswith("*")


class Vocabulary:
    """Terms with their roles; a last `*` of a term stands for any ending."""

    def __init__(self, terms: Iterable[tuple[str, Role]]) -> None:
        roles: dict[tuple[str, bool], list[Role]] = {}
        for term, role in terms:
            known = roles.setdefault(key(term), [])
            if role not in known:
                known.append(role)
        self._terms = [(is_stem, of) for (_, is_stem), of in roles.items()]
        self._automaton = AhoCorasick(
            [text for text, _ in roles],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def hits(self, view: View) -> list[Hit]:
        """Give every term of the text that stands as a word, in order of place."""
        text, index = view.text, view.index
        found: list[Hit] = []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            is_stem, roles = self._terms[number]
            if not is_stem and text[end : end + 1].isalnum():
                continue
            if start and text[start - 1].isalnum() and not begins_word(text, start):
                continue
            first = index.item(start)
            last = index.item((_word_end(text, end) if is_stem else end) - 1) + 1
            found += [Hit(first, last, role) for role in roles]
            if len(found) >= MOST:
                break
        found.sort(key=itemgetter(0, 1))
        return found


def _word_end(text: str, end: int) -> int:
    """Give the end of the word that a term ends in, at most `_LONGEST_ENDING` letters on."""
    last = end
    while last < len(text) and last - end < _LONGEST_ENDING and text[last].isalnum():
        last += 1
    return last


class Tokens:
    """The words of a text, counted: how far apart two places are."""

    def __init__(self, starts: list[int]) -> None:
        self.starts = starts

    def number(self, place: int) -> int:
        """Give the number of words that begin before `place`."""
        return bisect_left(self.starts, place)

    def around(self, start: int, end: int, distance: int) -> tuple[int, int]:
        """Give the stretch of `distance` words to each side of another; endless words are cut."""
        starts, most = self.starts, distance * _LONGEST_WORD
        first, last = max(bisect_left(starts, start) - distance, 0), bisect_left(starts, end) + distance
        begin = starts[first] if first < len(starts) else start
        finish = starts[last] if last < len(starts) else end + most
        return max(min(begin, start), start - most), min(finish, end + most)
