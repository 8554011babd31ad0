"""Edges: from letters back to whole words, with the marks that a reader would count in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Format
from moderation.text.edges import side_of


def framed(text: str, letters: str) -> str:
    whole = side_of(text, Format.TEXT)
    start = whole.fold.stream.index(letters)
    span = whole.span(start, start + len(letters))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        pytest.param("Un mot ici.", "mot", "mot", id="a word"),
        pytest.param("Un mot.", "mot", "mot.", id="its full stop"),
        pytest.param(
            "Dit « un mot » hier", "unmot", "« un mot »", id="French quotation marks, with their spaces"
        ),
        pytest.param(
            "Dit «\u00a0un mot\u00a0!\u00a0» hier", "unmot", "«\u00a0un mot\u00a0!\u00a0»", id="narrow ones"
        ),
        pytest.param("Voir (un mot) ici", "unmot", "(un mot)", id="brackets"),
        pytest.param("Ça\nUn mot", "aunmot", "Un mot", id="a letter of the word before goes"),
        pytest.param("Un mot ressort", "unmotr", "Un mot", id="so does one of the word after"),
        pytest.param("Sahara occidental", "sahar", "Sahara", id="a word that lacks a letter is completed"),
        pytest.param("قال «كلمة» أمس", "كلمه", "«كلمة»", id="Arabic"),
        pytest.param("كَلِمَةٌ. ثم", "كلمه", "كَلِمَةٌ.", id="the last harakat belong to the word"),
        pytest.param("Un mot ,,,,,,,,,,,,,,", "mot", "mot ,,,,,", id="no more than six signs"),
    ],
)
def test_span(text: str, letters: str, expected: str) -> None:
    assert framed(text, letters) == expected


@given(st.text("ab .«»é\u0301\u200b\n", min_size=1, max_size=60), st.data())
def test_a_span_holds_its_letters_but_for_broken_words(text: str, data: st.DataObject) -> None:
    whole = side_of(text, Format.TEXT)
    size = len(whole.fold.stream)
    if not size:
        return
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    span, bare = whole.span(start, end), whole.bare(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert abs(span.start - bare.start) <= 12 + 6
    assert abs(span.end - bare.end) <= 12 + 6
