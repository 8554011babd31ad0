"""Move the edges of a passage outwards over words that were replaced near its beginning and end.

Beside a known passage short runs are evidence, which anywhere else would be chance.
"""

from dataclasses import replace

from moderation.text.chain import Chain
from moderation.text.normalise import Codes
from moderation.text.seeds import keys, shared

RUN = 8  # letters of a run that counts beside a passage
REACH = 60  # letters beside a passage in which runs are looked for
STEP = 30  # letters between the passage and the next run, on either side
DRIFT = 15  # letters by which one side of such a step may be longer than the other


def extend(passage: Chain, first: Codes, second: Codes) -> Chain:
    """Give a passage of two texts with its edges moved outwards."""
    ahead, source_ahead, gained = _advance(
        first[passage.end : passage.end + REACH], second[passage.source_end : passage.source_end + REACH]
    )
    back, source_back, regained = _advance(
        first[max(0, passage.start - REACH) : passage.start][::-1],
        second[max(0, passage.source_start - REACH) : passage.source_start][::-1],
    )
    return replace(
        passage,
        start=passage.start - back,
        end=passage.end + ahead,
        source_start=passage.source_start - source_back,
        source_end=passage.source_end + source_ahead,
        letters=passage.letters + gained + regained,
    )


def _advance(first: Codes, second: Codes) -> tuple[int, int, int]:
    """Give how far runs lead from the beginning of both texts, and how many letters they have."""
    reached, source_reached, letters = 0, 0, 0
    for start, source_start, length in shared(keys(first, RUN), keys(second, RUN), RUN).tolist():
        ahead, source_ahead = start - reached, source_start - source_reached
        if 0 <= ahead <= STEP and 0 <= source_ahead <= STEP and abs(ahead - source_ahead) <= DRIFT:
            reached, source_reached = start + length, source_start + length
            letters += length
    return reached, source_reached, letters
