"""The sentences of each language, read from TOML once, and how numbers and names stand in them."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("fr", "en", "ar")
FALLBACK = "en"
LONGEST_QUOTE = 80  # characters of a title or a name within a sentence

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_FEW = range(3, 11)


@cache
def sentences(language: str) -> dict[str, Any]:
    """Give the tables of a language (`fr`, `fr-MA` …); of one that there is not, those of English."""
    main = language.partition("-")[0].lower()
    name = main if main in LANGUAGES else FALLBACK
    return tomllib.loads((resources.files(__package__) / f"{name}.toml").read_text("utf-8"))


def name_of_check(check: str, language: str) -> str:
    """Give a check's name for a reader."""
    return str(sentences(language)["checks"].get(check, check))


def percent(share: float | None, language: str) -> str:
    """Write a share of 0..1; what is not all is never written as 100, what is not nothing never as 0."""
    number = round(100 * (share or 0.0))
    if share and share < 1:
        number = min(max(number, 1), 99)
    return str(sentences(language)["percent"].format(number=number))


def times(count: int, language: str) -> str:
    """Write how often; Arabic counts two, three to ten and more apart."""
    words = sentences(language)["times"]
    form = "two" if count == 2 else "few" if count in _FEW else "many"  # noqa: PLR2004 - the dual
    return str(words[form].format(count=count))


def quoted(text: str, language: str) -> str:
    """Write a title or a member's words within a sentence, cut short and without what could turn it about."""
    return str(sentences(language)["quoted"].format(text=isolated(text, language)))


def isolated(text: str, language: str) -> str:
    """Write foreign words so that their direction ends with them; controls and bidi marks are left out."""
    clean = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    short = clean if len(clean) <= LONGEST_QUOTE else clean[: LONGEST_QUOTE - 1].rstrip() + "…"
    strong = (unicodedata.bidirectional(one) for one in short)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    foreign = (first != "L") != (language.partition("-")[0] == "ar")
    return f"{_ISOLATE}{short}{_END_OF_ISOLATE}" if foreign else short
