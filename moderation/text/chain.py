"""Chain exact runs into passages that tolerate light edits: replaced, dropped and added words.

Everything here counts folded letters; `align` leads back to the bodies.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from moderation.text.seeds import Runs

GAP = 60  # letters between two runs of one chain, on either side: about ten words
DRIFT = 40  # letters by which one side of such a gap may be longer than the other
LIVE = 32  # chains that a run may join: the latest ones
FLOOR = 24  # letters of a chain that is more than a common turn of phrase
FAR = 1 << 30  # beyond every text
MOST = 256  # chains that are looked at further, the strongest


@dataclass(slots=True)
class Chain:
    """Runs that follow one another in both texts.

    `[start, end)` of the first stands in `[source_start, source_end)` of the second; `letters` counts those
    in exact runs, `longest` those of the longest; `gaps` are the stretches of the first text between runs;
    `limit` is where no further run may begin.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    letters: int
    longest: int
    limit: int
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def distance(self, start: int, source_start: int) -> int | None:
        """Give how far a run lies from the end of the chain, or None if it cannot follow."""
        ahead, source_ahead = start - self.end, source_start - self.source_end
        drift = abs(ahead - source_ahead)
        if drift > DRIFT or ahead > GAP or source_ahead > GAP:
            return None
        if not self.start < start < self.limit or source_start <= self.source_start:
            return None
        return drift + max(0, ahead)

    def add(self, start: int, source_start: int, length: int) -> None:
        """Take a run as the next of the chain; what it overlaps counts once."""
        overlap = max(0, self.end - start, self.source_end - source_start)
        if start > self.end:
            self.gaps.append((self.end, start))
        self.letters += max(0, length - overlap)
        self.longest = max(self.longest, length)
        self.end = max(self.end, start + length)
        self.source_end = max(self.source_end, source_start + length)


def chains(runs: Runs, *, of_one_text: bool = False) -> list[Chain]:
    """Join each run to the nearest chain that it can follow; leave out short chains.

    Of one text aligned with itself, no chain goes on where its own copy begins, else it would join copy to
    copy.
    """
    begun: list[Chain] = []
    live: list[Chain] = []
    for start, source_start, length in runs.tolist():
        if live and (chain := _nearest(live, start, source_start)):
            chain.add(start, source_start, length)
            continue
        live = [chain for chain in live[-LIVE:] if start - chain.end <= GAP]
        limit = source_start if of_one_text else FAR
        live.append(Chain(start, start + length, source_start, source_start + length, length, length, limit))
        begun.append(live[-1])
    return [chain for chain in begun if chain.letters >= FLOOR]


def _nearest(live: list[Chain], start: int, source_start: int) -> Chain | None:
    """Give the chain that a run follows most closely."""
    near = [
        (distance, place)
        for place, chain in enumerate(live)
        if (distance := chain.distance(start, source_start)) is not None
    ]
    return live[min(near)[1]] if near else None


def explain_once(found: Iterable[Chain], size: int) -> list[Chain]:
    """Keep the strongest chain for each stretch of the first text, which has `size` letters; in its order."""
    explained = np.zeros(size, dtype=np.bool_)
    kept: list[Chain] = []
    for chain in sorted(found, key=lambda one: (-one.letters, one.start, one.source_start)):
        stretch = explained[chain.start : chain.end]
        if 2 * int(np.count_nonzero(stretch)) < stretch.size:
            kept.append(chain)
            stretch[:] = True
    return sorted(kept[:MOST], key=lambda one: one.start)
