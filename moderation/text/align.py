"""Align a post with an earlier text: which passages stand in both, in offsets of the two bodies.

Exact runs are chained along diagonals, chains are gathered into passages, and what is too short or too thin
is left out. The figures were settled on edited French copies (tests/accuracy/test_reuse.py).
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from moderation.context import Candidate, Comparison
from moderation.model import Passage
from moderation.text import chain, gather, seeds
from moderation.text.chain import Chain
from moderation.text.document import Document
from moderation.text.edges import Side, side, side_of
from moderation.text.extend import extend
from moderation.text.fingerprint import Hashes
from moderation.text.normalise import Codes

RUN = 12  # letters of an exact run that counts
LEAST = 90  # letters in exact runs of a passage: fifteen words, more than turns of phrase give
LEAST_OF_SHORT = 40  # the same in a short post, if they are two fifths of it
SHARE_OF_SHORT = 0.4
DENSITY = 0.3  # share of a passage that stands in exact runs; every fourth word replaced leaves about .6


def compare(document: Document, candidate: Candidate) -> Comparison | None:
    """Align a post with a candidate; None if they share no passage."""
    post, other = side(document), side_of(candidate.body, candidate.format)
    found = _passages(document, other.fold.codes)
    if not found:
        return None
    size = post.fold.codes.size
    return Comparison(
        candidate=candidate,
        passages=tuple(_passage(post, other, one) for one in found),
        letters=covered((one.start, one.end) for one in found),
        candidate_shared=covered((one.source_start, one.source_end) for one in found),
        post_letters=size,
        candidate_letters=other.fold.codes.size,
        longest_run=max(one.longest for one in found),
        matched=min(size, sum(one.letters for one in found)),
        gaps=tuple(post.bare(start, end) for one in found for start, end in one.gaps),
    )


@lru_cache(maxsize=2)
def keys(document: Document) -> Hashes:
    """Give the grams of a document; it is aligned with itself and with several candidates in a row."""
    return seeds.keys(document.fold.codes, RUN)


def covered(stretches: Iterable[tuple[int, int]]) -> int:
    """Count what stretches cover, each place once."""
    total, reached = 0, 0
    for start, end in sorted(stretches):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _passages(document: Document, other: Codes) -> list[Chain]:
    """Give the passages that two texts share, in order of the first; equal folds are one passage."""
    post = document.fold.codes
    size = post.size
    if size and np.array_equal(post, other):
        return [Chain(0, size, 0, size, size, size, size)]
    chains = chain.explain_once(chain.chains(seeds.shared(keys(document), seeds.keys(other, RUN), RUN)), size)
    joined = (gather.join(pieces) for pieces in gather.gather(chains))
    extended = (extend(one, post, other) for one in joined if _counts(one, size))
    return sorted(extended, key=lambda one: one.start)


def _counts(passage: Chain, size: int) -> bool:
    """Tell whether a passage is long and dense enough to be evidence in a post of `size` letters."""
    least = min(LEAST, max(LEAST_OF_SHORT, int(size * SHARE_OF_SHORT)))
    return passage.letters >= least and passage.letters >= DENSITY * (passage.end - passage.start)


def _passage(post: Side, other: Side, found: Chain) -> Passage:
    """Give a passage in offsets of both bodies."""
    here = post.span(found.start, found.end)
    there = other.span(found.source_start, found.source_end)
    return Passage(here.start, here.end, there.start, there.end)
