"""Files as records: a field's values by its published name, whether the file is CSV, XML or JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from moderation.checks.watchlist.imports.listed import Record
from moderation.model import Invalid

_NOTHING = ("-0-", "n/a", "na", "null", "none")
_LOOK_FOR_HEADING = 20  # rows: lists begin with a date or a title


def read_records(content: bytes, layout: Mapping[str, Any]) -> Iterator[Record]:
    """Give the records of a file, told by how it begins; raise Invalid if it is none of the three."""
    text = _decoded(content)
    begins = text.lstrip()[:1]
    if begins == "<":
        return _xml(text, frozenset(layout.get("elements", ())))
    return _json(text) if begins in ("{", "[") else _csv(text, layout)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what older editions of the lists are written in


def _xml(text: str, elements: frozenset[str]) -> Iterator[Record]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Invalid("file: an official list declares no entities; take those lines out", field="file")
    try:
        root = ET.fromstring(text)  # noqa: S314 - declarations of entities were refused above
    except ET.ParseError as error:
        raise Invalid(f"file: this is no whole XML: {error}", field="file") from error
    return (_element(each) for each in root.iter() if _local(each.tag) in elements)


def _element(element: ET.Element) -> Record:
    """Flatten an element: leaves by name, attributes as `element@attribute`, its own as `@attribute`."""
    record: Record = {"element": [_local(element.tag)]}
    for name, value in element.attrib.items():
        record.setdefault(f"@{_local(name)}", []).append(value)
    for part in element.iter():
        if part is element:
            continue
        tag = _local(part.tag)
        for name, value in part.attrib.items():
            record.setdefault(f"{tag}@{_local(name)}", []).append(value)
        if not len(part):
            record.setdefault(tag, []).append((part.text or "").strip())
    return record


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _json(text: str) -> Iterator[Record]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"file: this is no whole JSON: {error}", field="file") from error
    return (_entry(each) for each in _entries(document))


def _entries(document: object) -> Iterable[Mapping[str, Any]]:
    """Give the objects of the outermost list."""
    while isinstance(document, dict):
        document = next((value for value in document.values() if isinstance(value, list | dict)), [])
    return [each for each in document if isinstance(each, dict)] if isinstance(document, list) else []


def _entry(entry: Mapping[str, Any]) -> Record:
    """Flatten an entry of the French register; a detail's values stand under `TYPECHAMP.Field`."""
    record: Record = {name: [str(value)] for name, value in entry.items() if isinstance(value, str | int)}
    for detail in entry.get("RegistreDetail") or ():
        values = detail.get("Valeur") or ()
        for value in values if isinstance(values, list) else [values]:
            fields = value.items() if isinstance(value, dict) else ()
            for name, text in fields:
                record.setdefault(f"{detail.get('TypeChamp')}.{name}", []).append(str(text))
    return record


def _csv(text: str, layout: Mapping[str, Any]) -> Iterator[Record]:
    first = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(",;\t|", key=lambda one: text[:4000].count(one) if one in text[:4000] else -1)
    rows = [
        row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)
    ]
    place, heading = _heading(rows, layout)
    if not heading:
        raise Invalid(f"file: no known column in a line such as {first[:80]!r}; see the docs", field="file")
    return (_row(heading, row) for row in rows[place:])


def _heading(rows: list[list[str]], layout: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Give the column names and where the rows begin: the line that has most of the known names."""
    known = {field.casefold() for field in _fields(layout)}
    scores = [len({cell.strip().casefold() for cell in row} & known) for row in rows[:_LOOK_FOR_HEADING]]
    best = max(range(len(scores)), key=scores.__getitem__, default=0)
    if scores and scores[best] > 1:
        return best + 1, [cell.strip() for cell in rows[best]]
    return 0, layout.get("headless", {}).get(str(len(rows[0])) if rows else "", [])


def _fields(layout: Mapping[str, Any]) -> Iterator[str]:
    for name in ("id", "parts", "names", "kind", "programme", "since", "row_quality"):
        yield from layout.get(name, ())


def _row(heading: list[str], row: list[str]) -> Record:
    return {
        name: [cell.strip()]
        for name, cell in zip(heading, row, strict=False)
        if cell.strip().casefold() not in _NOTHING
    }
