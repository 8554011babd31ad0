"""Read an official list into entries: which fields say what stands in `columns.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.imports.listed import (
    Listed,
    ListedName,
    Reading,
    Record,
    clean,
    date,
    distinct,
)
from moderation.checks.watchlist.imports.records import read_records

FORMATS = ("un", "eu", "uk", "ca", "us", "fr")
_PERSONS = ("individual", "person", "p", "personne physique")
_WEAK = ("low", "low quality", "weak", "false")
_MOST_BAD = 20


@cache
def layouts() -> Mapping[str, Mapping[str, Any]]:
    """Give the fields of each format."""
    text = (resources.files(__package__) / "columns.toml").read_text("utf-8")
    return {name: table for name, table in tomllib.loads(text).items() if name in FORMATS}


def read(files: Iterable[bytes], form: str, *, programmes: Sequence[str] = (), since: str = "") -> Reading:
    """Read the files of one official list; `form` is one of `FORMATS`.

    `programmes` are words of the list's programmes to read, those of `columns.toml` by default, `*` for all;
    `since` dates entries whose list says no date. Raise Invalid if a file is no such list.
    """
    layout = layouts()[form]
    records = [record for content in files for record in read_records(content, layout)]
    wanted = [folded(each) for each in programmes or layout["programmes"]]
    entries, bad, others = [], [], 0
    for number, (key, group) in enumerate(_groups(records, layout), start=1):
        entry = _entry(key, group, layout, since)
        if not entry.names:
            bad.append(f"entry {number} ({key}) has no name")
        elif not _is_wanted(entry.programme, wanted):
            others += 1
        else:
            entries.append(entry)
    return Reading(entries, bad[:_MOST_BAD], others)


def _groups(records: Iterable[Record], layout: Mapping[str, Any]) -> Iterator[tuple[str, list[Record]]]:
    """Give the records of each entry: some lists have a row a name."""
    groups: dict[str, list[Record]] = {}
    for number, record in enumerate(records, start=1):
        key = _first(record, layout["id"]) or f"row {number}"
        groups.setdefault(key, []).append(record)
    yield from groups.items()


def _entry(key: str, group: Sequence[Record], layout: Mapping[str, Any], since: str) -> Listed:
    is_person = any(_first(record, layout["kind"]).casefold() in _PERSONS for record in group)
    names = [name for record in group for name in _names(record, layout, is_person=is_person)]
    programmes = dict.fromkeys(text for record in group for text in _all(record, layout["programme"]))
    dates = [date(text) for record in group for field in layout["since"] for text in record.get(field, ())]
    return Listed(
        id=key,
        list=layout["list"],
        language=layout["language"],
        is_person=is_person,
        names=distinct(sorted(names, key=lambda name: name.weak)),
        programme="; ".join(programmes),
        since=next(filter(None, dates), since),
    )


def _names(record: Record, layout: Mapping[str, Any], *, is_person: bool) -> Iterator[ListedName]:
    weak_row = _first(record, layout.get("row_quality", ())).casefold() in _WEAK
    whole = " ".join(text for field in layout.get("parts", ()) for text in record.get(field, ()))
    yield ListedName(clean(whole), weak_row)
    for field in layout["names"]:
        texts = record.get(field, [])
        quality = record.get(layout.get("quality", {}).get(field, ""), [])
        marks = quality if len(quality) == len(texts) else [""] * len(texts)
        for text, mark in zip(texts, marks, strict=True):
            weak = weak_row or mark.casefold() in _WEAK
            for one in text.split(";") if field in layout.get("split", ()) else [text]:
                yield ListedName(_in_order(one, layout, is_person=is_person), weak)


def _in_order(text: str, layout: Mapping[str, Any], *, is_person: bool) -> str:
    """Give a person's name with the family name last, where a list puts it first and a comma behind it."""
    family, comma, given = text.partition(",")
    if comma and is_person and layout.get("comma_names"):
        return clean(f"{given} {family}")
    return clean(text)


def _is_wanted(programme: str, wanted: Sequence[str]) -> bool:
    if not wanted or "*" in wanted or not programme:
        return True
    return any(word in folded(programme) for word in wanted)


def _first(record: Record, fields: Iterable[str]) -> str:
    return next(iter(_all(record, fields)), "")


def _all(record: Record, fields: Iterable[str]) -> Iterator[str]:
    return (text for field in fields for text in record.get(field, ()) if text)
