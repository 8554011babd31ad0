"""Growth said of the world: of people and public things, of what everybody buys, of a number of anything."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.needs.clauses import clause
from moderation.checks.citations.needs.figures import MOST_NUMBERS
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.needs.statistics import is_private
from moderation.checks.citations.reading import Reading

_WORLD = ("population", "public_matter", "place")


def find(reading: Reading) -> Iterator[Need]:
    """Give the growth said of the world, unless asked, thought or one's own."""
    for cue in islice(chain(reading.cues.get("growth", ()), _dearer(reading)), MOST_NUMBERS):
        need = _grown(reading, cue.start, cue.end)
        if need:
            yield need


def _dearer(reading: Reading) -> Iterator[Cue]:
    """Give the verbs of growth beside what everybody buys, with two figures or more behind them."""
    for cue in reading.cues.get("growth_verb", [])[:MOST_NUMBERS] if "staple" in reading.cues else ():
        left, right = reading.sentence(cue.start)
        if reading.within("staple", left, right) and _FROM_TO.search(reading.folded, cue.end, right):
            yield cue


_FROM_TO = re.compile(r"\d[^.!?\n\d]{1,30}? \d|\d ?%|\d b? ?l ?\d")


def _grown(reading: Reading, start: int, end: int) -> Need | None:
    """Read the clause of a growth; that what everybody buys costs more is no price of one's own."""
    left, right = clause(reading, start, end)
    dearer = reading.within("staple", left, right) if _FIGURED.search(reading.folded, start, right) else []
    about = [cue for kind in _WORLD for cue in reading.within(kind, left, right)] or dearer
    number = _NUMBER_OF.search(reading.folded, left, right)
    if number and not about:
        about = [Cue(*number.span(), "growth", number.group())]
    if not about or is_private(reading, left, right, start, priced=bool(dearer)):
        return None
    return Need(left, right, "statistic", ((start, end), (about[0].start, about[0].end)), 0.85)


_NUMBER_OF = re.compile(r"(?<![^\W_])(?:le nombre d[e']|the number of|(?:ال|ل)?عدد|اعداد|l3adad d)")
# How much it has grown, in figures or as a multiple.
_FIGURED = re.compile(r"\d|doubl|tripl|moitie|halv|fois|times|twice|ضاعف|اضعاف|مرات|merrat")
