"""What a note says to its author."""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("fr", "ar", "en", "darija")


@cache
def _templates() -> dict[str, dict[str, str]]:
    text = files("moderation.checks.citations").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def message(reason: str, language: str, offer: str | None = None) -> str:
    """Give the sentence that asks for a source.

    `language` is fr, ar, en or darija (also named ary), another reads French;
    `reason` is a finding's reason, or author_absent. Raises KeyError for an unknown reason.
    """
    spoken = {"ary": "darija"}.get(language, language)
    template = _templates()[f"{reason}_offer" if offer and reason == "scripture" else reason]
    return template.get(spoken, template["fr"]).format(reference=_readable(offer) if offer else "")


def _readable(offer: str) -> str:
    """Give `2:255` for `quran:2:255` and `Bukhari 1` for `hadith:bukhari:1`."""
    kind, _, place = offer.partition(":")
    return place if kind == "quran" else place.replace(":", " ").title()
