"""Why a name that stands in a text makes no finding: for who tries a list, not for the check."""

from collections.abc import Iterator
from dataclasses import dataclass

from moderation.checks.watchlist.ambiguity import CONTEXT_WORDS, EXCLUSION_OF_SURE, EXCLUSION_WORDS, Around
from moderation.checks.watchlist.check import look
from moderation.checks.watchlist.engine import engine
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import scene
from moderation.context import ForumSettings
from moderation.model import Finding, Span
from moderation.text.document import Document


@dataclass(frozen=True, slots=True)
class Silence:
    """A name at a span of the body that makes no finding, and the reason in a sentence."""

    span: Span
    entity: str
    reason: str


def silences(document: Document, forum: ForumSettings, findings: tuple[Finding, ...]) -> list[Silence]:
    """Give the names in the body that none of the findings covers, in order of place."""
    ready = engine(forum.options.get("watchlist", ""))
    seen = look(document.text, ready)
    read = scene(document.text, seen.searched.base, ready.vocabulary, document.segments)
    around = Around(read.groups, read.tokens, {})
    covered = [span for finding in findings for span in finding.spans]
    found = {
        (document.span(each.start, each.end), each.entity): _reason(each, around, document, forum)
        for each in seen.found
    }
    return [
        Silence(span, entity, reason)
        for (span, entity), reason in sorted(found.items())
        if not any(span.start < other.end and other.start < span.end for other in covered)
    ]


def _reason(mention: Mention, around: Around, document: Document, forum: ForumSettings) -> str:
    written = document.text[mention.start : mention.end]
    return "; ".join(_reasons(mention, around, document, forum)) or f"{written} stands within a longer name"


def _reasons(mention: Mention, around: Around, document: Document, forum: ForumSettings) -> Iterator[str]:
    written = document.text[mention.start : mention.end]
    if mention.entity in forum.watchlist_off:
        yield f"{mention.entity} is switched off"
    distance = EXCLUSION_WORDS if mention.needs_context else EXCLUSION_OF_SURE
    if hit := around.exclusion(mention):
        word = document.text[hit.start : hit.end]
        yield f"{word!r} within {distance} words says that {written} is something else"
    elif mention.needs_context:
        yield f"{written} is ambiguous: no context within {CONTEXT_WORDS} words"
