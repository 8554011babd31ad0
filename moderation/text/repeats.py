"""Align a text with itself: which passages it holds more than once, and where each copy stands."""

from dataclasses import dataclass

from moderation.model import Span
from moderation.text import chain, gather, seeds
from moderation.text.align import RUN, keys
from moderation.text.chain import Chain
from moderation.text.document import Document
from moderation.text.edges import Side, side

LEAST = 60  # letters of a passage that is worth telling: a sentence, more than a laugh or a litany
COPIES = 256  # copies of one passage that are told, the first

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The copies of one passage in a post: spans in the body, and the same as stretches of the fold."""

    spans: tuple[Span, ...]
    stretches: tuple[Stretch, ...]


def repeats(document: Document) -> tuple[Repeat, ...]:
    """Give every repeated passage of a post, by its first copy; three copies have three spans."""
    codes = document.fold.codes
    chains = chain.explain_once(
        chain.chains(seeds.repeated(keys(document), RUN), of_one_text=True), codes.size
    )
    groups: list[list[Stretch]] = []
    for passage in sorted(_passages(chains), key=lambda one: one.start):
        _place(groups, _copies(passage))
    whole = side(document)
    return tuple(_repeat(whole, sorted(group)[:COPIES]) for group in groups)


def _passages(chains: list[Chain]) -> list[Chain]:
    """Gather chains into passages, unless that would join one copy to the next."""
    joined = [(pieces, gather.join(pieces)) for pieces in gather.gather(chains)]
    told = [
        one for pieces, whole in joined for one in (pieces if whole.end > whole.source_start else [whole])
    ]
    return [one for one in told if one.letters >= LEAST]


def _copies(passage: Chain) -> list[Stretch]:
    """Give the stretches of the copies; a passage that runs into its own copy is a row of equal units."""
    if passage.end <= passage.source_start:
        return [(passage.start, passage.end), (passage.source_start, passage.source_end)]
    period = passage.source_start - passage.start
    if period < LEAST:
        return []
    starts = range(passage.start, passage.source_end - period // 2, period)
    return [(start, min(start + period, passage.source_end)) for start in starts[:COPIES]]


def _place(groups: list[list[Stretch]], copies: list[Stretch]) -> None:
    """Add copies to the group that holds one of them already, or begin another."""
    for group in groups:
        if any(_same(one, other) for one in copies for other in group):
            group.extend(one for one in copies if not any(_same(one, other) for other in group))
            return
    if copies:
        groups.append(copies)


def _same(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches are the same copy: half of the shorter is in both."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > min(one[1] - one[0], other[1] - other[0])


def _repeat(whole: Side, stretches: list[Stretch]) -> Repeat:
    """Give a group of copies with their spans."""
    return Repeat(tuple(whole.span(start, end) for start, end in stretches), tuple(stretches))
