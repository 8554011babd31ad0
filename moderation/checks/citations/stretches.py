"""Stretches `[start, end)` of a text: its sentences and its marked quotations, and how they lie."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

Stretch = tuple[int, int]

# A pattern that begins with a set of letters is tried at these alone; what they are is asked behind them.
_SENTENCE = re.compile(r"[\n.!?؟…](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[\"'»”)\]]*(?=\s))")
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:[a-z]|dr|pr|mr|mme|mgr|art|cf|vol|ed|coll|chap|no|st|al|ibid|jr|etc|pp|fig)\.\Z"
)
_ABBREVIATED = 5


def joined(stretches: list[Stretch]) -> list[Stretch]:
    """Give stretches in order, as one where they meet."""
    apart: list[Stretch] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def inside(stretches: list[Stretch], place: int) -> bool:
    """Tell whether a place lies in one of some ordered stretches."""
    found = bisect_left(stretches, (place + 1,)) - 1
    return found >= 0 and place < stretches[found][1]


def sentences(text: str, folded: str) -> Iterator[Stretch]:
    """Cut at stops and line feeds, but not inside a quotation or after an abbreviation."""
    start, quotations = 0, quotation_marks(text)
    for stop in _SENTENCE.finditer(text):
        place = stop.start()
        if text[place] != "\n" and (
            inside(quotations, place)
            or (text[place] == "." and _ABBREVIATION.search(folded, max(0, place - _ABBREVIATED), place + 1))
        ):
            continue
        yield from trimmed(text, start, stop.end())
        start = stop.end()
    yield from trimmed(text, start, len(text))


def trimmed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Give a stretch without its surrounding space, if anything is left."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = left + len(part.strip())
    if left < right:
        yield left, right


_QUOTATION = re.compile(
    r"[«“„\"﴿](?:(?<=«)[^«»\n]{1,1500}»|(?<=“)[^“”\n]{1,1500}”|(?<=„)[^„“”\n]{1,1500}[“”]"
    r"|(?<=\")(?<![^\s(\[:].)[^\"\n]{2,1500}\"|(?<=﴿)[^﴾﴿]{2,1500}﴾)"
)


@lru_cache(maxsize=4)
def quotation_marks(text: str) -> list[Stretch]:
    """Give the marked quotations of a text, marks included, each within one line."""
    if not any(mark in text for mark in '«“„"﴿'):
        return []
    return [match.span() for match in _QUOTATION.finditer(text)]


def marked_at(text: str, start: int) -> Stretch | None:
    """Give the marked quotation that begins at a place, if one does."""
    listed = quotation_marks(text)
    found = bisect_left(listed, (start,))
    return listed[found] if found < len(listed) and listed[found][0] == start else None
