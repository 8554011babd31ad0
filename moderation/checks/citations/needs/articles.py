"""Pasted articles: where a text reports and does not tell, by the marks of news writing; known articles."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from moderation.checks.citations.lexicon import data
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import Stretch, inside, quotation_marks
from moderation.context import Comparison

# Words of one region at least; weight of its marks, for each hundred of its words and in all.
_WORDS = 55
_ARABIC_WORDS = 42  # whose words hold their article, preposition and "and"
_LOW = 4.5
_DENSITY = 1.9
_READ = 20_000
_MOST_WORDS = 600
_LINE_WORDS = 14
_FIRST_PERSON = re.compile(
    r"(?<![^\W_])(?:[jtm]'(?=\w)|je |mon |ma (?!foi)|mes |moi |nous |notre |nos |tu |ton |ta |tes "
    r"|toi |vous |votre |vos |i |i'm |i've |i'd |my |we |our |you |your |chez nous)"
)


@cache
def _patterns() -> list[tuple[re.Pattern[str], float, int]]:
    return [
        (re.compile(mark["pattern"]), mark["weight"], mark["most"]) for mark in data("articles")["patterns"]
    ]


@lru_cache(maxsize=4)
def find(reading: Reading) -> list[Stretch]:
    """Give the stretches that are written as a newspaper writes, in order, one for each copy."""
    return [
        copy
        for region in _regions(reading)
        if _reports(reading, *region)
        for copy in _copies(reading, *region)
    ]


def known(reading: Reading, comparisons: tuple[Comparison, ...]) -> list[Stretch]:
    """Give the stretches of the post that a known article holds, in order, one for each copy."""
    found = [
        copy
        for comparison in comparisons
        if comparison.candidate.kind == "article" and comparison.longest_run >= _RUN
        for copy in _passages(reading, comparison)
        if copy[1] - copy[0] >= _LETTERS
    ]
    return [
        copy for copy in sorted(found) if not any(_holds(other, copy) for other in found if other != copy)
    ]


def _passages(reading: Reading, comparison: Comparison) -> list[Stretch]:
    """Join the passages of one copy over small gaps; where the article begins again, another copy begins."""
    copies: list[Stretch] = []
    source = -1
    for passage in comparison.passages:
        start, end = reading.place(passage.start, passage.end)
        if copies and start - copies[-1][1] <= _GAP and passage.source_start > source:
            copies[-1] = (copies[-1][0], max(end, copies[-1][1]))
        else:
            copies.append((start, end))
        source = passage.source_start
    return copies


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


# A run of so many letters shows a known article; a copy is so long at least, and goes on over so small a gap.
_RUN = 80
_GAP = 120
_LETTERS = 250


def needs(stretches: list[Stretch], confidence: float) -> Iterator[Need]:
    """Give each pasted article as a need; its first words show it."""
    for start, end in stretches:
        yield Need(start, end, "article", ((start, min(end, start + 80)),), confidence)


def _regions(reading: Reading) -> Iterator[Stretch]:
    """Give the runs of lines in which nobody speaks of himself; a short line does not open or close one."""
    run: list[Stretch] = []
    for line in [*reading.lines, (len(reading.text), len(reading.text))]:
        opens = line[1] - line[0] >= _LINE_WORDS * 2 or run
        if (
            opens
            and line[0] < line[1]
            and not _is_personal(reading, *line)
            and not inside(reading.code, line[0])
        ):
            run.append(line)
            continue
        yield from _trimmed(reading, run)
        run = []


def _trimmed(reading: Reading, run: list[Stretch]) -> Iterator[Stretch]:
    """Give a run without the short lines at its ends, split where a source line stands."""
    part: list[Stretch] = []
    for line in [*run, (0, 0)]:
        long = _count(reading, *line) >= _LINE_WORDS
        if long:
            part.append(line)
        elif part and (line == (0, 0) or reading.within("source_word", line[0], line[0] + 12)):
            yield part[0][0], part[-1][1]
            part = []


def _count(reading: Reading, start: int, end: int) -> int:
    return len(reading.words[start:end].split())


def _is_personal(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a line speaks of its author or to a reader, outside quotations; so does an endless one."""
    if end - start > _READ:
        return True
    line = reading.folded[start:end]
    place = 0
    for left, right in [*_within(reading, start, end), (end - start, end - start)]:
        if _FIRST_PERSON.search(line, place, max(place, left)) or reading.has(
            ("fun", "told_me"), start + place, start + left
        ):
            return True
        place = right
    return _arabic_personal(reading, start, end)


def _arabic_personal(reading: Reading, start: int, end: int) -> bool:
    quotations = quotation_marks(reading.text)
    return any(
        cue.phrase[0] > "\u0600" and not inside(quotations, cue.start)
        for cue in reading.within("personal", start, end)
    )


def _within(reading: Reading, start: int, end: int) -> list[Stretch]:
    """Give the quotations of a line in places of the line."""
    return [
        (left - start, right - start)
        for left, right in quotation_marks(reading.text)
        if start <= left and right <= end
    ]


def _reports(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch is long enough and dense in the marks of news writing."""
    words = _count(reading, start, end)
    if words < (_ARABIC_WORDS if "\u0600" < reading.folded[start] < "\u06ff" else _WORDS):
        return False
    return weigh(reading, start, end) >= max(_LOW, _DENSITY * min(words, _MOST_WORDS) / 100)


def weigh(reading: Reading, start: int, end: int) -> float:
    """Give the weight of the marks of news writing in a stretch, read no further than `_READ`."""
    end = min(end, start + _READ)
    listed: float = sum(
        mark["weight"] * min(mark["most"], len(reading.within(f"news:{mark['kind']}", start, end)))
        for mark in data("articles")["words"]
    )
    return listed + sum(
        weight * sum(1 for _ in islice(pattern.finditer(reading.folded, start, end), most))
        for pattern, weight, most in _patterns()
    )


def _copies(reading: Reading, start: int, end: int) -> Iterator[Stretch]:
    """Cut a stretch where its first words begin again."""
    opening = reading.text[start : start + 60]
    again = reading.text.find(opening, start + 60, end)
    while again >= 0:
        yield start, start + len(reading.text[start:again].rstrip())
        start, again = again, reading.text.find(opening, again + 60, end)
    yield start, end
