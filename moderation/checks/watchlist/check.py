"""Which listed organisations and persons a post names, and in which light: to inform, never to punish."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from moderation.checks.check import Example
from moderation.checks.watchlist.ambiguity import settle
from moderation.checks.watchlist.engine import Engine, engine
from moderation.checks.watchlist.examples import EXAMPLES
from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.mentions import Mention, Searched, candidates, is_inside
from moderation.checks.watchlist.patterns import Call, calls
from moderation.checks.watchlist.scene import Scene, scene
from moderation.checks.watchlist.stance import Reading, Spoken, read
from moderation.checks.watchlist.vocabulary import Groups
from moderation.context import Context
from moderation.model import Citation, Cue, Finding, Span
from moderation.text.document import Document

_NAME, _VERSION = "watchlist", "1"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"\]]+")

# How likely a mention names the entity (docs/checks/watchlist.md): a sure name as written, an ambiguous one
# in context, a disguised one, one with two letters swapped; of a pattern, how likely it is a call.
SURE, IN_CONTEXT, DISGUISED, SWAPPED, PATTERN = 0.99, 0.9, 0.95, 0.85, 0.8
_BY_VIEW = {"exact": SURE, "transposed": SWAPPED}
_NO_WORDS: Groups = {}


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One text of a post with the names and triggers that stand in it."""

    searched: Searched
    found: Sequence[Mention]
    triggered: bool

    def __bool__(self) -> bool:
        return bool(self.found) or self.triggered


_NOTHING = Seen(Searched("", fold("")), (), triggered=False)


class WatchlistCheck:
    """The check of names on the list."""

    name = _NAME
    version = _VERSION
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give one finding an entity, in order of place, then one each call that names nobody."""
        ready = engine(context.forum.options.get("watchlist", ""))
        body = look(document.text, ready)
        title = look(document.post.title or "", ready)
        author = look(document.post.author or "", ready, is_name=True)
        if not (body or title or author):
            return ()
        scene_of_body = _scene(body, ready, document)
        scene_of_title = _scene(title, ready)
        off = context.forum.watchlist_off
        named = _by_entity(
            body=_without_repeated_addresses(_settled(body, scene_of_body, off, scene_of_title.groups), body),
            title=_settled(title, scene_of_title, off, scene_of_body.groups),
            author=_settled(author, _scene(author, ready), off),
        )
        cues = _Cues(document, context.citations)
        mentions = [_mention(each, scene_of_body, document, cues) for each in named]
        return (*mentions, *(_pattern(call, document) for call in calls(scene_of_body)))


class _Cues:
    """The cues of a document's readings in offsets of its body; neighbouring mentions share them."""

    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self.citations = citations
        self._document = document
        self._made: dict[tuple[Spoken, ...], tuple[Cue, ...]] = {}

    def of(self, reading: Reading) -> tuple[Cue, ...]:
        """Give the cues of a reading in order, the first recognised citation among them."""
        if reading.cues not in self._made:
            self._made[reading.cues] = self._cues(reading.cues)
        return self._made[reading.cues]

    def _cues(self, spoken: Iterable[Spoken]) -> tuple[Cue, ...]:
        spans = [(self._document.span(each.start, each.end), each.kind.stance) for each in spoken]
        cues = [Cue(span.start, span.end, meaning) for span, meaning in spans]
        cues += [Cue(citation.start, citation.end, "source") for citation in self.citations[:1]]
        return tuple(sorted(cues, key=attrgetter("start", "end")))


class _Named(NamedTuple):
    """The mentions of one entity in a post."""

    body: list[Mention]
    title: list[Mention]
    author: list[Mention]


def _by_entity(
    body: Iterable[Mention], title: Iterable[Mention], author: Iterable[Mention]
) -> Iterable[_Named]:
    """Sort the mentions of a post by entity, in order of place."""
    named: dict[str, _Named] = {}
    for part, mentions in enumerate((body, title, author)):
        for mention in mentions:
            if mention.entity not in named:
                named[mention.entity] = _Named([], [], [])
            named[mention.entity][part].append(mention)
    return named.values()


def look(text: str, ready: Engine, *, is_name: bool = False) -> Seen:
    """Look for names in one text of a post."""
    if not text:
        return _NOTHING
    addresses = [(0, len(text))] if is_name else _addresses(text)
    searched = Searched(text, fold(text), addresses)
    return Seen(searched, *candidates(searched, ready.forms))


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _scene(seen: Seen, ready: Engine, document: Document | None = None) -> Scene:
    segments = document.segments if document else ()
    return scene(seen.searched.text, seen.searched.base, ready.vocabulary, segments)


def _settled(seen: Seen, of: Scene, off: Iterable[str], elsewhere: Groups = _NO_WORDS) -> list[Mention]:
    if not seen.found:
        return []
    switched_on = (mention for mention in seen.found if mention.entity not in off)
    return settle(switched_on, of.groups, of.tokens, elsewhere)


def _without_repeated_addresses(mentions: list[Mention], seen: Seen) -> list[Mention]:
    """Leave out names in addresses of entities that the text itself names: a link repeats its title."""
    addresses = seen.searched.run_together
    if not addresses:
        return mentions
    outside = {mention.entity for mention in mentions if not is_inside(mention.start, addresses)}
    return [each for each in mentions if each.entity not in outside or not is_inside(each.start, addresses)]


def _mention(named: _Named, of: Scene, document: Document, cues: "_Cues") -> Finding:
    """Give the finding of one entity."""
    mentions = [*named.body, *named.title, *named.author]
    first = mentions[0]
    reading = read(named.body, of, has_source=bool(cues.citations))
    spans = tuple(document.span(mention.start, mention.end) for mention in named.body)
    return Finding(
        check=_NAME,
        kind="mention",
        check_version=_VERSION,
        confidence=max(map(_confidence, mentions)),
        spans=spans,
        entity=first.entity,
        surface=_surface(named, spans, document),
        view=first.view,
        stance=reading.stance,
        cues=cues.of(reading),
        ambiguous=all(mention.ambiguous for mention in mentions),
        title_spans=_spans(named.title),
        author_spans=_spans(named.author),
    )


def _surface(named: _Named, spans: Sequence[Span], document: Document) -> str:
    """Give the first mention as written, of the body before the title before the author."""
    post = document.post
    if spans:
        return post.body[spans[0].start : spans[0].end]
    text, first = (post.title or "", named.title[0]) if named.title else (post.author or "", named.author[0])
    return text[first.start : first.end]


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...] | None:
    return tuple(Span(mention.start, mention.end) for mention in mentions) or None


def _confidence(mention: Mention) -> float:
    return min(_BY_VIEW.get(mention.view, DISGUISED), IN_CONTEXT if mention.needs_context else SURE)


def _pattern(call: Call, document: Document) -> Finding:
    """Give the finding of a call; `reason` names the pattern."""
    span = document.span(call.start, call.end)
    return Finding(
        check=_NAME,
        kind="pattern",
        check_version=_VERSION,
        confidence=PATTERN,
        spans=(span,),
        reason=call.pattern,
        surface=document.post.body[span.start : span.end],
        view="exact",
        stance="support",
        cues=(),
        ambiguous=False,
    )
