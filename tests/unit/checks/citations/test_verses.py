"""Verses by their letters."""

import re

import pytest

from moderation.checks.citations import CHECK, verses
from moderation.checks.citations.check import RULES

P = pytest.param


@pytest.mark.parametrize(
    ("arabic", "reference"),
    [
        P("وقضى ربك ألا تعبدوا إلا إياه", "quran:17:23", id="everyday spelling"),
        P("ٱللَّهُ لَآ إِلَٰهَ إِلَّا هُوَ ٱلۡحَيُّ ٱلۡقَيُّومُۚ لَا تَأۡخُذُهُۥ سِنَةٞ وَلَا نَوۡمٞ", "quran:2:255", id="uthmani spelling"),
        P("ومن يتق الله يجعل له مخرجا ويرزقه من حيث لا يحتسب", "quran:65:2-3", id="two verses"),
        P("قل هو الله أحد الله الصمد", "quran:112:1-2", id="a whole sura's beginning"),
        P("لا تثريب", None, id="too short to tell"),
        P("ذهبت إلى السوق واشتريت خبزا وزيتونا", None, id="no verse"),
        P("bonjour à toutes et à tous", None, id="no arabic"),
    ],
)
def test_reference(arabic: str, reference: str | None) -> None:
    assert verses.reference(arabic) == reference


def test_the_edition_is_part_of_the_version_that_a_replay_asks_for() -> None:
    assert re.fullmatch(r"quran-text-[\w.]+", verses.edition())
    assert CHECK.version == f"{RULES}+{verses.edition()}"
