"""Plain letters and searched words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.citations.letters import codes_of, plain, text_of, words, words_of

P = pytest.param


@pytest.mark.parametrize(
    ("phrase", "searched"),
    [
        P("D'après l'ÉTUDE", "d apres l etude", id="elision, accents, case"),
        P("qu'il l’a dit", "qu il l a dit", id="both apostrophes"),
        P("Zad al-Ma'ad", "zad al ma'ad", id="an apostrophe within a name"),
        P("بِحَسَبِ الدِّراسة", "بحسب الدراسه", id="arabic marks and endings"),
        P("٢٥٥", "255", id="arabic digits"),
        P("€", "", id="a sign alone"),
    ],
)
def test_words_of(phrase: str, searched: str) -> None:
    assert words_of(phrase) == searched


@given(st.text(max_size=80))
def test_words_have_the_length_of_the_text(text: str) -> None:
    codes = plain(codes_of(text))
    kept = text_of(codes[codes > 0])
    assert len(words(kept)) == len(kept)
