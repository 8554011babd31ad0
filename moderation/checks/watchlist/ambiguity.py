"""Which mentions stand: ambiguous names by the words around them, the longest of overlapping ones."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.vocabulary import Hit, Tokens

CONTEXT_WORDS = 25
EXCLUSION_WORDS = 12
EXCLUSION_OF_SURE = 3
_WEAK_NEEDED = 2
_READ = frozenset({"strong", "weak", "support", "context", "exclusion"})


def settle(
    found: Iterable[Mention], hits: Sequence[Hit], tokens: Tokens, elsewhere: Iterable[Hit] = ()
) -> list[Mention]:
    """Give the mentions that stand, in order; `elsewhere` are hits of the title, which count as near."""
    around = Around(hits, tokens, tuple(elsewhere))
    kept = [mention for mention in found if not around.excludes(mention)]
    sure = _longest(mention for mention in kept if not mention.needs_context)
    places = [(mention.start, mention.end) for mention in sure]
    settled = [mention for mention in kept if not mention.needs_context or around.makes_sure(mention, places)]
    return _longest(settled)


class Around:
    """The words around a place."""

    def __init__(self, hits: Sequence[Hit], tokens: Tokens, elsewhere: tuple[Hit, ...]) -> None:
        self._hits = [hit for hit in hits if hit.role.about in _READ]
        self._starts = [hit.start for hit in self._hits]
        self._tokens = tokens
        self._elsewhere = tuple(hit for hit in elsewhere if hit.role.about in _READ - {"exclusion"})

    def excludes(self, mention: Mention) -> bool:
        """Tell whether words near say that this is something else."""
        return self.exclusion(mention) is not None

    def exclusion(self, mention: Mention) -> Hit | None:
        """Give the first word near that says that this is something else."""
        distance = EXCLUSION_WORDS if mention.needs_context else EXCLUSION_OF_SURE
        return next(
            (
                hit
                for hit in self._near(mention, distance)
                if hit.role.about == "exclusion" and hit.role.of == mention.entity
            ),
            None,
        )

    def makes_sure(self, mention: Mention, sure: Sequence[tuple[int, int]]) -> bool:
        """Tell whether words near, or a sure name at one of the given places, say that it is meant."""
        first, last = self._tokens.around(mention.start, mention.end, CONTEXT_WORDS)
        if not mention.own_context_only and _is_other_near(mention, sure, first, last):
            return True
        near = [
            hit
            for hit in self._near(mention, CONTEXT_WORDS)
            if hit.end <= mention.start or hit.start >= mention.end
        ]
        return _is_enough([*near, *self._elsewhere], mention)

    def _near(self, mention: Mention, distance: int) -> Iterable[Hit]:
        first, last = self._tokens.around(mention.start, mention.end, distance)
        place = bisect_left(self._starts, first)
        while place < len(self._hits) and self._starts[place] < last:
            yield self._hits[place]
            place += 1


def _is_other_near(mention: Mention, sure: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Tell whether a sure name stands in a stretch, beside the mention and not in it."""
    number = bisect_left(sure, (first, 0))
    while number < len(sure) and sure[number][0] < last:
        if sure[number][1] <= mention.start or sure[number][0] >= mention.end:
            return True
        number += 1
    return False


def _is_enough(hits: Iterable[Hit], mention: Mention) -> bool:
    """Ask for a word of the entity's own, a strong word or two different weak ones, where these count."""
    weak: set[str] = set()
    for hit in hits:
        if hit.role.about == "context" and hit.role.of == mention.entity:
            return True
        if hit.role.about == "strong" and not mention.own_context_only:
            return True
        if hit.role.about in {"weak", "support"}:
            weak.add(hit.role.of)
    return len(weak) >= _WEAK_NEEDED and not mention.own_context_only


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions; of equals the surer, then the plainer."""
    order = sorted(
        mentions,
        key=lambda each: (
            each.start - each.end,
            -each.letters,
            each.needs_context,
            each.view != "exact",
            each.start,
        ),
    )
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in order:
        place = bisect_left(starts, mention.start)
        before = kept[place - 1].end if place else 0
        after = kept[place].start if place < len(kept) else mention.end
        if before <= mention.start and mention.end <= after:
            starts.insert(place, mention.start)
            kept.insert(place, mention)
    return kept
