"""What the list is made of: entities, their names by language, and who designates them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Surety(StrEnum):
    """When a name is enough for a mention.

    A sure name always is; `capitals` is when it is written in capitals, else in context;
    `ambiguous` is in context only.
    """

    SURE = "names"
    CAPITALS = "capitals"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an entity."""

    text: str
    language: str
    surety: Surety


@dataclass(frozen=True, slots=True)
class Designation:
    """Who lists an entity, as what, since when (year, month or day), and whether somebody read it there."""

    list: str
    name: str
    since: str
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A listed organisation, person, outlet, slogan, network or idea.

    `context` are words that make its ambiguous names sure, `exclusions` words that make them something
    else; a last `*` stands for any ending. With `own_context_only` the general words of context do not
    count, because the name is an everyday one. `contested` marks what some jurisdictions list and others do
    not, for forums to switch.
    """

    id: str
    kind: str
    ideology: str
    names: tuple[Name, ...]
    designations: tuple[Designation, ...] = ()
    context: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    contested: bool = False
    own_context_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What is taken away: some names of an entity, or the whole entity where `names` is empty."""

    entity: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Watchlist:
    """The entities by id, with the version that a replay needs."""

    version: str
    entities: Mapping[str, Entity]
