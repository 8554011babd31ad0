"""Accusations and alarms about public matters, stated as facts."""

import re
from collections.abc import Iterator

from moderation.checks.citations.needs.clauses import clause, is_question
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading, inside, quotation_marks

_REFUSED = ("opinion", "fun", "proverb", "told_me", "hearsay")
_CONDITION = re.compile(r"(?<![^\W_])(?:si |quand |imagine|if |when |لو |اذا |ila )")

_AGAINST = re.compile(
    r"(?<![^\W_])(?:contre (?:la |le |les |l')(?:corruption|fraude|detournement|blanchiment)"
    r"|against (?:corruption|fraud)|محاربه الفساد|مكافحه الفساد)"
)


def find(reading: Reading) -> Iterator[Need]:
    """Give the statements that charge a public actor, unless thought, asked, supposed or one's own story."""
    alarmed = bool(reading.cues.get("alarm"))
    seen = 0
    for cue in reading.cues.get("accusation", []):
        if cue.start < seen or inside(quotation_marks(reading.text), cue.start):
            continue
        left, right = clause(reading, cue.start, cue.end)
        matters = [
            matter for matter in reading.within("public_matter", left, right) if matter.start != cue.start
        ]
        if matters and not _refused(reading, left, right, alarmed=alarmed):
            seen = right
            shown = ((matters[0].start, matters[0].end), (cue.start, cue.end))
            yield Need(left, right, "claim", shown, 0.8 if alarmed else 0.7)


def _refused(reading: Reading, left: int, right: int, *, alarmed: bool) -> bool:
    """Tell whether a charge is asked, thought, supposed or one's own story."""
    sentence = reading.sentence(left)
    own = reading.within("personal", left, right) and not alarmed
    return bool(
        own
        or is_question(reading, left, right)
        or reading.has(_REFUSED, *sentence)
        or _CONDITION.match(reading.folded, left)
        or _AGAINST.search(reading.folded, left, right)
    )
