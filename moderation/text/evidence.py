"""What speaks for each language in a stretch of text, and what to make of it.

The figures of this file were set on development sets of forum posts and treebank sentences (French, Arabic,
Algerian comments); `tests/accuracy` measures them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from moderation.text.profiles import LANGUAGES
from moderation.text.vocabulary import Hits

UNDETERMINED = "und"
_NAMED = frozenset({"fr", "en", "es", "de"})
_HIT = 4.0  # what a function word adds to a language's log-probability
_ENOUGH_LETTERS = 40
_CLEAR_LEAD = 10.0
# What a text must overcome to be in a language that the forums hardly write, in the order of LANGUAGES.
_PRIORS = (0.0, -2.0, -6.0, -6.0, -15.0, -15.0, -15.0, -15.0)
# An Arabic word is written with fewer letters than a French one, for it has no short vowels.
_ARABIC_WEIGHT = 1.3


@dataclass(slots=True)
class Evidence:
    """What a stretch holds: letters by script, words that speak for a language, its grams' scores."""

    latin: int = 0
    arabic: int = 0
    other: int = 0
    hits: Hits = field(default_factory=Hits)
    scores: list[float] = field(default_factory=lambda: [0.0] * len(LANGUAGES))

    def language(self) -> str:
        """Give the language: fr, ar, en, es, de, ary, or und where the text does not tell."""
        if self.arabic * _ARABIC_WEIGHT > max(self.latin, self.other):
            return "ar"
        if not self.latin or self.other > self.latin:
            return UNDETERMINED
        scores = [
            score + prior + _HIT * words
            for score, prior, words in zip(self.scores, _PRIORS, self.hits.languages, strict=True)
        ]
        second, first = sorted(scores)[-2:]
        best = scores.index(first)
        if self._is_darija(best):
            return "ary"
        told = self.latin >= _ENOUGH_LETTERS or self.hits.languages[best] or first - second > _CLEAR_LEAD
        return LANGUAGES[best] if told and LANGUAGES[best] in _NAMED else UNDETERMINED

    def _is_darija(self, best: int) -> bool:
        """Tell darija in Latin letters, mixed with French as it may be.

        One darija word in ten is enough, if there are two; one, where French has no more function words.
        Formulas and greetings count a third and settle nothing where French or English function words stand.
        """
        darija = self.hits.darija
        share = darija / max(1, self.hits.words)
        function_words = max(self.hits.languages)
        return (
            (darija > 1.6 and share >= 0.10)  # noqa: PLR2004 - the figures that the docstring gives in words
            or (darija >= 1 and darija >= function_words and share >= 0.08)  # noqa: PLR2004 - as above
            or (darija > 0.6 and share >= 0.13 and not self.hits.languages[best])  # noqa: PLR2004 - as above
        )


def together(parts: Iterable[Evidence]) -> Evidence:
    """Add up the evidence of several stretches."""
    total = Evidence()
    for part in parts:
        total.latin += part.latin
        total.arabic += part.arabic
        total.other += part.other
        total.hits.add(part.hits)
        total.scores = [mine + theirs for mine, theirs in zip(total.scores, part.scores, strict=True)]
    return total
