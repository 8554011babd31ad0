"""Winnowed fingerprints: few 64-bit hashes of a text, one of which any long enough shared run has in common.

Source of the method: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting" (SIGMOD 2003). A shared run of at least window + GRAM - 1 letters always shares a fingerprint,
one under GRAM letters never does.
"""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from moderation.text.normalise import Codes, Fold

GRAM = 18  # letters: three to four words. Copies with every fifth word replaced have runs of twenty or so
POST_WINDOW = 48
SOURCE_WINDOW = 24

Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def fingerprints(fold: Fold, window: int) -> Hashes:
    """Give the sorted unique fingerprints of a fold: the least hash of each `window` neighbouring grams.

    A text of fewer grams than the window has one fingerprint, a text under GRAM letters has none.
    """
    return winnow(grams(fold.codes, GRAM), window)


def winnow(hashes: Hashes, window: int) -> Hashes:
    """Give the sorted unique least hashes of all `window` neighbours; of fewer hashes, the least of all."""
    if not hashes.size:
        return hashes
    least = _sliding(hashes, min(window, hashes.size))
    steps = np.concatenate(([True], least[1:] != least[:-1]))
    return np.unique(least[steps])


def query(fold: Fold) -> Hashes:
    """Give the fingerprints to ask the library with: dense, so that they hold what a wider window chose."""
    return fingerprints(fold, SOURCE_WINDOW)


def digest(fold: Fold) -> bytes:
    """Give the 128-bit hash of the whole stream: equal for texts that differ in nothing that counts."""
    return blake2b(fold.codes.tobytes(), digest_size=16).digest()


def grams(codes: Codes, length: int) -> Hashes:
    """Give the mixed 64-bit hash of every run of `length` letters, by the place where it begins.

    The polynomial hash is built by doubling: a run of 18 is one of 2 followed by one of 16.
    """
    if codes.size < length:
        return np.empty(0, dtype=np.uint64)
    block, size = codes.astype(np.uint64) + np.uint64(1), 1
    whole, covered = block[:0], 0
    while size <= length:
        if length & size:
            whole = _join(block, whole, size, covered) if covered else block
            covered += size
        block, size = _join(block, block, size, size), size * 2
    return _mixed(whole[: codes.size - length + 1])


def _join(left: Hashes, right: Hashes, left_length: int, right_length: int) -> Hashes:
    """Give the hashes of runs made of a left run and the right run that follows it."""
    count = max(0, min(left.size, right.size - left_length))
    power = np.uint64(pow(_BASE, right_length, 1 << 64))
    return left[:count] * power + right[left_length : left_length + count]


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the bits (the finaliser of SplitMix64), so that the least hash is a fair choice."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(_MIX[0])
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(_MIX[1])
    return hashes ^ (hashes >> np.uint64(31))


def _sliding(hashes: Hashes, window: int) -> Hashes:
    """Give the least of every `window` neighbours, by doubling."""
    least, size = hashes, 1
    while size * 2 <= window:
        least, size = np.minimum(least[:-size], least[size:]), size * 2
    rest = window - size
    return np.minimum(least[: least.size - rest], least[rest:]) if rest else least


def signed(hashes: Hashes) -> tuple[int, ...]:
    """Give the hashes as databases hold them: signed 64-bit integers."""
    return tuple(hashes.view(np.int64).tolist())
