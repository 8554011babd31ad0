"""Why a name that stands in a text makes no finding: for who tries a list, not for the check."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from moderation.checks.watchlist.ambiguity import CONTEXT, EXCLUSION, exclusion
from moderation.checks.watchlist.check import look
from moderation.checks.watchlist.engine import engine
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import Scene, scene
from moderation.context import ForumSettings
from moderation.model import Finding, Span
from moderation.text.document import Document


class Why(StrEnum):
    """Why a name is silent."""

    OFF = "off"  # its entity is switched off
    OTHER = "other"  # a word close by says that it is something else
    AMBIGUOUS = "ambiguous"  # nothing close by says which of its meanings it has
    WITHIN = "within"  # it is part of a longer name


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for silence, in a sentence, with the word that says it if one does."""

    why: Why
    sentence: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A name at a span of the body that makes no finding, and why."""

    span: Span
    entity: str
    causes: tuple[Cause, ...]

    @property
    def reason(self) -> str:
        """Say why in a sentence."""
        return "; ".join(cause.sentence for cause in self.causes)


def silences(document: Document, forum: ForumSettings, findings: tuple[Finding, ...]) -> list[Silence]:
    """Give the names in the body that none of the findings covers, in order of place."""
    ready = engine(forum.options.get("watchlist", ""))
    seen = look(document.text, ready)
    read = scene(document.text, seen.searched.base, ready.vocabulary, document.segments)
    covered = [span for finding in findings for span in finding.spans]
    found = {
        (document.span(each.start, each.end), each.entity): _all(each, read, document, forum)
        for each in seen.found
    }
    return [
        Silence(span, entity, causes)
        for (span, entity), causes in sorted(found.items())
        if not any(span.start < other.end and other.start < span.end for other in covered)
    ]


def _all(mention: Mention, around: Scene, document: Document, forum: ForumSettings) -> tuple[Cause, ...]:
    written = document.text[mention.start : mention.end]
    within = Cause(Why.WITHIN, f"{written} stands within a longer name")
    return tuple(_causes(mention, around, document, forum)) or (within,)


def _causes(mention: Mention, around: Scene, document: Document, forum: ForumSettings) -> Iterator[Cause]:
    written = document.text[mention.start : mention.end]
    if mention.entity in forum.watchlist_off:
        yield Cause(Why.OFF, f"{mention.entity} is switched off")
    if hit := exclusion(mention, around):
        word = document.text[hit.start : hit.end]
        said = f"{word!r} within {EXCLUSION} characters says that {written} is something else"
        yield Cause(Why.OTHER, said, word)
    elif mention.needs_context:
        yield Cause(Why.AMBIGUOUS, f"{written} is ambiguous: no context within {CONTEXT} characters")
