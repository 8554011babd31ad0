"""Names: how far a proper name goes, and which name is a source by itself."""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import islice

from moderation.checks.citations.forms import outlets
from moderation.checks.citations.forms.locators import DETAILS
from moderation.checks.citations.letters import words_of
from moderation.checks.citations.lexicon import Cue, data
from moderation.checks.citations.reading import Reading

_INITIALS = 4
PUBLISHERS = ("press", "agency", "institution")

_UPPER = r"A-ZÀ-ÖØ-ÞŒ"
_NAME = re.compile(
    rf"(?:(?:[Ll]['’]|[Ll]e |[Ll]a |[Ll]es |[Tt]he |[Dd]['’]|[Aa]n? )?[{_UPPER}][\w'’.&-]{{0,40}}"
    rf"(?:[  ](?:(?:de|du|des|of|the|la|le|les|et|and|d['’]|l['’]|ben|bin|al|el|ibn|pour|for"
    rf"|&)[  ]?){{0,2}}[{_UPPER}0-9][\w'’&-]{{0,40}}){{0,7}})"
)


def publisher(reading: Reading, start: int, end: int) -> Cue | None:
    """Give the first known publisher's name within a stretch, the longest; initials in capitals only."""
    listed = publishers(reading)
    for cue in islice(listed, bisect_left(listed, (start,)), None):
        if cue.start >= end:
            return None
        if cue.end <= end:
            return cue
    return None


@lru_cache(maxsize=4)
def publishers(reading: Reading) -> list[Cue]:
    """Give the names of a text that are publishers', in order, the longest first where several begin."""
    seen = [cue for kind in PUBLISHERS for cue in reading.cues.get(kind, ()) if _is_name(reading, cue)]
    return sorted([*seen, *outlets.find(reading)], key=lambda cue: (cue.start, -cue.end))


def _is_name(reading: Reading, cue: Cue) -> bool:
    """Tell whether a known name is written as one: `MAP` and `Le Temps`, but not `map` and `le temps`."""
    written = reading.text[cue.start : cue.end]
    if not written.isascii() and not written[0].isalpha():
        return False
    if "\u0600" <= written[-1] <= "\u06ff":
        return True
    if cue.phrase in _no_other_word():
        return True
    return (
        written.isupper()
        if cue.kind == "agency" or len(written) <= _INITIALS
        else any(map(str.isupper, written))
    )


@cache
def _no_other_word() -> frozenset[str]:
    """Give the names that are no other word, known in small letters too."""
    return frozenset(words_of(name) for name in data("press")["no_other_word"])


def name_end(reading: Reading, start: int) -> int:
    """Give where the proper name that begins at a place ends, or the place itself if none begins there."""
    found = _NAME.match(reading.text, start, start + 200)
    return found.end() if found else start


def details_end(reading: Reading, end: int) -> int:
    """Give where the date, page or number after a name ends."""
    if reading.folded[end : end + 1] not in _DETAIL_OPENS:
        return end
    found = DETAILS.match(reading.folded, end, end + 120)
    return found.end() if found else end


_DETAIL_OPENS = frozenset(" ,\u00a7")
