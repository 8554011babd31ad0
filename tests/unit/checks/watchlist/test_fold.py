"""The base view: what it makes equal, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.watchlist.fold import fold, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Élan", "elan", id="accent"),
        pytest.param("E\u0301lan", "elan", id="accent as a mark"),
        pytest.param("Straße", "strasse", id="a letter that becomes two"),
        pytest.param("Œuvre", "oeuvre", id="ligature of French"),
        pytest.param("Øst łódź đak", "ost lodz dak", id="letters that Unicode does not take apart"),
        pytest.param("Ｎｏｍ", "nom", id="full width"),
        pytest.param("𝐍𝐨𝐦", "nom", id="mathematical bold"),
        pytest.param("Ⓝⓞⓜ", "nom", id="circled"),
        pytest.param("🅽🅾🅼", "nom", id="squared, white on black"),
        pytest.param("🇳🇴", "no", id="flags' letters"),
        pytest.param("n\u0336o\u0336m\u0336", "nom", id="struck through"),
        pytest.param("n\u200bo\u00adm", "nom", id="zero width and soft hyphen"),
        pytest.param("\u202anom\u202c", "nom", id="marks of direction"),
        pytest.param("a-b_c'd’e\u2011f", "a b c d e f", id="what joins words is a space"),
        pytest.param("a   -  b", "a b", id="one space for many"),
        pytest.param("a\nb\r\nc", "a\nb\n\nc", id="line ends stay"),
        pytest.param("a, b; c: (d)", "a, b; c: (d)", id="punctuation stays"),
        pytest.param("كـتـاب", "كتاب", id="tatweel"),
        pytest.param("كِتَابٌ", "كتاب", id="vowel marks"),
        pytest.param("أإآٱا", "ااااا", id="alifs are one"),
        pytest.param("مكتبة", "مكتبه", id="final ta is ha"),
        pytest.param("کتابی", "كتابي", id="Persian letters"),
        pytest.param("ﻛﺘﺎﺏ", "كتاب", id="presentation forms"),
        pytest.param("ﷲ", "الله", id="a word in one sign"),
        pytest.param("٤٢ ۴۲ 42", "42 42 42", id="figures of three kinds"),
        pytest.param("قال؟ نعم،", "قال? نعم,", id="Arabic punctuation"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u200b", "", id="nothing visible"),
        pytest.param("漢字 😀", "漢字 😀", id="other scripts stay"),
        pytest.param("\U000e0041\U0010ffff", "��", id="beyond the table"),
    ],
)
def test_what_is_equal(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text())
def test_every_character_leads_back_to_where_it_came_from(text: str) -> None:
    view = fold(text)
    assert len(view.text) == len(view.origin) == len(view.codes)
    assert list(view.origin) == sorted(view.origin)
    for character, place in zip(view.text, view.origin, strict=True):
        alone = fold(text[place]).text
        assert character in alone or alone == "\n"


@given(st.text(alphabet="aé- \n،لاكة\u200bŒﷲ"))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_line_end_keeps_two_texts_apart(first: str, second: str) -> None:
    assert fold(f"{first}\n{second}").text == f"{fold(first).text}\n{fold(second).text}"
