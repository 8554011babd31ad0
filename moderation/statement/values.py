"""The statement as a frozen value, before it takes one of its forms."""

from dataclasses import dataclass
from datetime import date

from moderation.model import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What was seen in the post.

    `sentence` tells it to the author and may name the source; `plain` names nobody and nothing; `quotes` are
    exact words of the post, which stand at `places`: its title or its body, from a start to an end.
    """

    check: str
    sentence: str
    plain: str
    places: tuple[tuple[str, int, int], ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The rule that a decision rests on; `law` names the law where it is one, and not the house's rule.

    `line` is how the statement says it.
    """

    check: str
    rule: str
    law: str | None = None
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A certified body for settling disputes out of court."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a statement; `code` names it in every language."""

    code: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Why a post was restricted, in the language of its author; days are those of the forum's time zone.

    `title` and `told` are its words as they were when it was made, the ways to redress once for each case.

    `decision` is 0 for one that is not taken yet; `ended_on` is the day on which the post was put back;
    `was_applied` tells whether the forum was ever to hear of the decision; `is_noticed` that somebody had
    reported the post, `is_ordered` that an authority ordered its removal, `is_detected` that a program
    pointed to it; `appeal` is the address where the author answers, until `appeal_until`.
    """

    decision: int
    puid: str
    action: Action
    language: str
    content_language: str
    forum: str
    posted_on: date
    decided_on: date
    ended_on: date | None
    was_applied: bool
    is_noticed: bool
    is_ordered: bool
    is_detected: bool
    facts: tuple[Fact, ...]
    grounds: tuple[Ground, ...]
    note: str
    may_appeal: bool
    appeal: str | None
    appeal_until: date
    rules_url: str | None
    contact: str | None
    body: Body | None
    territories: tuple[str, ...]
    title: str = ""
    told: tuple[Section, ...] = ()
