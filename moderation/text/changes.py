"""Changes: what an edit took out of a text and put into it, in whole words.

Words are matched outward from those that both texts have once (patience diff, B. Cohen), which is near to
linear; only between these, and only in a small stretch, are they matched by Ratcliff and Obershelp's method,
whose worst case is cubic. What is left is told as one block.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, pairwise

SMALL = 1_000  # words of one stretch by those of the other that are matched in full
LARGE = 40_000  # words of both stretches that are matched at all
DEEPEST = 12  # times that a stretch between two words is looked at for others
_WORDS = re.compile(r"\s+|\S+")
_EXTENDING = ("Mn", "Mc", "Me")
_JOINER = "\u200d"


class Kind(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    TAKEN = "taken"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that was kept, taken out or put in."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words `[start, end)` of the old text beside `[start, end)` of the new one."""

    old: range
    new: range
    depth: int = 0


def changes(old: str, new: str) -> list[Change]:
    """Give the stretches that lead from one text to another, in order; between two kept ones, taken first.

    Kept and taken ones make up the old text, kept and added ones the new. No word is cut, and no grapheme
    cluster. Takes time near to linear in both texts, whatever they hold.
    """
    ours, theirs = _words(old), _words(new)
    pieces: list[Change] = []
    here = there = 0
    for place, other, size in _runs(_kept(ours, theirs)):
        pieces += _replaced(ours[here:place], theirs[there:other])
        pieces.append(Change(Kind.KEPT, "".join(ours[place : place + size])))
        here, there = place + size, other + size
    pieces += _replaced(ours[here:], theirs[there:])
    return list(_joined(pieces))


def _words(text: str) -> list[str]:
    """Cut a text into words and what is between them; what extends a character stays with it."""
    words: list[str] = []
    for word in _WORDS.findall(text):
        if words and not word[0].isascii() and _extends(word[0]):
            words[-1] += word
        else:
            words.append(word)
    return words


def _extends(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in _EXTENDING


def _replaced(taken: Sequence[str], added: Sequence[str]) -> Iterator[Change]:
    if taken:
        yield Change(Kind.TAKEN, "".join(taken))
    if added:
        yield Change(Kind.ADDED, "".join(added))


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Give the runs of words that follow one another in both texts: two places and a length."""
    breaks = (at for at in range(1, len(pairs)) if pairs[at] != (pairs[at - 1][0] + 1, pairs[at - 1][1] + 1))
    for start, end in pairwise([0, *breaks, len(pairs)] if pairs else []):
        yield *pairs[start], end - start


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of words that both texts have, in the order of both."""
    found: list[tuple[int, int]] = []
    waiting = [_Stretch(range(len(old)), range(len(new)))]
    while waiting:
        stretch, same = _trimmed(old, new, waiting.pop())
        found += same
        if not stretch.old or not stretch.new:
            continue
        if len(stretch.old) * len(stretch.new) <= SMALL:
            found += _matched(old, new, stretch)
        elif stretch.depth < DEEPEST and len(stretch.old) + len(stretch.new) <= LARGE:
            waiting += _between(stretch, _anchors(old, new, stretch))
    return sorted(found)


def _trimmed(
    old: Sequence[str], new: Sequence[str], stretch: _Stretch
) -> tuple[_Stretch, list[tuple[int, int]]]:
    """Cut the words off a stretch that are the same at its beginning and at its end."""
    ours, theirs = stretch.old, stretch.new
    least = min(len(ours), len(theirs))
    head = next((at for at in range(least) if old[ours[at]] != new[theirs[at]]), least)
    rest = range(1, least - head + 1)
    tail = next((at - 1 for at in rest if old[ours[-at]] != new[theirs[-at]]), least - head)
    same = [(ours[at], theirs[at]) for at in range(head)]
    same += [(ours[-at], theirs[-at]) for at in range(1, tail + 1)]
    inner = slice(head, len(ours) - tail), slice(head, len(theirs) - tail)
    return _Stretch(ours[inner[0]], theirs[inner[1]], stretch.depth), same


def _matched(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> Iterator[tuple[int, int]]:
    ours, theirs = [old[at] for at in stretch.old], [new[at] for at in stretch.new]
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            yield stretch.old[block.a + at], stretch.new[block.b + at]


def _anchors(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> list[tuple[int, int]]:
    """Give the words that stand once in each text, as many as have the same order in both."""
    ours, theirs = _once(old, stretch.old), _once(new, stretch.new)
    pairs = [(place, theirs[word]) for word, place in ours.items() if word in theirs]
    return _rising(pairs)


def _once(words: Sequence[str], places: range) -> dict[str, int]:
    counts = Counter(words[at] for at in places)
    return {words[at]: at for at in places if counts[words[at]] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest part of pairs, ordered by the first, in which the second rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(stretch: _Stretch, anchors: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    """Give the stretches that begin at an anchor, and the one before the first; none without anchors."""
    if not anchors:
        return
    edges = [(stretch.old.start, stretch.new.start), *anchors, (stretch.old.stop, stretch.new.stop)]
    for (here, there), (place, other) in pairwise(edges):
        yield _Stretch(range(here, place), range(there, other), stretch.depth + 1)


def _joined(pieces: Sequence[Change]) -> Iterator[Change]:
    """Make one of changes that follow one another, or between which no word is kept."""
    for is_kept, group in groupby(_loosened(pieces), key=lambda piece: piece.kind is Kind.KEPT):
        run = list(group)
        if is_kept:
            yield from run
            continue
        for kind in (Kind.TAKEN, Kind.ADDED):
            text = "".join(piece.text for piece in run if piece.kind is kind)
            if text:
                yield Change(kind, text)


def _loosened(pieces: Sequence[Change]) -> Iterator[Change]:
    """Take what was kept between two changes, and is no word, for taken and put in again."""
    for number, piece in enumerate(pieces):
        is_inner = piece.kind is Kind.KEPT and 0 < number < len(pieces) - 1
        if is_inner and not any(each.isalnum() for each in piece.text):
            yield Change(Kind.TAKEN, piece.text)
            yield Change(Kind.ADDED, piece.text)
        else:
            yield piece
