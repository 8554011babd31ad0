"""The n-gram profiles of langdetect, scored exactly: every gram of the text counts, none is drawn at random.

Nakatani's method (langdetect, 2010): the probability of a language is the product, over all grams of one to
three letters, of the share of the gram in its profile plus a small constant. langdetect draws grams at random
until one language wins, so that its answers change from call to call; the whole sum costs less and is exact.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

# The last four are told only to be refused: their texts are in none of the languages that the service names.
LANGUAGES = ("fr", "en", "es", "de", "it", "pt", "nl", "tr")
_SMOOTHING = 0.5 / 10_000
_CODES = 0x250
_LONGEST = 3

Codes = NDArray[np.uint32]
Scores = NDArray[np.float32]
Rows = NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The languages' log-probabilities of every gram; `letters` numbers the code points below 592.

    Letter 0 is what stands between words. Row 0 of `weights` is for grams that no profile knows.
    """

    letters: NDArray[np.int32]
    rows: tuple[Rows, ...]
    weights: Scores

    def scores(self, codes: Codes) -> Scores:
        """Give each language's log-probability of the grams that end at each place: (codes, languages)."""
        one = self.letters.take(codes, mode="clip")
        size = len(self.rows[0])
        two = one.copy()
        two[1:] += one[:-1] * size
        three = two.copy()
        three[2:] += one[:-2] * (size * size)
        scores = self.weights.take(self.rows[0].take(one), axis=0)
        scores += self.weights.take(self.rows[1].take(two), axis=0)
        scores += self.weights.take(self.rows[2].take(three), axis=0)
        return scores


@cache
def profiles() -> Profiles:
    """Load langdetect's profiles, case folded."""
    shares = [_shares(language) for language in LANGUAGES]
    letters = sorted({letter for profile in shares for gram in profile for letter in gram} - {" "})
    number = {" ": 0} | {letter: place for place, letter in enumerate(letters, start=1)}
    numbers = [number.get(chr(code).lower(), 0) for code in range(_CODES)] + [0]
    rows, weights = _table(shares, number)
    return Profiles(letters=np.array(numbers, dtype=np.int32), rows=rows, weights=weights)


def _shares(language: str) -> dict[str, float]:
    """Give the share of each gram among those of its length."""
    profile = json.loads((files("langdetect") / "profiles" / language).read_text(encoding="utf-8"))
    shares: dict[str, float] = {}
    for gram, count in profile["freq"].items():
        folded = gram.lower()
        if all(letter == " " or (letter.isalpha() and ord(letter) < _CODES) for letter in folded):
            shares[folded] = shares.get(folded, 0.0) + count / profile["n_words"][len(gram) - 1]
    return shares


def _table(shares: list[dict[str, float]], number: dict[str, int]) -> tuple[tuple[Rows, ...], Scores]:
    size = len(number)
    rows = tuple(np.zeros(size**length, dtype=np.int16) for length in range(1, _LONGEST + 1))
    weights = [np.zeros(len(shares))]
    for gram in sorted(
        {gram for profile in shares for gram in profile if gram.strip() and len(gram) <= _LONGEST}
    ):
        place = 0
        for letter in gram:
            place = place * size + number[letter]
        rows[len(gram) - 1][place] = len(weights)
        weights.append(np.log([profile.get(gram, 0.0) + _SMOOTHING for profile in shares]))
    return rows, np.array(weights, dtype=np.float32)
