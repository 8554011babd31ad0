"""A list made ready to search: its forms and its vocabulary, made once for each set of additions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from moderation.checks.watchlist import patterns
from moderation.checks.watchlist.entities import Watchlist
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.forms import Forms
from moderation.checks.watchlist.load import default, extend, words
from moderation.checks.watchlist.vocabulary import Role, Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """A list with the two automata that search for it."""

    watchlist: Watchlist
    forms: Forms
    vocabulary: Vocabulary


@lru_cache(maxsize=16)
def engine(additions: str = "") -> Engine:
    """Give the engine of the list, with a forum's own additions in TOML; raise Invalid if they are wrong."""
    return build(extend(default(), additions) if additions else default())


def build(watchlist: Watchlist) -> Engine:
    """Make a list ready to search."""
    triggers = {folded(term.removesuffix("*")) for pattern in patterns.patterns() for term in pattern.trigger}
    own = [
        (term, Role(about, entity.id))
        for entity in watchlist.entities.values()
        for about, terms in (("context", entity.context), ("exclusion", entity.exclusions))
        for term in terms
    ]
    return Engine(watchlist, Forms(watchlist, sorted(triggers)), Vocabulary([*own, *_shared()]))


@cache
def _shared() -> tuple[tuple[str, Role], ...]:
    return (*_context(), *_cues(), *_support(), *patterns.terms())


def _context() -> Iterator[tuple[str, Role]]:
    for about, languages in words("context").items():
        for terms in languages.values():
            yield from ((term, Role(about, folded(term))) for term in terms)


def _cues() -> Iterator[tuple[str, Role]]:
    for kind, table in words("cues").items():
        yield from ((term, Role("cue", kind)) for term in table["terms"])


def _support() -> Iterator[tuple[str, Role]]:
    table = words("support")
    for kind in ("anywhere", "touching", "opening"):
        yield from ((term, Role("support", kind)) for term in table[kind])
    yield from ((term, Role("praise")) for term in table["praise"])
