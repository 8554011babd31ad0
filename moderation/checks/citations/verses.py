"""The Qur'an as it is installed: which verse a stretch of Arabic quotes."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate, pairwise

from moderation.checks.citations.letters import words_of

# Fewer letters than these are words that anybody says.
_LETTERS = 14
# "in the name of God" and its like stand in many verses and point to none.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Verses:
    """The letters of the whole text, and where each verse begins in them."""

    stream: str
    starts: list[int]
    references: list[tuple[int, int]]


@cache
def edition() -> str:
    """Say which text is installed; it is part of the check's version, so that a replay names a change."""
    try:
        return f"quran-text-{version('quran-text')}"
    except PackageNotFoundError:
        return "no-quran-text"


def reference(arabic: str) -> str | None:
    """Give `quran:2:255` (or `quran:94:5-6`) for a stretch whose letters begin in the text."""
    found = locate(arabic)
    return found[0] if found else None


def locate(arabic: str) -> tuple[str, int] | None:
    """Give the verses that a stretch begins with, and how many of its skeleton's letters they hold."""
    verses = _load()
    letters = skeleton(arabic)
    if verses is None or len(letters) < _LETTERS:
        return None
    places = _places(verses.stream, letters[:_LETTERS])
    if not places or len(places) > _PLACES:
        longer = [place for place in places if verses.stream.startswith(letters[: 2 * _LETTERS], place)]
        places = longer or places[:1]
    if not places:
        return None
    place = max(places, key=lambda start: _shared(verses.stream, start, letters))
    held = _shared(verses.stream, place, letters)
    first = bisect_right(verses.starts, place) - 1
    last = bisect_right(verses.starts, place + held - 1) - 1
    sura, verse = verses.references[first]
    end = verses.references[last]
    return f"quran:{sura}:{verse}" + (f"-{end[1]}" if end[0] == sura and end[1] > verse else ""), held


def skeleton(arabic: str) -> str:
    """Give the consonants in which everyday and Uthmani spelling agree."""
    return words_of(arabic).replace(" ", "").translate(_WEAK)


_WEAK = str.maketrans("", "", "اي0123456789")
_MOST = 40


def _places(stream: str, letters: str) -> list[int]:
    """Give the first places at which letters stand in a stream."""
    places: list[int] = []
    place = stream.find(letters)
    while place >= 0 and len(places) < _MOST:
        places.append(place)
        place = stream.find(letters, place + 1)
    return places


def _shared(stream: str, place: int, letters: str) -> int:
    """Give how many letters agree from a place on."""
    end = min(len(letters), len(stream) - place)
    return next((count for count in range(end) if stream[place + count] != letters[count]), end)


@cache
def _load() -> Verses | None:
    """Read the installed text once; without the package there is none."""
    try:
        raw = resources.files("quran_text_data").joinpath("hafs.json").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return None
    mushaf = json.loads(raw)
    spelled = [plain or uthmani for plain, uthmani in zip(mushaf["rasm_imlai"], mushaf["words"], strict=True)]
    firsts = [*mushaf["ayah_starts"], len(spelled)]
    texts = [skeleton(" ".join(spelled[first:last])) for first, last in pairwise(firsts)]
    starts = list(accumulate(map(len, texts[:-1]), initial=0))
    references = [
        (sura["number"], verse) for sura in mushaf["surahs"] for verse in range(1, sura["ayah_count"] + 1)
    ]
    return Verses("".join(texts), starts, references)
