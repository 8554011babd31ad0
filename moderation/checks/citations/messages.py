"""What the author of a post is asked, in his own language."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from moderation.checks.citations.lexicon import data

LANGUAGES = ("fr", "ar", "en", "darija")
MOST = 6  # passages that one letter asks about
_QUOTED = 60  # characters of a passage that a letter holds


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a finding's reason or `author_absent`, and the passage in the author's words."""

    reason: str
    offer: str | None = None
    words: str = ""


@cache
def _templates() -> dict[str, dict[str, str]]:
    text = files("moderation.checks.citations").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def letter(requests: Sequence[Request], language: str, note: str = "") -> str:
    """Give the letter that asks an author for sources, the moderator's own note first.

    `language` is fr, ar, en or darija (also named ary), another reads French. Six passages are asked about
    at most; without any, the letter asks where the post comes from.
    """
    asked = [_asked(one, language) for one in requests[:MOST]] or [message("missing", language)]
    return "\n\n".join(
        part for part in (_words("opening", language), note, *asked, _words("closing", language)) if part
    )


def message(reason: str, language: str, offer: str | None = None) -> str:
    """Give the sentence that asks for a source; raises KeyError for an unknown reason."""
    name = f"{reason}_offer" if offer and reason == "scripture" else reason
    return _words(name, language).format(reference=_readable(offer, language) if offer else "")


def _asked(request: Request, language: str) -> str:
    """Give one request beside the first words of its passage."""
    sentence = message(request.reason, language, request.offer)
    words = " ".join(request.words.split())
    if not words:
        return sentence
    short = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
    return _words("passage", language).format(words=short.strip(_MARKS), request=sentence)


_MARKS = '«»“”"﴿﴾ '


def _words(name: str, language: str) -> str:
    template = _templates()[name]
    return template.get({"ary": "darija"}.get(language, language), template["fr"])


def _readable(offer: str, language: str) -> str:
    """Give `2:255` for `quran:2:255` and `Bukhari 1` for `hadith:bukhari:1`; a number from memory says so."""
    kind, _, place = offer.partition(":")
    if kind == "quran":
        return place
    name = place.replace(":", " ").title()
    return name if offer in _verified() else _words("unverified", language).format(reference=name)


@cache
def _verified() -> frozenset[str]:
    return frozenset(text["reference"] for text in data("known")["text"] if text.get("verified"))
