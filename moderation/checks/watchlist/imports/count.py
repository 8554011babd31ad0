"""Count where the names of proposals stand in a forum's own texts, before anybody accepts them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moderation.checks.watchlist.entities import Entity, Name, Surety, Watchlist
from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.forms import Forms
from moderation.checks.watchlist.imports.propose import Proposed
from moderation.checks.watchlist.load import parse
from moderation.checks.watchlist.mentions import Mention, Searched, candidates

MOST_EXAMPLES = 3


@dataclass(slots=True)
class Hits:
    """The posts in which names of one proposal stand.

    `sure` would be findings at once, `possible` only where the words around speak for it; `names` counts the
    posts of each name, those that were left out among them.
    """

    sure: int = 0
    possible: int = 0
    names: Counter[str] = field(default_factory=Counter)
    examples: list[int] = field(default_factory=list)


class Count:
    """Counts the posts that hold the names of proposals; word bounds and disguises are those of the check."""

    def __init__(self, proposals: Sequence[Proposed]) -> None:
        self.posts = 0
        self.hits = [Hits() for _ in proposals]
        self._names = [(number, name) for number, each in enumerate(proposals) for name in _names(each)]
        entities = (_alone(str(place), name) for place, (_, name) in enumerate(self._names))
        self._forms = Forms(Watchlist("", {each.id: each for each in entities}), ())

    def add(self, post: int, texts: Iterable[str]) -> None:
        """Look at one more post: its title and its plain text."""
        self.posts += 1
        found = {int(each.entity) for text in texts if text for each in self._look(text)}
        by_proposal: dict[int, list[Name]] = {}
        for place in sorted(found):
            number, name = self._names[place]
            by_proposal.setdefault(number, []).append(name)
        for number, names in by_proposal.items():
            self._note(self.hits[number], post, names)

    def _look(self, text: str) -> list[Mention]:
        return candidates(Searched(text, fold(text)), self._forms)[0]

    def _note(self, hits: Hits, post: int, names: Sequence[Name]) -> None:
        if any(name.surety is Surety.SURE for name in names):
            hits.sure += 1
        elif any(name.language for name in names):
            hits.possible += 1
        hits.names.update(name.text for name in names)
        if len(hits.examples) < MOST_EXAMPLES:
            hits.examples.append(post)


def _names(proposed: Proposed) -> list[Name]:
    """Give a proposal's names; those that were left out have no language."""
    proposed_names = [name for entity in parse(proposed.text) for name in entity.names]
    return proposed_names + [Name(text, "", Surety.AMBIGUOUS) for text in proposed.left_out]


def _alone(number: str, name: Name) -> Entity:
    return Entity(id=number, kind="organisation", ideology="", names=(name,))
