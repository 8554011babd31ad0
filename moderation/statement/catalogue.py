"""The words of statements in each language, read from TOML once."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from moderation.messages import LANGUAGES


@cache
def sentences(language: str) -> dict[str, Any]:
    """Give the tables of one of `LANGUAGES`."""
    return tomllib.loads((resources.files(__package__) / f"{language}.toml").read_text("utf-8"))


def language_of(content: str, forum: str) -> str:
    """Give the language in which an author is spoken to: that of the post.

    Darija in Latin letters is answered in French; a post that is in none of ours, in the forum's language.
    """
    if content == "ary":
        return "fr"
    main = forum.partition("-")[0].lower()
    return content if content in LANGUAGES else main if main in LANGUAGES else "fr"


def write_day(day: date, language: str) -> str:
    """Write a day as people of a language do."""
    words = sentences(language)
    number = words["first"] if day.day == 1 else day.day
    return str(words["day"].format(day=number, month=words["months"][day.month - 1], year=day.year))
