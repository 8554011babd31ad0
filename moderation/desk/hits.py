"""How often each entity of the watchlist was found, and what people said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moderation.desk.propose import read_past
from moderation.desk.tally import LEFT_ALONE
from moderation.model import Finding
from moderation.ports import Store
from moderation.ports.records import Past
from moderation.result import loads

CHECK = "watchlist"


@dataclass(slots=True)
class EntityHits:
    """The posts that name one entity, by the last examination of their current text.

    `confirmed` are those on which a person acted for the watchlist, `overturned` those that a person left as
    they are; `supported` those in which the stance was support. An entity of None are calls that name nobody.
    """

    entity: str | None
    posts: int = 0
    supported: int = 0
    confirmed: int = 0
    overturned: int = 0

    def add(self, finding: Finding, past: Past) -> None:
        """Count one more post."""
        self.posts += 1
        self.supported += finding.stance == "support"
        self.confirmed += past.decided not in (None, *LEFT_ALONE) and CHECK in past.grounds
        self.overturned += past.decided in LEFT_ALONE


def hits(store: Store, filters: Mapping[str, Any]) -> list[EntityHits]:
    """Give the hits of every entity that was found in the posts that filters choose, most posts first."""
    with store.read() as tx:
        posts = tx.history.posts(filters)
    found: dict[str | None, EntityHits] = {}
    for past in read_past(store, posts):
        for finding in _first_of_each(loads(past.result).findings):
            found.setdefault(finding.entity, EntityHits(finding.entity)).add(finding, past)
    return sorted(found.values(), key=lambda each: (-each.posts, each.entity or ""))


def _first_of_each(findings: Iterable[Finding]) -> Iterable[Finding]:
    return {each.entity: each for each in findings if each.check == CHECK}.values()
