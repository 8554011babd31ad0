"""Questions that ask for the source: "quelqu'un a le lien ?", "source ?", "هل عند أحدكم رابط الخبر؟"."""

from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading

# So far from the question stands what it is about, and so many words it has at most.
_NEAR = 250
_WORDS = 14


def doubted(reading: Reading, needs: list[Need]) -> list[Need]:
    """Give the needs whose source is asked for: the last one before each question, or the first behind it."""
    found = [_about(needs, *question) for question in _questions(reading)]
    return [need for need in found if need]


def _questions(reading: Reading) -> list[tuple[int, int]]:
    """Give the short sentences that ask for a source."""
    asking = {reading.sentence(cue.start) for cue in reading.cues.get("source_request", [])}
    return sorted(
        (start, end)
        for start, end in asking
        if reading.text[end - 1 : end] in ("?", "؟") and len(reading.words[start:end].split()) <= _WORDS
    )


def _about(needs: list[Need], start: int, end: int) -> Need | None:
    """Give the need nearest to a question; a pasted article is asked about all the same."""
    listed = [need for need in needs if need.reason != "article"]
    before = [need for need in listed if start - _NEAR <= need.end <= start + 1]
    behind = [need for need in listed if end - 1 <= need.start <= end + _NEAR]
    return next(iter((*before[-1:], *behind[:1])), None)
