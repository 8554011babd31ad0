"""Tell the language of a text and of each stretch of it: by script, by words, then by langdetect's profiles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from moderation.model import Language, LanguageSegment
from moderation.text.evidence import UNDETERMINED, Evidence, together
from moderation.text.plain import PlainText, SegmentKind
from moderation.text.profiles import LANGUAGES, Codes, Scores, profiles
from moderation.text.vocabulary import Hits, hits

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]++|[\w.+\-]{1,64}+@[\w.\-]++", re.IGNORECASE)
_LINE = re.compile(r"[^\n]++")
_ARABIC_RUN = re.compile(
    r"[\u0620-\u06ff](?:[^\n\W\u0620-\u06ff]?[^\n\u0620-\u06ffA-Za-zÀ-ɏ]*[\u0620-\u06ff]++)*"
)
_WORTH_A_SEGMENT = 20
_LATIN, _ARABIC, _OTHER = 1, 2, 3


@dataclass(slots=True)
class _Stretch:
    """A stretch of the plain text in one language, so far as it tells."""

    start: int
    end: int
    own: bool
    evidence: Evidence


def detect(plain: PlainText) -> Language:
    """Give the main language, from the author's own words, and the language of each run of the body.

    Code and addresses count for nothing; a text that holds nothing but quotes is in the language of its quotes. A
    stretch that does not tell has the language of its neighbour. Nothing is left to chance: a text always has the
    same answer.
    """
    stretches = list(_stretches(plain))
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


def _stretches(plain: PlainText) -> Iterator[_Stretch]:
    """Give the lines that hold letters; a line that holds Latin and Arabic clauses gives one stretch each."""
    text = _words_only(plain)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    scripts = _scripts().take(codes, mode="clip")
    totals = np.zeros((len(text) + 1, 4), dtype=np.int32)
    for script in (_LATIN, _ARABIC, _OTHER):
        np.cumsum(scripts == script, out=totals[1:, script])
    scores = _running_scores(codes) if totals[-1, _LATIN] else None
    for start, end, own in _clauses(text, plain, totals):
        _, latin, arabic, other = (int(count) for count in totals[end] - totals[start])
        if latin + arabic + other:
            found = hits(text[start:end]) if latin else Hits([0] * len(LANGUAGES))
            weighed = (
                scores[end] - scores[start]
                if scores is not None
                else np.zeros(len(LANGUAGES), dtype=np.float32)
            )
            yield _Stretch(start, end, own, Evidence(latin, arabic, other, found, weighed))


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


def _running_scores(codes: Codes) -> Scores:
    running = np.zeros((len(codes) + 1, len(LANGUAGES)), dtype=np.float64)
    np.cumsum(profiles().scores(codes), axis=0, out=running[1:], dtype=np.float64)
    return running


def _clauses(text: str, plain: PlainText, totals: NDArray[np.int32]) -> Iterator[tuple[int, int, bool]]:
    for start, end, own in _voices(plain):
        for line in _LINE.finditer(text, start, end):
            first, last = line.span()
            counts = totals[last] - totals[first]
            if min(counts[_LATIN], counts[_ARABIC]) < _WORTH_A_SEGMENT:
                yield first, last, own
                continue
            for run in _ARABIC_RUN.finditer(text, first, last):
                if totals[run.end(), _ARABIC] - totals[run.start(), _ARABIC] >= _WORTH_A_SEGMENT:
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
