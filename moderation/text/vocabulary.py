"""Words that tell a language by themselves: function words, and darija in Latin letters."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from moderation.text.profiles import LANGUAGES

_WORD = re.compile(r"[^\W_]+['’]?")
# Digits stand for Arabic letters: 3 for ayn, 7 for ha, 9 for qaf, 2 for hamza, 5 for kha. Units and ranks do not.
_DIGIT_LETTERS = re.compile(
    r"(?!\d+(?:eme|er|th|rd|nd|kg|km|cm|mm|ml|min|ans|bis|ter|ghz|mhz)$)[a-z]*[379][a-z][a-z379]+"
    r"|[a-z]{2,}[25][a-z]{2,}"
)
_NEGATED = re.compile(r"ma[a-z379]{3,}ch")
_SHAPED = re.compile(r"ka[nyt][a-z]{3,}|[a-z]{3,}[kh]oum")
_POSSIBLE = 1 / 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The place in `LANGUAGES` of every function word, and how far every darija word speaks for darija."""

    function_words: dict[str, int]
    darija: dict[str, float]


@dataclass(slots=True)
class Hits:
    """How many words of a text speak for each of `LANGUAGES` and for darija, and how many words it has."""

    languages: list[int]
    darija: float = 0.0
    words: int = 0

    def add(self, other: "Hits") -> None:
        """Count another text's words as well."""
        self.languages = [mine + theirs for mine, theirs in zip(self.languages, other.languages, strict=True)]
        self.darija += other.darija
        self.words += other.words


@cache
def vocabulary() -> Vocabulary:
    """Load the lists."""
    lists = tomllib.loads((files("moderation.text") / "data/language.toml").read_text(encoding="utf-8"))
    function_words = {
        word: LANGUAGES.index(code)
        for code, words in lists["function_words"].items()
        for word in words.split()
    }
    darija = dict.fromkeys(lists["darija"]["possible"].split(), _POSSIBLE)
    darija |= dict.fromkeys(lists["darija"]["certain"].split(), 1.0)
    return Vocabulary(function_words, darija)


def hits(text: str) -> Hits:
    """Count the words of a text that speak for a language."""
    known = vocabulary()
    found = Hits([0] * len(LANGUAGES))
    words = _WORD.findall(text.lower().replace("’", "'"))
    found.words = len(words)
    for word in words:
        if (place := known.function_words.get(word)) is not None:
            found.languages[place] += 1
        elif (weight := known.darija.get(word)) is not None:
            found.darija += weight
        elif _DIGIT_LETTERS.fullmatch(word) or _NEGATED.fullmatch(word):
            found.darija += 1
        elif _SHAPED.fullmatch(word):
            found.darija += _POSSIBLE
    return found
