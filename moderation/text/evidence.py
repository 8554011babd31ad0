"""What speaks for each language in a stretch of text, and what to make of it.

The figures of this file were set on development sets of forum posts and treebank sentences (French, Arabic, Algerian
comments); `tests/accuracy` measures them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from moderation.text.profiles import LANGUAGES, Scores
from moderation.text.vocabulary import Hits

UNDETERMINED = "und"
_NAMED = frozenset({"fr", "en", "es", "de"})
_HIT = 4.0  # what a function word adds to a language's log-probability
_ENOUGH_LETTERS = 20
_CLEAR_LEAD = 10.0
# What a text must overcome to be in a language that the forums hardly write; the order is that of LANGUAGES.
_PRIOR = np.array([0, -2, -6, -6, -15, -15, -15, -15], dtype=np.float32)
# An Arabic word is written with fewer letters than a French one, for it has no short vowels.
_ARABIC_WEIGHT = 1.3


@dataclass(slots=True)
class Evidence:
    """The letters of a stretch by script, its words that speak for a language, and its grams' log-probabilities."""

    latin: int
    arabic: int
    other: int
    hits: Hits
    scores: Scores

    def language(self) -> str:
        """Give the language: fr, ar, en, es, de, ary, or und where the text does not tell."""
        if self.arabic * _ARABIC_WEIGHT > max(self.latin, self.other):
            return "ar"
        if not self.latin or self.other > self.latin:
            return UNDETERMINED
        scores = self.scores + _PRIOR + _HIT * np.array(self.hits.languages, dtype=np.float32)
        second, best = (int(place) for place in np.argsort(scores)[-2:])
        if self._is_darija(best):
            return "ary"
        told = (
            self.latin >= _ENOUGH_LETTERS
            or self.hits.languages[best]
            or scores[best] - scores[second] > _CLEAR_LEAD
        )
        return LANGUAGES[best] if told and LANGUAGES[best] in _NAMED else UNDETERMINED

    def _is_darija(self, best: int) -> bool:
        """Tell darija in Latin letters, mixed with French as it may be.

        One darija word in ten is enough, if there are two; where French has no more function words, one will do.
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
    total = Evidence(0, 0, 0, Hits([0] * len(LANGUAGES)), np.zeros(len(LANGUAGES), dtype=np.float32))
    for part in parts:
        total.latin += part.latin
        total.arabic += part.arabic
        total.other += part.other
        total.hits.add(part.hits)
        total.scores = total.scores + part.scores
    return total
