"""Words that tell a language by themselves: function words, and darija in Latin letters."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from moderation.text.profiles import LANGUAGES

CERTAIN = len(LANGUAGES)
POSSIBLE = CERTAIN + 1
_WORD = re.compile(r"[0-9a-zß-ɏ]+['’]?")
# Digits stand for Arabic letters: 3 ayn, 7 ha, 9 qaf, 2 hamza, 5 kha. In units and ranks they do not.
_DIGIT_LETTERS = re.compile(
    r"(?!\d+(?:eme|er|th|rd|nd|kg|km|cm|mm|ml|min|ans|bis|ter|ghz|mhz)$)[a-z]*[379][a-z][a-z379]+"
    r"|[a-z]{2,}[25][a-z]{2,}"
)
_NEGATED = re.compile(r"ma[a-z379]{3,}ch")
_SHAPED = re.compile(r"ka[nyt][a-z]{3,}|[a-z]{3,}[kh]oum")


@dataclass(slots=True)
class Hits:
    """How many words of a text speak for each of `LANGUAGES` and for darija, and how many words it has."""

    languages: list[int] = field(default_factory=lambda: [0] * len(LANGUAGES))
    darija: float = 0.0
    words: int = 0

    def add(self, other: "Hits") -> None:
        """Count another text's words as well."""
        self.languages = [mine + theirs for mine, theirs in zip(self.languages, other.languages, strict=True)]
        self.darija += other.darija
        self.words += other.words


@cache
def vocabulary() -> dict[str, int]:
    """Give what every listed word speaks for: a place in `LANGUAGES`, `CERTAIN` or `POSSIBLE` darija."""
    lists = tomllib.loads((files("moderation.text") / "data/language.toml").read_text(encoding="utf-8"))
    known = dict.fromkeys(lists["darija"]["possible"].split(), POSSIBLE)
    known |= dict.fromkeys(lists["darija"]["certain"].split(), CERTAIN)
    for code, words in lists["function_words"].items():
        known |= dict.fromkeys(words.split(), LANGUAGES.index(code))
    return known


def hits(text: str) -> Hits:
    """Count the words of a text that speak for a language."""
    known = vocabulary()
    words = _WORD.findall(text.lower().replace("’", "'"))
    places = [known[word] for word in words if word in known]
    shapes = [_shape(word) for word in words if word not in known and _may_be_darija(word)]
    certain = places.count(CERTAIN) + shapes.count(CERTAIN)
    possible = places.count(POSSIBLE) + shapes.count(POSSIBLE)
    languages = [places.count(place) for place in range(len(LANGUAGES))]
    return Hits(languages, certain + possible / 3, len(words))


def _may_be_darija(word: str) -> bool:
    """Tell quickly that most words have none of darija's shapes."""
    return not word.isalpha() or word.startswith(("ma", "ka")) or word.endswith("oum")


def _shape(word: str) -> int | None:
    """Tell darija by a word's shape, where it is in no list."""
    if _DIGIT_LETTERS.fullmatch(word) or _NEGATED.fullmatch(word):
        return CERTAIN
    return POSSIBLE if _SHAPED.fullmatch(word) else None
