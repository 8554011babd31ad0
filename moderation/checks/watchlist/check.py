"""Which listed organisations and persons does a post name, and in which light: to inform a person, never to punish."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from moderation.checks.check import Example
from moderation.checks.watchlist.ambiguity import settle
from moderation.checks.watchlist.engine import Engine, engine
from moderation.checks.watchlist.examples import EXAMPLES
from moderation.checks.watchlist.fold import View, fold
from moderation.checks.watchlist.mentions import Mention, candidates, is_inside
from moderation.checks.watchlist.patterns import Call, calls
from moderation.checks.watchlist.scene import Scene, scene
from moderation.checks.watchlist.stance import Reading, read
from moderation.checks.watchlist.vocabulary import Hit
from moderation.context import Context
from moderation.model import Cue, Finding, Span
from moderation.text.document import Document

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"\]]+")

# How likely a mention names the entity, as measured on the functional cases and on ordinary text (docs/checks/watchlist.md): a sure name as
# written, an ambiguous one in context, a disguised one, one with two letters swapped; of a pattern, that it is a call.
SURE, IN_CONTEXT, DISGUISED, SWAPPED, PATTERN = 0.99, 0.9, 0.95, 0.85, 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """One text of a post (body, title or author) with what was seen in it."""

    text: str
    base: View
    found: list[Mention]
    triggered: bool
    addresses: Sequence[tuple[int, int]]


class WatchlistCheck:
    """The check of names on the list."""

    name = "watchlist"
    version = "1"
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give one finding an entity, then one a call without a name, each ordered by place."""
        ready = engine(context.forum.options.get("watchlist", ""))
        body = _look(document.text, ready)
        title = _look(document.post.title or "", ready)
        author = _look(document.post.author or "", ready, is_name=True)
        if not (body.found or body.triggered or title.found or author.found):
            return ()
        return _Examination(document, context, ready, body, title, author).findings()


class _Examination:
    """One post in which something was seen."""

    def __init__(
        self, document: Document, context: Context, ready: Engine, body: _Field, title: _Field, author: _Field
    ) -> None:
        self._document = document
        self._context = context
        off = context.forum.watchlist_off
        title_scene = scene(title.text, title.base, ready.vocabulary)
        self._scene = scene(body.text, body.base, ready.vocabulary, document.segments)
        mentions = _settled(body, self._scene, off, title_scene.hits)
        self._body = _without_repeated_addresses(mentions, body.addresses)
        self._title = _settled(title, title_scene, off, self._scene.hits)
        author_scene = scene(author.text, author.base, ready.vocabulary)
        self._author = _settled(author, author_scene, off, ())

    def findings(self) -> tuple[Finding, ...]:
        entities = dict.fromkeys(mention.entity for mention in (*self._body, *self._title, *self._author))
        of_entities = [self._mention(entity) for entity in entities]
        return (*of_entities, *(self._pattern(call) for call in calls(self._scene)))

    def _mention(self, entity: str) -> Finding:
        body, title, author = (_of(entity, mentions) for mentions in (self._body, self._title, self._author))
        first = (*body, *title, *author)[0]
        reading = read(body, self._scene, has_source=bool(self._context.citations))
        spans = tuple(self._document.span(mention.start, mention.end) for mention in body)
        return Finding(
            check=WatchlistCheck.name,
            kind="mention",
            check_version=WatchlistCheck.version,
            confidence=max(_confidence(mention) for mention in (*body, *title, *author)),
            spans=spans,
            entity=entity,
            surface=self._surface(spans, title, author),
            view=first.view,
            stance=reading.stance,
            cues=self._cues(reading),
            ambiguous=all(mention.ambiguous for mention in (*body, *title, *author)),
            title_spans=tuple(Span(mention.start, mention.end) for mention in title) or None,
            author_spans=tuple(Span(mention.start, mention.end) for mention in author) or None,
        )

    def _surface(self, spans: Sequence[Span], title: Sequence[Mention], author: Sequence[Mention]) -> str:
        """Give the first mention as written."""
        post = self._document.post
        if spans:
            return post.body[spans[0].start : spans[0].end]
        text, first = (post.title or "", title[0]) if title else (post.author or "", author[0])
        return text[first.start : first.end]

    def _cues(self, reading: Reading) -> tuple[Cue, ...]:
        """Give the cues in offsets of the body, the first recognised citation among them."""
        spoken = [(self._document.span(cue.start, cue.end), cue.kind.stance) for cue in reading.cues]
        cues = [Cue(span.start, span.end, meaning) for span, meaning in spoken]
        cues += [Cue(citation.start, citation.end, "source") for citation in self._context.citations[:1]]
        return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))

    def _pattern(self, call: Call) -> Finding:
        span = self._document.span(call.start, call.end)
        return Finding(
            check=WatchlistCheck.name,
            kind="pattern",
            check_version=WatchlistCheck.version,
            confidence=PATTERN,
            spans=(span,),
            reason=call.pattern,
            surface=self._document.post.body[span.start : span.end],
            view="exact",
            stance="support",
            cues=(),
            ambiguous=False,
        )


def _look(text: str, ready: Engine, *, is_name: bool = False) -> _Field:
    """Look for names in one text of a post."""
    base = fold(text)
    addresses = [(0, len(text))] if is_name else _addresses(text)
    found, triggered = candidates(text, base, ready.forms, addresses)
    return _Field(text, base, found, triggered, addresses)


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _settled(field: _Field, of: Scene, off: Iterable[str], elsewhere: Iterable[Hit]) -> list[Mention]:
    switched_on = (mention for mention in field.found if mention.entity not in off)
    return settle(switched_on, of.hits, of.tokens, elsewhere)


def _without_repeated_addresses(
    mentions: list[Mention], addresses: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Leave out the names in addresses of entities that the text itself names: a link's words repeat its title."""
    outside = {mention.entity for mention in mentions if not is_inside(mention.start, addresses)}
    return [
        mention
        for mention in mentions
        if mention.entity not in outside or not is_inside(mention.start, addresses)
    ]


def _of(entity: str, mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.entity == entity]


def _confidence(mention: Mention) -> float:
    by_view = {"exact": SURE, "transposed": SWAPPED}
    return min(by_view.get(mention.view, DISGUISED), IN_CONTEXT if mention.needs_context else SURE)
