"""The fold: letters and digits only, so that spacing, marks, accents and look-alikes do not count.

A table over all of Unicode gives each character its folded letters at once. Its pages are filled when a text
first needs them, so that a start costs nothing.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from threading import Lock

import numpy as np
from numpy.typing import NDArray

VERSION = "1"

Codes = NDArray[np.uint32]

_DATA = tomllib.loads(files("moderation.text").joinpath("data/fold.toml").read_text(encoding="utf-8"))
_LETTERS: dict[int, str] = str.maketrans(_DATA["letters"])
_LOOK_ALIKES: dict[str, str] = _DATA["look_alikes"]

# What a cell of the table holds: a code point, or one of these.
_BREAK = 0  # leaves the stream and ends a word
_MARK = 1  # leaves the stream within a word
_LOOK_ALIKE = 1 << 29  # plus the code point: Latin or not, as the word decides
_EXPANSION = 1 << 30  # plus the place in `_expansions`: several letters
_UNKNOWN = 1 << 31  # its page is not yet filled
_WEAK = np.array([ord(letter) for letter in "ايو"], dtype=np.uint32)
_MARKS = frozenset(("Mn", "Me", "Cf"))
_LETTERS_AND_DIGITS = frozenset(("Lu", "Ll", "Lt", "Lo", "Nd", "Nl"))
_CODE_POINTS = 0x110000
_PAGE = 0x100

_table: Codes = np.full(_CODE_POINTS, _UNKNOWN, dtype=np.uint32)
_latin: Codes = np.arange(_CODE_POINTS, dtype=np.uint32)
_expansions: list[str] = []
_filling = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """The folded stream of a text; letter i of `stream` came from character `index[i]` of the text.

    `codes` holds the stream's code points, one uint32 a letter.
    """

    stream: str
    codes: Codes
    index: NDArray[np.int32]


def fold(text: str) -> Fold:
    """Fold a text into letters and digits.

    NFKD, casefold, no marks, one form for each Arabic letter, decimal digits as 0 to 9, look-alikes of Latin
    letters as Latin in a word that holds Latin letters. Lone surrogates leave the stream like any other sign.
    """
    codes: Codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    cells = _table[codes]
    special = bool(cells.size) and int(cells.max()) >= _LOOK_ALIKE
    if special:
        cells = _resolve(codes, cells)
    index = np.flatnonzero(cells > _MARK).astype(np.int32)
    letters = cells[index]
    if special and bool((letters >= _EXPANSION).any()):
        letters, index = _expand(letters, index)
    return Fold(letters.tobytes().decode("utf-32-le"), letters, index)


def scripture(folded: Fold) -> Fold:
    """Give the skeleton of a fold, in which Uthmani and everyday spelling of Arabic agree.

    It has no alef, ya and waw, of which either spelling writes some that the other leaves out (الصلوة,
    الصلاة), and no digits, which number the verses.
    """
    keep = (folded.codes > ord("9")) & ~np.isin(folded.codes, _WEAK)
    letters = folded.codes[keep]
    return Fold(letters.tobytes().decode("utf-32-le"), letters, folded.index[keep])


def _resolve(codes: Codes, cells: Codes) -> Codes:
    """Fill the pages that a text needs, then settle its look-alikes word by word."""
    unknown = cells == _UNKNOWN
    if unknown.any():
        for page in np.unique(codes[unknown] // _PAGE).tolist():
            _fill(page)
        cells = _table[codes]
    doubtful = (cells >= _LOOK_ALIKE) & (cells < _EXPANSION)
    if doubtful.any():
        cells[doubtful] -= _LOOK_ALIKE
        latin = _word_holds_latin(cells)[doubtful]
        cells[doubtful] = np.where(latin, _latin[codes[doubtful]], cells[doubtful])
    return cells


def _word_holds_latin(cells: Codes) -> NDArray[np.bool_]:
    """Tell for each character whether its word holds a letter from a to z."""
    words = np.cumsum(cells == _BREAK)
    latin = (cells >= ord("a")) & (cells <= ord("z"))
    return np.asarray(np.bincount(words, weights=latin)[words] > 0)


def _expand(letters: Codes, index: NDArray[np.int32]) -> tuple[Codes, NDArray[np.int32]]:
    """Write out the letters that stand for several, each with the index of its character."""
    places = np.flatnonzero(letters >= _EXPANSION)
    texts = [_expansions[cell - _EXPANSION] for cell in letters[places].tolist()]
    counts = np.ones(letters.size, dtype=np.intp)
    counts[places] = [len(text) for text in texts]
    expanded = np.repeat(letters, counts)
    written: Codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    expanded[expanded >= _EXPANSION] = written
    return expanded, np.repeat(index, counts)


def _fill(page: int) -> None:
    """Compute one page of the table; threads that need the same page wait for each other."""
    start = page * _PAGE
    with _filling:
        if _table[start] == _UNKNOWN:
            _table[start : start + _PAGE] = [_cell(chr(code)) for code in range(start, start + _PAGE)]


def _cell(character: str) -> int:
    """Give the cell of one character."""
    category = unicodedata.category(character)
    if category in _MARKS:
        return _MARK
    if category[0] in "CZ":
        return _BREAK
    letters = _letters(character)
    if character in _LOOK_ALIKES and len(letters) == 1:
        _latin[ord(character)] = ord(_LOOK_ALIKES[character])
        return _LOOK_ALIKE + ord(letters)
    if len(letters) > 1:
        _expansions.append(letters)
        return _EXPANSION + len(_expansions) - 1
    if letters:
        return ord(letters)
    return _MARK if character.isalpha() else _BREAK


def _letters(character: str) -> str:
    """Give the folded letters and digits of one character."""
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_digit(one) for one in lowered.translate(_LETTERS) if _counts(one))


def _counts(character: str) -> bool:
    """Tell whether a decomposed character stays: letters and digits do, the tatweel and its like do not."""
    return unicodedata.category(character) in _LETTERS_AND_DIGITS


def _digit(character: str) -> str:
    """Give a decimal digit of any script as 0 to 9, another character as it is."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
