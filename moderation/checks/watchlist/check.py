"""Which listed organisations and persons a post names, and in which light: to inform, never to punish."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from moderation.checks.check import Example
from moderation.checks.watchlist.ambiguity import settle
from moderation.checks.watchlist.engine import Engine, engine
from moderation.checks.watchlist.examples import EXAMPLES
from moderation.checks.watchlist.findings import NAME, VERSION, Findings, by_entity
from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.mentions import Mention, Searched, candidates, is_inside
from moderation.checks.watchlist.patterns import calls
from moderation.checks.watchlist.scene import NOTHING, Scene, scene
from moderation.context import Context
from moderation.model import Finding
from moderation.text.document import Document

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"\]]+")


class Seen(NamedTuple):
    """One text of a post with the names that stand in it, and whether a trigger of a call does."""

    searched: Searched
    found: Sequence[Mention]
    triggered: bool

    def __bool__(self) -> bool:
        return bool(self.found) or self.triggered


_NOT_SEEN = Seen(Searched("", fold("")), (), triggered=False)


class WatchlistCheck:
    """The check of names on the list."""

    name = NAME
    version = VERSION
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give one finding an entity, in order of place, then one each call that names nobody."""
        ready = engine(context.forum.options.get("watchlist", ""))
        body = look(document.text, ready)
        title = look(document.post.title or "", ready)
        author = look(document.post.author or "", ready, is_name=True)
        if not (body or title or author):
            return ()
        of_body, of_title, of_author = (_scene(seen, ready, document) for seen in (body, title, author))
        off = context.forum.watchlist_off
        named = by_entity(
            body=_without_repeated_addresses(_settled(body, of_body, off, of_title), body),
            title=_settled(title, of_title, off, of_body),
            author=_settled(author, of_author, off),
        )
        findings = Findings(document, of_body, context.citations)
        called = calls(of_body, body.searched.base) if body.triggered else ()
        return (*map(findings.mention, named), *map(findings.pattern, called))


def look(text: str, ready: Engine, *, is_name: bool = False) -> Seen:
    """Look for names in one text of a post."""
    if not text:
        return _NOT_SEEN
    addresses = [(0, len(text))] if is_name else _addresses(text)
    searched = Searched(text, fold(text), addresses)
    return Seen(searched, *candidates(searched, ready.forms))


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _scene(seen: Seen, ready: Engine, document: Document) -> Scene:
    """Read the scene of a text; only the body has segments."""
    text = seen.searched.text
    segments = document.segments if text is document.text else ()
    return scene(text, seen.searched.base, ready.vocabulary, segments)


def _settled(seen: Seen, of: Scene, off: Iterable[str], elsewhere: Scene = NOTHING) -> list[Mention]:
    if not seen.found:
        return []
    switched_on = (mention for mention in seen.found if mention.entity not in off)
    return settle(switched_on, of, elsewhere)


def _without_repeated_addresses(mentions: list[Mention], seen: Seen) -> list[Mention]:
    """Leave out names in addresses of entities that the text itself names: a link repeats its title."""
    addresses = seen.searched.run_together
    if not addresses:
        return mentions
    outside = {mention.entity for mention in mentions if not is_inside(mention.start, addresses)}
    return [each for each in mentions if each.entity not in outside or not is_inside(each.start, addresses)]
