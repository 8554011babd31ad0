"""A list made ready to search: its forms and its vocabulary, made once for each set of additions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from moderation.checks.watchlist import patterns
from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.forms import Forms
from moderation.checks.watchlist.load import default, extend, words
from moderation.checks.watchlist.vocabulary import Role, Vocabulary, key

# Lists that a process keeps ready, one for each text of additions: 1.4 MiB each, and 30 ms to make one again
# (`python -m benchmarks.watchlist`), so that many forums with lists of their own share a worker.
VARIANTS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """A list with the two automata that search for it."""

    watchlist: Watchlist
    forms: Forms
    vocabulary: Vocabulary


@lru_cache(maxsize=VARIANTS)
def engine(additions: str = "") -> Engine:
    """Give the engine of the list, with a forum's own additions in TOML; raise Invalid if they are wrong."""
    return build(extend(default(), additions) if additions else default())


def build(watchlist: Watchlist) -> Engine:
    """Make a list ready to search."""
    triggers = {folded(term.removesuffix("*")) for pattern in patterns.patterns() for term in pattern.trigger}
    vocabulary = Vocabulary([*_own(watchlist.entities.values()), *_shared()])
    return Engine(watchlist, Forms(watchlist, sorted(triggers)), vocabulary)


def _own(entities: Iterable[Entity]) -> Iterator[tuple[str, Role]]:
    """Give the entities' own words, one role a word for all entities that share it."""
    shared: defaultdict[tuple[tuple[str, bool], str], set[str]] = defaultdict(set)
    for entity in entities:
        for about, terms in (("context", entity.context), ("exclusion", entity.exclusions)):
            for term in terms:
                shared[key(term), about].add(entity.id)
    for ((term, is_stem), about), ids in shared.items():
        yield term + "*" * is_stem, Role(about, entities=frozenset(ids))


@cache
def _shared() -> tuple[tuple[str, Role], ...]:
    return (*_context(), *_cues(), *_support())


def _context() -> Iterator[tuple[str, Role]]:
    for about, languages in words("context").items():
        for terms in languages.values():
            yield from ((term, Role(about, folded(term))) for term in terms)


def _cues() -> Iterator[tuple[str, Role]]:
    for kind, table in words("cues").items():
        yield from ((term, Role("cue", kind)) for term in table["terms"])


def _support() -> Iterator[tuple[str, Role]]:
    table = words("support")
    for kind in ("anywhere", "touching", "following", "opening"):
        yield from ((term, Role("support", kind)) for term in table[kind])
    yield from ((term, Role("praise")) for term in table["praise"])
