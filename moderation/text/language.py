"""Tell the language of a text and of each stretch: by script, by words, then by langdetect's profiles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from moderation.model import Language, LanguageSegment
from moderation.text.evidence import UNDETERMINED, Evidence, together
from moderation.text.plain import PlainText, SegmentKind
from moderation.text.profiles import Codes, profiles
from moderation.text.vocabulary import hits

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]++|[\w.+\-]{1,64}+@[\w.\-]++", re.IGNORECASE)
_LINE = re.compile(r"[^\n]++")
_ARABIC_RUN = re.compile(r"[\u0620-\u06ff]++(?:[^\n\u0620-\u06ffA-Za-zÀ-ɏ]++[\u0620-\u06ff]++)*+")
_WORTH_A_SEGMENT = 20
_MOST_CLAUSES = 2000  # no post needs more lines to tell its language; a hostile one has half a million
_LATIN, _ARABIC, _OTHER = 1, 2, 3

Counts = NDArray[np.int32]


@dataclass(slots=True)
class _Stretch:
    """A stretch of the plain text in one language, so far as it tells."""

    start: int
    end: int
    own: bool
    evidence: Evidence


def detect(plain: PlainText) -> Language:
    """Give the main language, from the author's own words, and the language of each run of the body.

    Code and addresses count for nothing; a text of nothing but quotes has the language of its quotes.
    A stretch that does not tell has its neighbour's language. Nothing is drawn at random: a text always has
    the same answer.
    """
    stretches = _stretches(plain)
    main = together(stretch.evidence for stretch in stretches if stretch.own).language()
    if main == UNDETERMINED:
        main = together(stretch.evidence for stretch in stretches).language()
    return Language(main=main, segments=tuple(_segments(plain, stretches)))


def _segments(plain: PlainText, stretches: list[_Stretch]) -> Iterator[LanguageSegment]:
    """Join neighbours of one language."""
    languages = _settled([stretch.evidence.language() for stretch in stretches])
    place = 0
    while place < len(stretches):
        first = place
        while place < len(stretches) and languages[place] == languages[first]:
            place += 1
        span = plain.span(stretches[first].start, stretches[place - 1].end)
        yield LanguageSegment(span.start, span.end, languages[first])


def _settled(languages: list[str]) -> list[str]:
    """Give what does not tell the language before it, or else the one after it."""
    told = next((language for language in languages if language != UNDETERMINED), UNDETERMINED)
    settled = []
    for language in languages:
        told = language if language != UNDETERMINED else told
        settled.append(told)
    return settled


def _stretches(plain: PlainText) -> list[_Stretch]:
    """Give the lines that hold letters; a line that holds Latin and Arabic clauses gives one stretch each."""
    text = _words_only(plain)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    latin, arabic, other = _counts(codes)
    read: list[_Stretch] = []
    for start, end, own in islice(_clauses(text, plain, latin, arabic), _MOST_CLAUSES):
        evidence = Evidence(
            latin=int(latin[end] - latin[start]),
            arabic=int(arabic[end] - arabic[start]),
            other=int(other[end] - other[start]),
        )
        if evidence.latin or evidence.arabic or evidence.other:
            read.append(_Stretch(start, end, own, evidence))
    _weigh(text, codes, [stretch for stretch in read if stretch.evidence.latin])
    return read


def _counts(codes: Codes) -> list[Counts]:
    """Give for Latin, Arabic and other letters how many stand before each place."""
    scripts = _scripts().take(codes, mode="clip")
    counts = np.zeros((3, len(codes) + 1), dtype=np.int32)
    for script in (_LATIN, _ARABIC, _OTHER):
        np.cumsum(scripts == script, out=counts[script - 1, 1:])
    return list(counts)


def _weigh(text: str, codes: Codes, latin: list[_Stretch]) -> None:
    """Score the words and grams of the stretches that hold Latin letters."""
    if not latin:
        return
    bounds = [place for stretch in latin for place in (stretch.start, stretch.end)]
    inner = bounds[:-1] if bounds[-1] == len(codes) else bounds
    sums = np.add.reduceat(profiles().scores(codes), inner, axis=0)[::2].tolist()
    for stretch, scores in zip(latin, sums, strict=True):
        stretch.evidence.scores = scores
        stretch.evidence.hits = hits(text[stretch.start : stretch.end])


def _words_only(plain: PlainText) -> str:
    """Give the text with code and addresses blanked out, place for place."""
    text = plain.text
    if any(segment.kind is SegmentKind.CODE for segment in plain.segments):
        text = "".join(
            " " * (segment.end - segment.start)
            if segment.kind is SegmentKind.CODE
            else text[segment.start : segment.end]
            for segment in plain.segments
        )
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    return text


def _clauses(text: str, plain: PlainText, latin: Counts, arabic: Counts) -> Iterator[tuple[int, int, bool]]:
    """Give the lines of each voice; one that is half Latin, half Arabic is parted where the script turns."""
    for start, end, own in _voices(plain):
        for line in _LINE.finditer(text, start, end):
            first, last = line.span()
            if min(latin[last] - latin[first], arabic[last] - arabic[first]) >= _WORTH_A_SEGMENT:
                for run in _ARABIC_RUN.finditer(text, first, last):
                    if arabic[run.end()] - arabic[run.start()] >= _WORTH_A_SEGMENT:
                        yield first, run.start(), own
                        yield *run.span(), own
                        first = run.end()
            yield first, last, own


def _voices(plain: PlainText) -> Iterator[tuple[int, int, bool]]:
    """Give the stretches that one voice says: quotes, and what stands between them."""
    start = 0
    for segment in plain.segments:
        if segment.kind is SegmentKind.QUOTE:
            if start < segment.start:
                yield start, segment.start, True
            yield segment.start, segment.end, False
            start = segment.end
    if start < len(plain.text):
        yield start, len(plain.text), True


@cache
def _scripts() -> NDArray[np.uint8]:
    """Give the script of every letter below U+FFFF: Latin, Arabic or another."""
    scripts = np.zeros(0x10000, dtype=np.uint8)
    for code in range(0xFFFF):
        if chr(code).isalpha():
            scripts[code] = _LATIN if code < 0x250 or 0x1E00 <= code < 0x1F00 else _OTHER  # noqa: PLR2004 - blocks
    for first, last in (
        (0x620, 0x640),
        (0x641, 0x64B),
        (0x66E, 0x6D4),
        (0x750, 0x780),
        (0xFB50, 0xFE00),
        (0xFE70, 0xFEFD),
    ):
        scripts[first:last] = _ARABIC
    return scripts
