"""The forms in which a listed word is searched."""

import pytest

from moderation.checks.citations.inflect import forms


@pytest.mark.parametrize(
    ("language", "word", "among", "not_among"),
    [
        # A list without a rule is written out.
        ("fr", "maire", {"maire"}, {"maires"}),
        # A French stem in -er, in the persons and tenses of a report.
        ("fr_er", "truqu", {"truque", "truquent", "truqué", "truquées", "truquait"}, {"truqu"}),
        # A regular English verb, with and without its last e or y.
        ("en_verb", "bribe", {"bribe", "bribes", "bribed", "bribing"}, {"bribeing"}),
        ("en_verb", "falsify", {"falsifies", "falsified", "falsifying"}, {"falsifys"}),
        ("en_verb", "loot", {"looted", "looting", "loots"}, set()),
        # Arabic with "and" and "so".
        ("ar", "قال", {"قال", "وقال", "فقال"}, {"بقال"}),
        # An Arabic verb with its persons, its future and its objects; a first alif falls.
        ("ar_verb", "اختلس", {"اختلس", "اختلسوا", "يختلس", "سيختلس", "اختلسها", "ويختلسون"}, {"ياختلس"}),
        # An Arabic noun with its article, prepositions and owners; a short one takes no ending.
        ("ar_noun", "وزارة", {"الوزارة", "للوزارة", "بوزارة", "وزارته", "وزارتنا"}, {"وزارةه"}),
        ("ar_noun", "الوالي", {"الوالي", "للوالي", "بالوالي"}, {"لالوالي", "الواليه"}),
        ("ar_noun", "طفل", {"طفل", "وطفل"}, {"طفله"}),
        # What is mine in Arabic.
        ("ar_own", "جار", {"جاري", "لجاري"}, {"جار"}),
        # Darija: the "that" at an end and the last "o", however they are spelled.
        ("darija", "galou bli", {"galou bli", "galou beli", "galou billi"}, set()),
        ("darija", "serqo", {"serqo", "serqou"}, set()),
        ("darija_verb", "nheb", {"nheb", "nhebou", "kaynheb", "katnheb", "kaynhebou"}, set()),
    ],
)
def test_forms(language: str, word: str, among: set[str], not_among: set[str]) -> None:
    given = set(forms(language, [word]))
    assert among <= given
    assert not not_among & given
