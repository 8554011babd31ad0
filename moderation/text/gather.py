"""Gather chains into passages: sentences moved about within one copy belong together, two copies do not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from moderation.text.chain import Chain

REACH = 150  # letters between two pieces of one passage, on either side: about a sentence


@dataclass(slots=True)
class Copy:
    """Chains of which none repeats another's stretch of the source: what one copy of it may hold."""

    chains: list[Chain] = field(default_factory=list)

    def holds(self, chain: Chain) -> bool:
        """Tell whether half of a chain's stretch of the source stands in this copy already."""
        shared = sum(
            max(0, min(chain.source_end, other.source_end) - max(chain.source_start, other.source_start))
            for other in self.chains
        )
        return 2 * shared > chain.source_end - chain.source_start

    def distance(self, chain: Chain) -> int:
        """Give the letters between a chain and this copy, on the side where they are farther apart."""
        return max(
            chain.start - max(other.end for other in self.chains),
            min(other.start for other in self.chains) - chain.end,
            chain.source_start - max(other.source_end for other in self.chains),
            min(other.source_start for other in self.chains) - chain.source_end,
        )


def gather(found: Iterable[Chain]) -> list[list[Chain]]:
    """Give the chains in groups that are one passage each.

    The strongest are placed first, so that a title's words in an address never pass for a copy's beginning.
    """
    copies: list[Copy] = []
    for chain in sorted(found, key=lambda one: (-one.letters, one.start)):
        free = [copy for copy in copies if not copy.holds(chain)]
        if not free:
            copies.append(Copy())
            free = copies[-1:]
        min(free, key=lambda copy: copy.distance(chain) if copy.chains else 0).chains.append(chain)
    return [piece for copy in copies for piece in _split(copy.chains)]


def join(pieces: list[Chain]) -> Chain:
    """Give the passage that holds all pieces; what lies between them counts as a gap."""
    ordered = sorted(pieces, key=lambda one: one.start)
    joined = Chain(
        start=ordered[0].start,
        end=max(one.end for one in ordered),
        source_start=min(one.source_start for one in ordered),
        source_end=max(one.source_end for one in ordered),
        letters=sum(one.letters for one in ordered),
        longest=max(one.longest for one in ordered),
        limit=ordered[-1].limit,
        gaps=[gap for one in ordered for gap in one.gaps],
    )
    between = [(one.end, other.start) for one, other in pairwise(ordered)]
    joined.gaps = sorted(joined.gaps + [(end, start) for end, start in between if start > end])
    return joined


def _split(pieces: list[Chain]) -> list[list[Chain]]:
    """Part chains wherever either side has a wide gap, until no gap is left."""
    parts = [
        part
        for half in _part(pieces, lambda one: (one.start, one.end))
        for part in _part(half, lambda one: (one.source_start, one.source_end))
    ]
    return parts if len(parts) == 1 else [part for one in parts for part in _split(one)]


def _part(pieces: list[Chain], side: Callable[[Chain], tuple[int, int]]) -> list[list[Chain]]:
    """Part chains at the wide gaps of one side."""
    ordered = sorted(pieces, key=side)
    parts, end = [[ordered[0]]], side(ordered[0])[1]
    for chain in ordered[1:]:
        start, stop = side(chain)
        if start - end > REACH:
            parts.append([])
        parts[-1].append(chain)
        end = max(end, stop)
    return parts
