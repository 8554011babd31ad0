"""What one entry of an official list says, whatever its file looks like."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Record = dict[str, list[str]]  # a field's values by its published name, in order of the file

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_WRITTEN = re.compile(
    r"(\d{1,2})[ \-]([a-z]{3})[a-z]*\.?[ \-,]+(\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as an official list has it; `weak` is what the list itself says of it."""

    text: str
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry: its names, the listed one first, and its listing; `since` is YYYY[-MM[-DD]] or empty."""

    id: str
    list: str
    language: str
    is_person: bool
    names: Sequence[ListedName]
    programme: str
    since: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a list: `bad` are sentences on its empty entries, `others` counts other programmes."""

    entries: Sequence[Listed]
    bad: Sequence[str] = ()
    others: int = 0


def clean(text: str) -> str:
    """Give a name on one line, without what no reader sees."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def date(text: str) -> str:
    """Give a date of a list as YYYY-MM-DD (or YYYY-MM); days come before months; empty if it is none."""
    text = text.strip().casefold()
    if found := _ISO.match(text):
        return _checked(found[1], found[2], found[3])
    if found := _DAY.match(text):
        return _checked(found[3], found[2], found[1])
    if found := _WRITTEN.match(text):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return _checked(year, str(_MONTHS.index(month) + 1), day) if month in _MONTHS else ""
    return ""


def _checked(year: str, month: str, day: str | None) -> str:
    if not 1 <= int(month) <= len(_MONTHS) or not 1 <= int(day or 1) <= 31:  # noqa: PLR2004 - days of a month
        return ""
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])


def distinct(names: Iterable[ListedName]) -> list[ListedName]:
    """Give each name once, as it first stands; one that stands as a strong name is no weak one."""
    found: dict[str, ListedName] = {}
    for name in names:
        key = name.text.casefold()
        if name.text and (key not in found or (found[key].weak and not name.weak)):
            found[key] = name
    return list(found.values())
