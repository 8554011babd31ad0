"""Words that everybody shares: greetings, invocations, du'a, the Qur'an. Sharing them is no copying."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from moderation.model import Span
from moderation.text.fingerprint import Hashes, grams
from moderation.text.normalise import fold, scripture

MOSTLY = 0.7
COVERED = (
    0.6  # share of a text in grams of the Qur'an; up to nine letters at either end of a quotation are not
)
GRAM = 14  # skeleton letters that are looked up at once: about four words
WINDOW = 10  # grams of which one is held
_ARABIC = re.compile("[ء-ي]")
_FOLDER = files("moderation.text") / "data"
_LISTS = tomllib.loads((_FOLDER / "formulas.toml").read_text("utf-8"))
_FORMULAS = tuple(
    sorted({fold(text).stream for text in _LISTS["formulas"]}, key=lambda stream: (-len(stream), stream))
)
_LONGEST_OPENING = 5  # words
_SENTENCE = re.compile(r"[^.!?؟…\n]{3,}")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LONGEST_PRAYER = 400  # characters: a du'a for the dead, whole; more than that was written by somebody
_LONGEST_WISH = 160
_OPENINGS = {
    fold(text).stream: longest
    for name, longest in (("wishes", _LONGEST_WISH), ("openings", _LONGEST_PRAYER))
    for text in _LISTS[name]
}


def without_formulas(stream: str) -> str:
    """Give a folded stream without the formulas in it."""
    for formula in _FORMULAS:
        stream = stream.replace(formula, "")
    return stream


def is_formula(stream: str) -> bool:
    """Tell whether a folded stream is little else than formulas."""
    return len(without_formulas(stream)) < (1 - MOSTLY) * len(stream)


def said(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text that are said and not written: du'a, wishes, thanks, condolences.

    A sentence is known by its first words; a prayer of over 400 characters, or a wish of over 160, is
    somebody's own.
    """
    return tuple(
        Span(*one.span())
        for one in _SENTENCE.finditer(text)
        if len(one[0]) <= _LONGEST_PRAYER and len(one[0]) <= _longest(text, *one.span())
    )


def _longest(text: str, start: int, end: int) -> int:
    """Give how long a sentence of these first words may be, whatever sign stands before; 0 for any other."""
    opening = ""
    for word in islice(_WORD.finditer(text, start, end), _LONGEST_OPENING):
        opening += fold(word[0]).stream
        if opening in _OPENINGS:
            return _OPENINGS[opening]
    return 0


def is_scripture(stream: str) -> bool:
    """Tell whether a folded stream is little else than the Qur'an, in whatever spelling.

    The file holds 32 bits of the winnowed hashes of the Qur'an's skeleton, not its words: one in each ten
    grams, so that every verse of eight words is met (`python -m benchmarks.quran` says how it was made).
    """
    if not _ARABIC.search(stream):
        return False
    skeleton = scripture(fold(stream))
    known, asked = _quran(), short(grams(skeleton.codes, GRAM))
    found = np.flatnonzero(known[np.searchsorted(known, asked) % known.size] == asked)
    if not found.size:
        return False
    covered = np.zeros(skeleton.codes.size, dtype=np.bool_)
    for offset in range(GRAM):
        covered[found + offset] = True
    return bool(covered.mean() >= COVERED)


def short(hashes: Hashes) -> NDArray[np.uint32]:
    """Give the upper half of hashes: enough to tell forty thousand from chance."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


@cache
def _quran() -> NDArray[np.uint32]:
    """Load the hashes of the Qur'an when they are first asked for."""
    return np.frombuffer((_FOLDER / "quran.uint32").read_bytes(), dtype="<u4")
