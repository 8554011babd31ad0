"""Touched: which posts a change of the watchlist can touch, so that the others keep their findings.

A post in which no name of a changed entity stands, under the old list or the new, has the same findings under
both: an entity's own words of context and its exclusions are asked about its own mentions alone, and no name
hides a name that is not there.
"""

from collections.abc import Mapping
from functools import lru_cache

from moderation.checks.watchlist.check import WatchlistCheck, look
from moderation.checks.watchlist.engine import Engine, engine
from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.forms import Forms
from moderation.model import Examination, Post
from moderation.ports.records import Past
from moderation.text.markup import read
from moderation.text.normalise import VERSION

# In a longer post the bounds on names and words of meaning may cut, and a change may move the cut.
LONGEST = 4_000  # characters


def can_touch(past: Past, stored: Examination, *, now: str, then: str) -> bool:
    """Tell whether a post's findings may differ between two texts of additions to the watchlist.

    True as well if the stored findings are not what the check of today finds with the additions `now`.
    """
    return not _is_of_today(past, stored, now) or names(past.sent, now, then)


def _is_of_today(past: Past, stored: Examination, now: str) -> bool:
    versions = stored.versions
    as_listed = versions.watchlist == engine(now).watchlist.version
    as_read = dict(versions.checks).get(WatchlistCheck.name) == WatchlistCheck.version
    return as_listed and as_read and versions.fold == VERSION and "kept" not in past.context


def names(post: Post, now: str, then: str) -> bool:
    """Tell whether a name of an entity that sets two lists apart stands in a post; True for a long one."""
    if len(post.body) > LONGEST:
        return True
    text = read(post.body, post.format).text
    return any(
        look(text, ready) or look(post.title or "", ready) or look(post.author or "", ready, is_name=True)
        for ready in _apart(now, then)
    )


@lru_cache(maxsize=16)
def _apart(now: str, then: str) -> tuple[Engine, ...]:
    """Give what finds the entities that differ, as they are in each of two lists."""
    old, new = engine(now), engine(then)
    return (*_differing(old, new.watchlist.entities), *_differing(new, old.watchlist.entities))


def _differing(ready: Engine, other: Mapping[str, Entity]) -> tuple[Engine, ...]:
    entities = {name: each for name, each in ready.watchlist.entities.items() if other.get(name) != each}
    if not entities:
        return ()
    few = Watchlist(ready.watchlist.version, entities)
    return (Engine(few, Forms(few, ()), ready.vocabulary),)
