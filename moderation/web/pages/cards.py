"""Cards: one a finding, with what was seen, the exact words, and why in numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from moderation import messages
from moderation.messages.catalogue import percent
from moderation.model import Finding, Span
from moderation.web.marked import letter
from moderation.web.marks import widen
from moderation.web.pages.evidence import Evidence

MOST_QUOTES = 6
QUOTE = 220  # code points of a quote; of a longer one the beginning and the end are shown
TAIL = 60
LONGEST_WORD = 30  # back to the end of a word, if one is near
SHARES = ("share_of_post", "share_of_source", "containment", "confidence")
VALUES = ("longest_run", "entity", "view", "offer", "link", "family")


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of the body from `start`; `tail` is the end of a long one, `skipped` what is between."""

    start: int
    head: str
    skipped: int = 0
    tail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is said of one finding."""

    number: int
    finding: Finding
    letter: str
    check: str
    sentence: str
    quotes: tuple[Quote, ...]
    more: int
    facts: Mapping[str, str]
    is_weighty: bool
    is_comparable: bool


def cards(evidence: Evidence, language: str) -> list[Card]:
    """Give the cards, those of the case's reasons first; a number is the finding's place in the result."""
    made = [_card(evidence, number, finding, language) for number, finding in evidence.findings.items()]
    return sorted(made, key=lambda card: not card.is_weighty)


def _card(evidence: Evidence, number: int, finding: Finding, language: str) -> Card:
    return Card(
        number=number,
        finding=finding,
        letter=letter(finding.check),
        check=messages.name_of_check(finding.check, language),
        sentence=messages.describe(finding, language),
        quotes=tuple(quote(evidence.sent.body, span) for span in finding.spans[:MOST_QUOTES]),
        more=max(0, len(finding.spans) - MOST_QUOTES),
        facts=dict(_facts(finding, language)),
        is_weighty=evidence.is_weighty(finding),
        is_comparable=bool(finding.passages) or (finding.check == "repetition" and len(finding.spans) > 1),
    )


def quote(text: str, span: Span, most: int = QUOTE) -> Quote:
    """Give the words of a span, a long one without its middle; no grapheme cluster is cut."""
    whole = widen(text, span)
    if whole.end - whole.start <= most:
        return Quote(whole.start, text[whole.start : whole.end])
    head = widen(text, Span(whole.start, _word_end(text, whole.start + most - TAIL)))
    tail = widen(text, Span(_word_end(text, whole.end - TAIL), whole.end))
    return Quote(whole.start, text[head.start : head.end], tail.start - head.end, text[tail.start : tail.end])


def _word_end(text: str, place: int) -> int:
    """Move a place back to the last space before it, if that is near."""
    spaces = (near for near in range(place, max(0, place - LONGEST_WORD), -1) if text[near].isspace())
    return next(spaces, place)


def _facts(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    for name in SHARES:
        share = getattr(finding, name)
        if share is not None:
            yield name, percent(share, language)
    for name in VALUES:
        value = getattr(finding, name)
        if value not in (None, "", "exact"):
            yield name, str(value)
