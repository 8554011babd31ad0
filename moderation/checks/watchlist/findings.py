"""What the check says of the entities and the calls in a post, as findings."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.patterns import Call
from moderation.checks.watchlist.scene import Scene
from moderation.checks.watchlist.stance import Reading, meaning, read
from moderation.checks.watchlist.vocabulary import Hit
from moderation.model import Citation, Cue, Finding, Span
from moderation.text.document import Document

NAME, VERSION = "watchlist", "2"

# How likely a mention names the entity (docs/checks/watchlist.md): a sure name as written, an ambiguous one
# in context, a disguised one, one with two letters swapped; of a pattern, how likely it is a call.
SURE, IN_CONTEXT, DISGUISED, SWAPPED, PATTERN = 0.99, 0.9, 0.95, 0.85, 0.8
_BY_VIEW = {"exact": SURE, "transposed": SWAPPED}


class Named(NamedTuple):
    """The mentions of one entity in a post."""

    body: list[Mention]
    title: list[Mention]
    author: list[Mention]


def by_entity(
    body: Iterable[Mention], title: Iterable[Mention], author: Iterable[Mention]
) -> Iterable[Named]:
    """Sort the mentions of a post by entity, in order of place."""
    named: dict[str, Named] = {}
    for part, mentions in enumerate((body, title, author)):
        for mention in mentions:
            if mention.entity not in named:
                named[mention.entity] = Named([], [], [])
            named[mention.entity][part].append(mention)
    return named.values()


class Findings:
    """Makes the findings of one document; neighbouring mentions share their cues."""

    def __init__(self, document: Document, scene: Scene, citations: Sequence[Citation]) -> None:
        self._document = document
        self._scene = scene
        self._citations = citations
        self._made: dict[Hit, Cue] = {}

    def mention(self, named: Named) -> Finding:
        """Give the finding of one entity."""
        mentions = named.body + named.title + named.author
        reading = read(named.body, self._scene, has_source=bool(self._citations))
        spans = tuple([self._document.span(mention[0], mention[1]) for mention in named.body])
        return Finding(
            check=NAME,
            kind="mention",
            check_version=VERSION,
            confidence=max(map(_confidence, mentions)),
            spans=spans,
            entity=mentions[0].entity,
            surface=_surface(named, spans, self._document),
            view=mentions[0].view,
            stance=reading.stance,
            cues=self._cues(reading),
            ambiguous=all(mention.ambiguous for mention in mentions),
            title_spans=_spans(named.title),
            author_spans=_spans(named.author),
        )

    def pattern(self, call: Call) -> Finding:
        """Give the finding of a call; `reason` names the pattern."""
        span = self._document.span(call.start, call.end)
        return Finding(
            check=NAME,
            kind="pattern",
            check_version=VERSION,
            confidence=PATTERN,
            spans=(span,),
            reason=call.pattern,
            surface=self._document.post.body[span.start : span.end],
            view="exact",
            stance="support",
            cues=(),
            ambiguous=False,
        )

    def _cues(self, reading: Reading) -> tuple[Cue, ...]:
        """Give the cues of a reading in order, the first recognised citation among them."""
        cues = [self._made.get(hit) or self._cue(hit) for hit in reading.cues]
        if not self._citations:
            return tuple(cues)
        source = self._citations[0]
        cues.append(Cue(source.start, source.end, "source"))
        return tuple(sorted(cues, key=attrgetter("start", "end")))

    def _cue(self, hit: Hit) -> Cue:
        span = self._document.span(hit.start, hit.end)
        self._made[hit] = cue = Cue(span.start, span.end, meaning(hit))
        return cue


def _surface(named: Named, spans: Sequence[Span], document: Document) -> str:
    """Give the first mention as written, of the body before the title before the author."""
    post = document.post
    if spans:
        return post.body[spans[0].start : spans[0].end]
    text, first = (post.title or "", named.title[0]) if named.title else (post.author or "", named.author[0])
    return text[first.start : first.end]


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...] | None:
    return tuple([Span(mention.start, mention.end) for mention in mentions]) if mentions else None


def _confidence(mention: Mention) -> float:
    return min(_BY_VIEW.get(mention.view, DISGUISED), IN_CONTEXT if mention.needs_context else SURE)
