"""The disguised views: when they are made, what they read, and that they lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.views import disguises


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("le r3n4rd dort", "leet", "le renard dort", id="figures"),
        pytest.param("le ren@rd dort", "leet", "le renard dort", id="signs"),
        pytest.param("g1bier", "leet", "gibier", id="a one is an i"),
        pytest.param("chaca1", "leet", "chacai", id="and an i first"),
        pytest.param("le rеnаrd dort", "confusable", "le renard dort", id="Cyrillic among Latin"),
        pytest.param("le rεnαrd", "confusable", "le renard", id="Greek, by its capitals too"),
        pytest.param("r.e.n.a.r.d", "joined", "renard\n", id="dots"),
        pytest.param("r e n a r d", "joined", "renard\n", id="spaces"),
        pytest.param("r - e - n - a", "joined", "rena\n", id="spaces and hyphens"),
        pytest.param("ث.ع.ل.ب", "joined", "ثعلب\n", id="Arabic"),
        pytest.param("le re*nard", "joined", "le renard", id="a sign inside"),
        pytest.param("le re||nard", "joined", "le renard", id="two signs inside"),
        pytest.param("le renaaaard", "elongated", "le renard", id="a long vowel"),
        pytest.param("le serrrrrurier", "elongated", "le serurier", id="double letters are squeezed too"),
    ],
)
def test_what_a_view_reads(text: str, name: str, expected: str) -> None:
    assert expected in [each.view.text for each in disguises(fold(text)) if each.name == name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le renard dort sous la haie.", id="French"),
        pytest.param("Il y a un renard à la cave.", id="words of one letter"),
        pytest.param("نام الثعلب تحت الشجرة", id="Arabic"),
        pytest.param("Лиса спит", id="wholly Cyrillic"),
        pytest.param("Il a 3 renards, 12 poules.", id="figures that stand alone"),
        pytest.param("Elle crée une fille allée", id="double letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_ordinary_text_calls_for_no_view(text: str) -> None:
    assert list(disguises(fold(text))) == []


@given(st.text(alphabet="ab14@.*| аοé\nهـ", max_size=60))
def test_every_character_of_a_view_leads_back(text: str) -> None:
    for disguise in disguises(fold(text)):
        view = disguise.view
        assert len(view.text) == len(view.origin) == len(view.codes)
        assert all(0 <= place < len(text) for place in view.origin)
        assert all(0 <= start < end <= len(view.text) + 1 for start, end in disguise.places)
        if disguise.name in {"joined", "elongated"}:
            for character, place in zip(view.text, view.origin, strict=True):
                assert character == "\n" or character in fold(text[place]).text
