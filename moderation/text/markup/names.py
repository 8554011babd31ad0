"""The names of tags by what they do, from `data/markup.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


def names(language: str, *groups: str) -> frozenset[str]:
    """Give the names of some groups of `html` or `bbcode`."""
    return frozenset(name for group in groups for name in _lists()[language][group].split())


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("moderation.text") / "data/markup.toml").read_text(encoding="utf-8"))
