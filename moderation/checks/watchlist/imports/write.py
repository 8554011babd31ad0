"""Write an entity, or what is taken away, as TOML, in the shape of the list's own files."""

import json
from collections.abc import Iterable, Iterator

from moderation.checks.watchlist.entities import Designation, Entity, Removal, Surety


def write(entity: Entity) -> str:
    """Give the `[[entity]]` table of an entity; `load.parse` reads the same entity out of it."""
    lines = [
        "[[entity]]",
        f"id = {_text(entity.id)}",
        f"kind = {_text(entity.kind)}",
        f"ideology = {_text(entity.ideology)}",
        *_names(entity),
    ]
    lines += [
        f"{field} = {_texts(values)}"
        for field, values in (("context", entity.context), ("exclusions", entity.exclusions))
        if values
    ]
    lines += [f"{field} = true" for field in ("contested", "own_context_only") if getattr(entity, field)]
    if entity.designations:
        lines.append(f"designations = [{', '.join(map(_designation, entity.designations))}]")
    return "\n".join(lines) + "\n"


def write_removal(removal: Removal) -> str:
    """Give the `[[without]]` table of a removal; `load.removals` reads the same out of it."""
    names = f"names = {_texts(removal.names)}\n" if removal.names else ""
    return f"[[without]]\nentity = {_text(removal.entity)}\n{names}"


def _names(entity: Entity) -> Iterator[str]:
    for surety in Surety:
        for language in dict.fromkeys(name.language for name in entity.names if name.surety is surety):
            texts = [name.text for name in entity.names if (name.surety, name.language) == (surety, language)]
            yield f"{surety.value}.{language} = {_texts(texts)}"


def _designation(made: Designation) -> str:
    checked = "true" if made.checked else "false"
    fields = (("list", made.list), ("name", made.name), ("since", made.since))
    return f"{{ {', '.join(f'{field} = {_text(value)}' for field, value in fields)}, checked = {checked} }}"


def _texts(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    """Write a basic string; JSON's escapes are TOML's but for DEL, and TOML has no lone surrogates."""
    sound = value.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
