"""The fields of a post: bad required ones raise, bad optional ones are named and left out."""

import re
from collections.abc import Mapping
from datetime import datetime

from moderation.forums.times import read_time
from moderation.model import Format, Invalid
from moderation.text.url import LONGEST, is_web_address

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
TITLE, NAME, THREAD = 1000, 200, 200  # characters of a post's optional texts, at most
_MOST_IN_AN_ID = 200
_GREATEST_INTEGER = 2**63 - 1


class Fields:
    """One JSON object being read; `warnings` gathers what was left out or mended."""

    def __init__(self, values: Mapping[str, object], path: str) -> None:
        self._values = values
        self._path = path
        self.warnings: list[str] = []

    def identifier(self, name: str) -> str:
        """Give a required id; an integer is taken as its digits. Raises Invalid."""
        text = _digits(self._values.get(name))
        if not isinstance(text, str) or not (
            0 < len(text) <= _MOST_IN_AN_ID and text.isprintable() and text.strip()
        ):
            what = f"must be a string of 1 to {_MOST_IN_AN_ID} visible characters, or an integer"
            raise Invalid(f"{self._path}.{name} {what}", field=f"{self._path}.{name}")
        return text

    def integer_id(self, name: str) -> str:
        """Give a required id that is digits alone, since it goes into addresses. Raises Invalid."""
        text = self.identifier(name)
        if not (text.isascii() and text.isdecimal()):
            raise Invalid(f"{self._path}.{name} must be an integer", field=f"{self._path}.{name}")
        return text

    def body(self, name: str) -> str:
        """Give a required text as it is; raises Invalid.

        Half of a surrogate pair, which no store and no UTF-8 can hold, becomes U+FFFD: one character for
        one, so that offsets stay true and nobody escapes the checks by it.
        """
        text = self._values.get(name)
        if not isinstance(text, str):
            raise Invalid(f"{self._path}.{name} must be a string", field=f"{self._path}.{name}")
        return self._mended(name, _SURROGATE, text)

    def text(self, name: str, most: int, *, cut: bool = False) -> str | None:
        """Give an optional text of at most `most` characters; a longer one is cut, or else left out."""
        text = _digits(self._values.get(name))
        if text is None:
            return None
        if not isinstance(text, str):
            self._leave_out(name, "must be a string")
            return None
        if len(text) > most:
            if not cut:
                self._leave_out(name, f"has more than {most} characters")
                return None
            self.warnings.append(f"{self._path}.{name} has more than {most} characters; the rest is left out")
        return self._mended(name, _UNSTORABLE, text[:most])

    def time(self, name: str) -> datetime | None:
        """Give an optional RFC 3339 time, in UTC."""
        text = self._values.get(name)
        if text is None:
            return None
        try:
            return read_time(text if isinstance(text, str) else "")
        except ValueError:
            self._leave_out(name, "must be an RFC 3339 time, as 2026-03-01T10:00:00Z")
            return None

    def number(self, name: str) -> int | None:
        """Give an optional count, 0 to 2**63 - 1."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _GREATEST_INTEGER:
            self._leave_out(name, "must be an integer from 0 on")
            return None
        return value

    def format(self, name: str) -> Format:
        """Give how the body is written; text, if that is not said or not known."""
        value = self._values.get(name)
        if value is None:
            return Format.TEXT
        if value not in tuple(Format):
            self._leave_out(name, f"must be one of {', '.join(Format)}")
            return Format.TEXT
        return Format(str(value))

    def link(self, name: str, base: str = "") -> str | None:
        """Give an optional http(s) address; `base` goes before one that begins with a slash."""
        value = self._values.get(name)
        if value is None:
            return None
        url = base.rstrip("/") + value if isinstance(value, str) and value.startswith("/") else value
        if isinstance(url, str) and is_web_address(url):
            return url
        self._leave_out(name, f"must be an http or https address of at most {LONGEST} characters")
        return None

    def _leave_out(self, name: str, why: str) -> None:
        self.warnings.append(f"{self._path}.{name} {why}; it is left out")

    def _mended(self, name: str, bad: re.Pattern[str], text: str) -> str:
        mended = bad.sub(_REPLACEMENT, text)
        if mended != text:
            self.warnings.append(f"{self._path}.{name} holds characters that are none; each became U+FFFD")
        return mended


def _digits(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
