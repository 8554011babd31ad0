"""Which mentions stand: ambiguous names by the words around them, the longest of overlapping ones."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import NOTHING, Scene
from moderation.checks.watchlist.vocabulary import Hit

# In characters: some 25, 12 and 3 words.
CONTEXT = 150
EXCLUSION = 75
EXCLUSION_OF_SURE = 20
_WEAK_NEEDED = 2
_SPEAK_FOR = ("strong", "weak", "support", "context")


def settle(found: Iterable[Mention], scene: Scene, elsewhere: Scene = NOTHING) -> list[Mention]:
    """Give the mentions that stand, in order; the words of `elsewhere`, the title, count as near."""
    kept = list(found)
    if "exclusion" in scene.groups:
        kept = [mention for mention in kept if exclusion(mention, scene) is None]
    if not any(mention.needs_context for mention in kept):
        return _longest(kept)
    sure = _longest(mention for mention in kept if not mention.needs_context)
    places = [(mention.start, mention.end) for mention in sure]
    return _longest(
        mention
        for mention in kept
        if not mention.needs_context or _is_made_sure(mention, scene, places, elsewhere)
    )


def exclusion(mention: Mention, scene: Scene) -> Hit | None:
    """Give the first word near that says that this is something else."""
    distance = EXCLUSION if mention.ambiguous else EXCLUSION_OF_SURE
    near = scene.beginning(mention.start - distance, mention.end + distance, "exclusion")
    return next((hit for hit in near if mention.entity in hit.role.entities), None)


def _is_made_sure(mention: Mention, scene: Scene, sure: Sequence[tuple[int, int]], elsewhere: Scene) -> bool:
    """Tell whether words near, or a sure name at one of the given places, say that it is meant."""
    if not mention.own_context_only and _is_other_near(mention, sure):
        return True
    title = (hit for about in _SPEAK_FOR for hit in elsewhere.groups.get(about, ()))
    return _is_enough(chain(_beside(mention, scene), title), mention)


def _beside(mention: Mention, scene: Scene) -> Iterator[Hit]:
    """Give the words that speak for a name, beside the mention and not in it."""
    for about in _SPEAK_FOR:
        for hit in scene.beginning(mention.start - CONTEXT, mention.end + CONTEXT, about):
            if hit.end <= mention.start or hit.start >= mention.end:
                yield hit


def _is_other_near(mention: Mention, sure: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a sure name stands near, beside the mention and not in it."""
    near = sure[bisect_left(sure, (mention.start - CONTEXT,)) : bisect_left(sure, (mention.end + CONTEXT,))]
    return any(end <= mention.start or start >= mention.end for start, end in near)


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
    return len(weak) >= _WEAK_NEEDED and not (mention.own_context_only or mention.looks_like_a_word)


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions; of equals the surer, then the plainer."""
    ordered = sorted(mentions)
    if all(one.end <= other.start for one, other in pairwise(ordered)):
        return ordered
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(ordered, key=_rank):
        place = bisect_left(starts, mention.start)
        before = kept[place - 1].end if place else 0
        after = kept[place].start if place < len(kept) else mention.end
        if before <= mention.start and mention.end <= after:
            starts.insert(place, mention.start)
            kept.insert(place, mention)
    return kept


def _rank(mention: Mention) -> tuple[int, int, bool, bool, int]:
    length = mention.end - mention.start
    return -length, -mention.letters, mention.needs_context, mention.view != "exact", mention.start
