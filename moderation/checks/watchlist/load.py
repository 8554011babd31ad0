"""Read the list from its TOML files, and a forum's own additions from its settings."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from moderation.checks.watchlist.entities import Designation, Entity, Name, Removal, Surety, Watchlist
from moderation.model import Invalid

TATWEEL = "\u0640"  # draws a word out
RELEASE = "2026-11"
KINDS = ("organisation", "person", "outlet", "slogan", "network", "idea")


@cache
def words(name: str) -> dict[str, Any]:
    """Give the tables of `words/<name>.toml`."""
    return tomllib.loads((resources.files(__package__) / "words" / f"{name}.toml").read_text("utf-8"))


@cache
def default() -> Watchlist:
    """Give the list that ships with the service; its version is the release and a digest of all its files."""
    texts = [text for folder in ("entities", "words") for text in _texts(folder)]
    entities = [entity for text in _texts("entities") for entity in parse(text)]
    digest = sha256("\n".join(texts).encode()).hexdigest()[:8]
    return Watchlist(version=f"{RELEASE}.{digest}", entities=_by_id(entities))


def extend(watchlist: Watchlist, text: str) -> Watchlist:
    """Give the list with a forum's own entities, in TOML as in `entities/`.

    An id that is there already gains names, designations, context and exclusions; then the `[[without]]`
    tables take away. Raise Invalid with the field that is wrong.
    """
    entities = dict(watchlist.entities)
    for entity in parse(text):
        known = entities.get(entity.id)
        entities[entity.id] = _merge(known, entity) if known else entity
    for removal in removals(text):
        _take_away(entities, removal)
    return Watchlist(f"{watchlist.version}+{sha256(text.encode()).hexdigest()[:8]}", entities)


def parse(text: str) -> tuple[Entity, ...]:
    """Read the `[[entity]]` tables of a TOML text; raise Invalid with the field that is wrong."""
    return tuple(_entity(table) for table in _tables(text, "entity"))


def removals(text: str) -> tuple[Removal, ...]:
    """Read the `[[without]]` tables of a TOML text; raise Invalid with the field that is wrong."""
    return tuple(_removal(table) for table in _tables(text, "without"))


def _tables(text: str, name: str) -> Sequence[Mapping[str, Any]]:
    try:
        tables = tomllib.loads(text).get(name, [])
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"The watchlist is not TOML: {error}. Mend that line.", field="watchlist") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise Invalid(f"The watchlist's {name} is no table; write [[{name}]] above it.", field=name)
    return tables


def _removal(table: Mapping[str, Any]) -> Removal:
    entity, names = table.get("entity"), table.get("names", [])
    if not isinstance(entity, str) or not entity:
        raise Invalid("A [[without]] needs an entity; give its id.", field="without.entity")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Invalid(f'The names without {entity} are no list of texts; write ["…"].', field="without.names")
    return Removal(entity=entity, names=tuple(names))


def _texts(folder: str) -> list[str]:
    files = (resources.files(__package__) / folder).iterdir()
    return [
        file.read_text("utf-8")
        for file in sorted(files, key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]


def _by_id(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in entities:
        if entity.id in found:
            raise Invalid(f"The entity {entity.id} stands twice; merge the two.", field="id")
        found[entity.id] = entity
    return found


def _entity(table: Mapping[str, Any]) -> Entity:
    name = str(table.get("id", ""))
    try:
        return Entity(
            id=_text(table, "id"),
            kind=_kind(table),
            ideology=_text(table, "ideology"),
            names=tuple(_names(table)),
            designations=tuple(Designation(**row) for row in table.get("designations", ())),
            context=_terms(table, "context"),
            exclusions=_terms(table, "exclusions"),
            contested=bool(table.get("contested", False)),
            own_context_only=bool(table.get("own_context_only", False)),
        )
    except (TypeError, AttributeError) as error:
        raise Invalid(
            f"The entity {name!r} has a field of a wrong shape: {error}.", field=f"entity.{name}"
        ) from error


def _terms(table: Mapping[str, Any], field: str) -> tuple[str, ...]:
    terms = table.get(field, [])
    if not isinstance(terms, list):
        raise Invalid(f'The {field} are no list of texts; write ["…"].', field=f"entity.{field}")
    for term in terms:
        if not isinstance(term, str) or not _has_letter(term):
            raise Invalid(f"{term!r} in {field} has no letter; leave it out.", field=f"entity.{field}")
    return tuple(terms)


def _has_letter(text: str) -> bool:
    """Tell whether anything of a text is left to look for once it is folded."""
    return any(char.isalnum() and char != TATWEEL for char in text)


def _names(table: Mapping[str, Any]) -> Iterable[Name]:
    for surety in Surety:
        for language, texts in table.get(surety.value, {}).items():
            for text in texts:
                yield Name(str(text), str(language), surety)


def _text(table: Mapping[str, Any], field: str) -> str:
    value = table.get(field)
    if not isinstance(value, str) or not value:
        raise Invalid(f"An entity needs a text in {field!r}; give it one.", field=f"entity.{field}")
    return value


def _kind(table: Mapping[str, Any]) -> str:
    kind = _text(table, "kind")
    if kind not in KINDS:
        raise Invalid(f"The kind {kind!r} is unknown; use one of {', '.join(KINDS)}.", field="entity.kind")
    return kind


def _take_away(entities: dict[str, Entity], removal: Removal) -> None:
    """Take names or the whole entity away; one that a later release has not any more is no fault."""
    known = entities.get(removal.entity)
    if known is None:
        return
    gone = {name.casefold() for name in removal.names}
    names = tuple(name for name in known.names if gone and name.text.casefold() not in gone)
    if names:
        entities[known.id] = replace(known, names=names)
    else:
        del entities[known.id]


def _merge(known: Entity, more: Entity) -> Entity:
    """Join an entity with what it gains; a listing that was read takes the place of one from hearsay."""
    read = {each.list for each in more.designations if each.checked}
    kept = tuple(each for each in known.designations if each.checked or each.list not in read)
    return replace(
        known,
        names=known.names + more.names,
        designations=kept + more.designations,
        context=known.context + more.context,
        exclusions=known.exclusions + more.exclusions,
    )
