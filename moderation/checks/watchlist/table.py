"""The table of false alarms by language and ideology: no side is watched less carefully than another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from moderation.checks.watchlist.check import WatchlistCheck
from moderation.checks.watchlist.load import default
from moderation.context import Context
from moderation.model import Post
from moderation.text.document import prepare

NO_NAME = "calls without a name"


@dataclass(frozen=True, slots=True)
class Case:
    """A post in a language, with the entities that it truly names."""

    language: str
    post: Post
    entities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """What was found in the texts of one language for one ideology; `missed` and `false` count texts."""

    language: str
    ideology: str
    texts: int
    found: int
    missed: int
    false: int


def table(cases: Iterable[Case]) -> tuple[Row, ...]:
    """Examine texts and give one row a language and ideology in which something was found or missed.

    `texts` is the number of texts of the language, so that `false / texts` is the rate of false alarms.
    """
    texts: Counter[str] = Counter()
    counted: dict[str, Counter[tuple[str, str]]] = {kind: Counter() for kind in ("found", "missed", "false")}
    for case in cases:
        texts[case.language] += 1
        seen = _entities(case.post)
        for kind, entities in _sorted_out(case, seen):
            for ideology in {_ideology(entity) for entity in entities}:
                counted[kind][case.language, ideology] += 1
    keys = sorted(set().union(*counted.values()))
    return tuple(
        Row(*key, texts[key[0]], counted["found"][key], counted["missed"][key], counted["false"][key])
        for key in keys
    )


def markdown(rows: Iterable[Row]) -> str:
    """Write the rows as a table of a document."""
    lines = ["| language | ideology | texts | found | missed | false |", "|---|---|---:|---:|---:|---:|"]
    lines += [
        f"| {row.language} | {row.ideology} | {row.texts} | {row.found} | {row.missed} | {row.false} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _entities(post: Post) -> frozenset[str]:
    findings = WatchlistCheck().examine(prepare(post), Context())
    return frozenset(finding.entity or NO_NAME for finding in findings)


def _sorted_out(case: Case, seen: frozenset[str]) -> Iterable[tuple[str, frozenset[str]]]:
    return (
        ("found", seen & case.entities),
        ("missed", case.entities - seen),
        ("false", seen - case.entities),
    )


def _ideology(entity: str) -> str:
    known = default().entities.get(entity)
    return known.ideology if known else NO_NAME
