"""Which mentions stand: ambiguous names by the words around them, the longest of overlapping ones."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.vocabulary import Groups, Hit, Tokens, within

CONTEXT_WORDS = 25
EXCLUSION_WORDS = 12
EXCLUSION_OF_SURE = 3
_WEAK_NEEDED = 2
_SPEAK_FOR = ("strong", "weak", "support", "context")
_NONE: Groups = {}


def settle(
    found: Iterable[Mention],
    groups: Groups,
    tokens: Tokens,
    elsewhere: Groups = _NONE,
) -> list[Mention]:
    """Give the mentions that stand, in order; the words of `elsewhere`, the title, count as near."""
    around = Around(groups, tokens, elsewhere)
    kept = [mention for mention in found if not around.excludes(mention)]
    sure = _longest(mention for mention in kept if not mention.needs_context)
    places = [(mention.start, mention.end) for mention in sure]
    settled = [mention for mention in kept if not mention.needs_context or around.makes_sure(mention, places)]
    return _longest(settled)


class Around:
    """The words around a place."""

    def __init__(self, groups: Groups, tokens: Tokens, elsewhere: Groups) -> None:
        self._groups = groups
        self._tokens = tokens
        self._elsewhere = [hit for about in _SPEAK_FOR if about in elsewhere for hit in elsewhere[about]]

    def excludes(self, mention: Mention) -> bool:
        """Tell whether words near say that this is something else."""
        return self.exclusion(mention) is not None

    def exclusion(self, mention: Mention) -> Hit | None:
        """Give the first word near that says that this is something else."""
        if "exclusion" not in self._groups:
            return None
        distance = EXCLUSION_WORDS if mention.needs_context else EXCLUSION_OF_SURE
        first, last = self._tokens.around(mention.start, mention.end, distance)
        near = within(self._groups["exclusion"], first, last)
        return next((hit for hit in near if mention.entity in hit.role.entities), None)

    def makes_sure(self, mention: Mention, sure: Sequence[tuple[int, int]]) -> bool:
        """Tell whether words near, or a sure name at one of the given places, say that it is meant."""
        first, last = self._tokens.around(mention.start, mention.end, CONTEXT_WORDS)
        if not mention.own_context_only and _is_other_near(mention, sure, first, last):
            return True
        return _is_enough(chain(self._beside(mention, first, last), self._elsewhere), mention)

    def _beside(self, mention: Mention, first: int, last: int) -> Iterator[Hit]:
        """Give the words of a stretch that speak for a name, beside the mention and not in it."""
        for about in _SPEAK_FOR:
            if about in self._groups:
                for hit in within(self._groups[about], first, last):
                    if hit.end <= mention.start or hit.start >= mention.end:
                        yield hit


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
        if hit.role.about == "context" and mention.entity in hit.role.entities:
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
