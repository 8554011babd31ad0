"""A statement as it is kept with its decision, so that later words or rules change nothing of it.

What happens to it later (its end, an answer to it) is no part of that, nor is a word of the post: its quotes
are kept as places in the text that was judged, which never changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from moderation.model import Action, Post
from moderation.statement.values import Body, Fact, Ground, Section, Statement

LIVE = ("ended_on", "was_applied", "may_appeal", "appeal")
DAYS = ("posted_on", "decided_on", "appeal_until")


def freeze(statement: Statement) -> Mapping[str, Any]:
    """Give a statement as values that JSON holds."""
    kept = {name: value for name, value in asdict(statement).items() if name not in LIVE}
    for name in DAYS:
        kept[name] = kept[name].isoformat()
    for fact in kept["facts"]:
        del fact["quotes"]
    return kept


def thaw(kept: Mapping[str, Any], judged: Post) -> Statement:
    """Give the statement that was frozen, of a post as it was judged: in force, and open to an answer."""
    body = kept["body"]
    known = {field.name for field in fields(Statement)}
    values = {name: value for name, value in kept.items() if name in known}
    made = {
        "action": Action(kept["action"]),
        **{name: date.fromisoformat(kept[name]) for name in DAYS},
        "facts": tuple(_fact(fact, judged) for fact in kept["facts"]),
        "grounds": tuple(Ground(**ground) for ground in kept["grounds"]),
        "body": None if body is None else Body(**body),
        "territories": tuple(kept["territories"]),
        "told": tuple(Section(part["code"], part["title"], tuple(part["lines"])) for part in kept["told"]),
    }
    return Statement(**{**values, **made}, ended_on=None, was_applied=True, may_appeal=True, appeal=None)


def _fact(kept: Mapping[str, Any], judged: Post) -> Fact:
    places = tuple((field, start, end) for field, start, end in kept["places"])
    return Fact(**{**kept, "places": places, "quotes": quotes(places, judged)})


def quotes(places: Iterable[tuple[str, int, int]], judged: Post) -> tuple[str, ...]:
    """Give the words at places of a post."""
    texts = {"title": judged.title or "", "body": judged.body}
    return tuple(texts[field][start:end] for field, start, end in places)
