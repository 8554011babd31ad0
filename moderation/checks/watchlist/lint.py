"""Say what is wrong with a list before it judges anybody's words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from moderation.checks.watchlist.entities import Entity, Removal, Surety, Watchlist
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.load import words

SHORT = 4
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def lint(watchlist: Watchlist) -> tuple[str, ...]:
    """Give every fault of a list, each naming the entity and the mend; an empty tuple if there is none."""
    entities = tuple(watchlist.entities.values())
    own = [fault for entity in entities for fault in _faults(entity)]
    return (*own, *_shared_names(entities))


def unknown(watchlist: Watchlist, removals: Iterable[Removal]) -> tuple[str, ...]:
    """Give a fault for each entity or name that is to be taken away and is not on a list."""
    return tuple(fault for removal in removals for fault in _unknown(watchlist, removal))


def _unknown(watchlist: Watchlist, removal: Removal) -> Iterator[str]:
    entity = watchlist.entities.get(removal.entity)
    if entity is None:
        yield f"{removal.entity}: there is no such entity to take away; see: moderation watchlist list."
        return
    held = {name.text.casefold() for name in entity.names}
    for name in removal.names:
        if name.casefold() not in held:
            yield f"{removal.entity}: it has no name {name!r} to take away; it has {_quoted(entity)}."


def _quoted(entity: Entity) -> str:
    return ", ".join(dict.fromkeys(repr(name.text) for name in entity.names))


def _faults(entity: Entity) -> Iterator[str]:
    if not _ID.fullmatch(entity.id):
        yield f"{entity.id}: an id is small letters, figures and hyphens; rename it."
    if not entity.names:
        yield f"{entity.id}: it has no name; give it one."
    yield from _name_faults(entity)
    yield from _designation_faults(entity)
    if entity.own_context_only and not entity.context:
        yield f"{entity.id}: own_context_only needs words in context; give some."


def _name_faults(entity: Entity) -> Iterator[str]:
    never = {folded(word) for word in words("never_alone")["words"]}
    sure_though_short = {folded(word) for word in words("short_and_sure")}
    for name in entity.names:
        text = folded(name.text)
        if not text:
            yield f"{entity.id}: the name {name.text!r} folds to nothing; take it out."
        elif text in never:
            yield f"{entity.id}: {name.text!r} is a word that never makes a finding alone; take it out."
        elif name.surety is Surety.SURE and _letters(text) <= SHORT and text not in sure_though_short:
            yield f"{entity.id}: {name.text!r} has four letters or fewer; put it under ambiguous or capitals."


def _designation_faults(entity: Entity) -> Iterator[str]:
    for designation in entity.designations:
        if not _DATE.fullmatch(designation.since):
            yield f"{entity.id}: the listing by {designation.list} has no date; give since as YYYY[-MM[-DD]]."
        if not designation.name:
            yield f"{entity.id}: the listing by {designation.list} has no name; give the listed name."


def _shared_names(entities: Sequence[Entity]) -> Iterator[str]:
    """Refuse a name that two entities share, and one that an entity has with two sureties."""
    holders: dict[str, set[tuple[str, Surety]]] = defaultdict(set)
    for entity in entities:
        for name in entity.names:
            holders[folded(name.text)].add((entity.id, name.surety))
    for text, held in holders.items():
        if len(held) > 1:
            who = ", ".join(sorted(f"{entity} ({surety})" for entity, surety in held))
            yield f"{text!r} stands more than once: {who}; keep one."


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
