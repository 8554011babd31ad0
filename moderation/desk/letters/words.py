"""The words of the letters, read from TOML once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

USUAL = "fr"


def of_language(letter: str, language: str) -> Any:  # noqa: ANN401 - a sentence, or a table of them
    """Give a letter's words in a language; in French where there are none in it."""
    words = _words(letter)
    return words.get(language, words[USUAL])


@cache
def _words(letter: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{letter}.toml").read_text("utf-8"))
