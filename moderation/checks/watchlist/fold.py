"""The base view: a text as its names are compared, one table lookup a character, with the way back."""

import unicodedata
from codecs import utf_32_le_decode, utf_32_le_encode
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moderation.checks.watchlist.load import words

_SIZE = 0x20000
_EXPANDS = np.uint32(0xFFFFFFFF)
_SPACE = 32
_OTHER = 0xFFFD
_SPACES = "-_'`´ʹʻʼʽ‘’‚‛′‐‑‒–—―−﹘﹣－＿\t"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_FILLERS = "\u115f\u1160\u3164\uffa0"
_LETTERS_ELSEWHERE = ((0x1F150, 65, 26), (0x1F170, 65, 26), (0x1F1E6, 65, 26))
_SCRIPTS_APART = ((0x2E80, 0xA000), (0xAC00, 0xD7B0), (0xD800, 0xE000), (0xE000, 0xF900), (0x10000, 0x1D400))


class View(NamedTuple):
    """A text as it is compared; character i came from character `origin[i]` of the text that was folded.

    `codes` are its code points. Accents, marks and invisible characters are gone; letters are small and of
    one shape; spaces, hyphens, underscores and apostrophes are one space; line ends and other punctuation
    stay, so that no name runs across them.
    """

    text: str
    codes: NDArray[np.uint32]
    origin: NDArray[np.int64]


def fold(text: str) -> View:
    """Give the base view of a text."""
    table, expansions = _table()
    codes = np.frombuffer(utf_32_le_encode(text, "surrogatepass")[0], dtype=np.uint32)
    folded = table.take(codes, mode="clip")
    if np.count_nonzero(folded) == len(folded):
        index = np.arange(len(folded))
    else:
        index = np.flatnonzero(folded)
        folded = folded[index]
    if folded.max(initial=0) == _EXPANDS:
        folded, index = _expand(folded, index, codes, expansions)
    plain = decoded(folded)
    return _with_single_spaces(folded, index) if "  " in plain else View(plain, folded, index)


def decoded(codes: NDArray[np.uint32]) -> str:
    """Give the text of some code points."""
    return utf_32_le_decode(codes.tobytes())[0]


def _with_single_spaces(folded: NDArray[np.uint32], index: NDArray[np.int64]) -> View:
    spaces = folded == _SPACE
    keep = np.flatnonzero(np.concatenate(([True], ~(spaces[1:] & spaces[:-1]))))
    return View(decoded(folded[keep]), folded[keep], index[keep])


def folded(text: str) -> str:
    """Give the base view's text alone, for names and words."""
    return fold(text).text.strip()


def _expand(
    folded: NDArray[np.uint32],
    index: NDArray[np.int64],
    codes: NDArray[np.uint32],
    expansions: dict[int, str],
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Put in the several letters of each ligature; every one of them leads back to it."""
    wide = folded == _EXPANDS
    ligatures = np.unique(codes[index[wide]]).tolist()
    counts = np.ones(len(folded), dtype=np.int64)
    for code in ligatures:
        counts[wide & (codes[index] == code)] = len(expansions[code])
    first = np.cumsum(counts) - counts
    spread = np.repeat(folded, counts)
    for code in ligatures:
        places = first[wide & (codes[index] == code)]
        for number, letter in enumerate(expansions[code]):
            spread[places + number] = ord(letter)
    return spread, np.repeat(index, counts)


@cache
def _table() -> tuple[NDArray[np.uint32], dict[int, str]]:
    """Make the table of single letters (0 where nothing stays) and that of the ligatures."""
    table = np.arange(_SIZE, dtype=np.uint32)
    expansions: dict[int, str] = {}
    special = _special()
    for code in _codes():
        letter = chr(code)
        plain = special[letter] if letter in special else _plain(letter, special)
        table[code] = ord(plain) if len(plain) == 1 else _EXPANDS if plain else 0
        if len(plain) > 1:
            expansions[code] = plain
    table[0xD800:0xE000] = _OTHER
    table[_SIZE - 1] = _OTHER
    return table, expansions


def _codes() -> Iterable[int]:
    for code in range(_SIZE):
        if not any(start <= code < end for start, end in _SCRIPTS_APART):
            yield code


def _special() -> dict[str, str]:
    special = {letter: plain for table in words("letters").values() for letter, plain in table.items()}
    special |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_ENDS, "\n") | dict.fromkeys(_FILLERS, "")
    for start, first, count in _LETTERS_ELSEWHERE:
        special |= {chr(start + place): chr(first + place).lower() for place in range(count)}
    return special


def _plain(letter: str, special: dict[str, str]) -> str:
    """Fold one character: compatibility decomposition, no marks, small, one shape; spaces become a space."""
    if letter.isspace():
        return " "
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(
        special.get(part, _digit(part))
        for part in small
        if unicodedata.category(part) not in {"Mn", "Me", "Cf"}
    )


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
