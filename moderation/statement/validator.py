"""Hold an entry for the Transparency Database to its schema, field by field, before anybody sends it."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any

from moderation.model import Invalid

_SCHEMA: Mapping[str, Any] = tomllib.loads((resources.files(__package__) / "schema.toml").read_text("utf-8"))
_PUID = re.compile(r"[a-zA-Z0-9_-]+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST: Mapping[str, int] = _SCHEMA["texts"]
"""Characters that each text may have."""
TERRITORIES: frozenset[str] = frozenset(_SCHEMA["choices"]["territorial_scope"])


def validate(entry: Mapping[str, Any]) -> None:
    """Raise Invalid that names the first field which the database would not take."""
    for name in _SCHEMA["required"]:
        if not entry.get(name):
            _refuse(name, "is missing")
    if not any(entry.get(name) for name in _SCHEMA["restrictions"]):
        _refuse("decision_visibility", "one restriction at least must be named")
    for name, value in entry.items():
        _check(name, value)
    for name, asked in _SCHEMA["asks"].items():
        _check_asked(entry, name, asked)
    _check_end(entry)


def _refuse(name: str, what: str) -> None:
    raise Invalid(f"{name}: {what}", field=name)


def _check(name: str, value: object) -> None:
    if name in LONGEST:
        _check_text(name, value)
    elif name in _SCHEMA["days"]:
        _read_day(name, value)
    elif name in _SCHEMA["choice"]:
        if value not in _SCHEMA["choice"][name]:
            _refuse(name, f"{value!r} is no value of it")
    elif name in _SCHEMA["choices"]:
        known = _SCHEMA["choices"][name]
        if not isinstance(value, list) or not value or not all(each in known for each in value):
            _refuse(name, "must be a list of its values, and not empty")
    else:
        _refuse(name, "is no field of the schema")


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST[name]:
        _refuse(name, f"must be a text of 1 to {LONGEST[name]} characters")
    elif name == "puid" and not _PUID.fullmatch(value):
        _refuse(name, "may hold letters, digits, - and _ alone")


def _read_day(name: str, value: object) -> date:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Invalid(f"{name}: must be a day as YYYY-MM-DD", field=name)


def _check_asked(entry: Mapping[str, Any], name: str, asked: Mapping[str, Any]) -> None:
    """Require the texts that a value asks for, and no text whose value is not there."""
    given = entry.get(name, ())
    chosen = {given} if isinstance(given, str) else set(given)
    for value, texts in asked.items():
        for text in texts:
            if (value in chosen) is not bool(entry.get(text)):
                _refuse(text, f"goes with {name} {value}, and with nothing else")


def _check_end(entry: Mapping[str, Any]) -> None:
    end = entry.get("end_date_visibility_restriction")
    if end is not None and end < entry["application_date"]:
        _refuse("end_date_visibility_restriction", "must not be before application_date")
