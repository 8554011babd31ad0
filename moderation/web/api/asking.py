"""What the API's requests say: numbers in the query, JSON bodies, versions in If-Match."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request

from moderation.desk.review import forums_of
from moderation.model import Invalid, NotFound
from moderation.ports import Transaction
from moderation.web.api.bearer import user
from moderation.web.asked import LARGEST

MOST = 200
LONGEST_ID = 18  # digits: fits 64 bits
USUAL = 50


def number(name: str, *, usual: int, least: int = 0, most: int = LARGEST) -> int:
    """Give a whole number of the query; Invalid names it where it is none or out of bounds."""
    text = request.args.get(name)
    if text is None:
        return usual
    try:
        value = int(text)
    except ValueError:
        raise Invalid(f"{name}: {text!r} is not a whole number", field=name) from None
    if not least <= value <= most:
        raise Invalid(f"{name}: must be from {least} to {most}", field=name)
    return value


def limit() -> int:
    """Give how many items a page holds."""
    return number("limit", usual=USUAL, least=1, most=MOST)


def one_of(name: str, known: Sequence[str]) -> str | None:
    """Give a word of the query that is one of some; Invalid names it where it is another."""
    text = request.args.get(name)
    if text is not None and text not in known:
        raise Invalid(f"{name}: {text!r} is not one of {', '.join(known)}", field=name)
    return text


def words(name: str) -> str | None:
    """Give words of the query; Invalid where a database could not hold them."""
    text = request.args.get(name)
    if text is not None and not text.isprintable():
        raise Invalid(f"{name}: must be printable", field=name)
    return text


def key(text: str) -> int:
    """Give the number in an id; what can be none names nothing, so that it is NotFound."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID):
        raise NotFound(f"there is nothing with the id {text[:LONGEST_ID]!r}", code="unknown_id")
    return int(text)


def forums(tx: Transaction) -> tuple[str, ...]:
    """Give the user's forums that the query asks about, the one named or all; NotFound for another's."""
    return tuple(forums_of(tx, user(), request.args.get("forum") or None))


def body() -> Mapping[str, Any]:
    """Give the JSON object of the request, {} where there is no body."""
    if not request.get_data():
        return {}
    try:
        value = request.get_json(silent=True, force=True)
    except RecursionError:  # nested without end
        value = None
    if not isinstance(value, dict):
        raise Invalid("the body must be a JSON object", field="body")
    return value


def text(given: Mapping[str, Any], name: str, *, usual: str | None = None) -> str:
    """Give the text of a field; Invalid names one that is none, or that is missing and has no usual text."""
    value = given.get(name)
    value = usual if value is None else value
    if not isinstance(value, str):
        raise Invalid(f"{name}: must be text", field=name)
    return value


def texts(given: Mapping[str, Any], name: str) -> Sequence[str]:
    """Give the list of texts of a field, () where it is missing; Invalid names it."""
    value = given.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Invalid(f"{name}: must be a list of texts", field=name)
    return tuple(value)


def yes(given: Mapping[str, Any], name: str) -> bool:
    """Give true or false, false where it is missing; Invalid names the field."""
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise Invalid(f"{name}: must be true or false", field=name)
    return value


def version() -> int | None:
    """Give the case's version that If-Match asks for; None where it asks for any."""
    text = request.headers.get("If-Match", "*").strip()
    if text == "*":
        return None
    digits = text.removeprefix("W/").strip('"')
    if not digits.isdecimal():
        raise Invalid(
            f"If-Match: {text!r} is no version of a case; send the ETag as it came", field="If-Match"
        )
    return int(digits)
