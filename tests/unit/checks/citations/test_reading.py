"""Lines, sentences, quotations and the way back to the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import inside, joined, quotation_marks
from moderation.model import Post, Span
from moderation.text.document import prepare

P = pytest.param


def reading(body: str) -> Reading:
    return Reading(prepare(Post(id="p", body=body)))


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        P("Un. Deux ! Trois ?", ["Un.", "Deux !", "Trois ?"], id="marks"),
        P("Voir art. 5 et cf. Dr. Amine.", ["Voir art. 5 et cf. Dr. Amine."], id="abbreviations"),
        P("Il dit « Va. Viens. » et part.", ["Il dit « Va. Viens. » et part."], id="a quotation is whole"),
        P("Un\nDeux", ["Un", "Deux"], id="line feeds"),
        P("ماذا؟ نعم.", ["ماذا؟", "نعم."], id="arabic"),
        P("version 3.12 sortie", ["version 3.12 sortie"], id="a number"),
    ],
)
def test_sentences(body: str, sentences: list[str]) -> None:
    assert [body[start:end] for start, end in reading(body).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        P('Il a dit "oui mais non".', ['"oui mais non"'], id="straight"),
        P("« a » et “b”", ["« a »", "“b”"], id="angled and curled"),
        P('un écran 24" et un 27" neufs', [], id="inches"),
        P("« jamais fermée", [], id="open"),
        P("﴿فإن مع العسر يسرا﴾", ["﴿فإن مع العسر يسرا﴾"], id="ornate"),
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotation_marks(text)] == expected


@given(st.text(alphabet="aé\u0301\u064eب \n«»'\u200f", min_size=1, max_size=40))
def test_spans_lead_back_to_the_body(body: str) -> None:
    read = reading(body)
    for place, character in enumerate(read.text):
        span = read.span(place, place + 1)
        assert body[span.start] == character
        assert read.place(span.start, span.end)[0] == place


def test_an_empty_stretch_is_an_empty_span() -> None:
    assert reading("abc").span(1, 1) == Span(0, 0)


@pytest.mark.parametrize(
    ("place", "line"),
    [P(0, "un", id="first"), P(4, "deux", id="within"), P(8, "", id="empty"), P(9, "trois", id="last")],
)
def test_line(place: int, line: str) -> None:
    body = "un\ndeux\n\ntrois"
    start, end = reading(body).line(place)
    assert body[start:end] == line


def test_listed_words_are_whole_words() -> None:
    read = reading("sources ressource source")
    assert [cue.start for cue in read.cues["source_word"]] == [0, 18]


def test_joined_and_inside() -> None:
    stretches = joined([(5, 9), (0, 3), (2, 4)])
    assert stretches == [(0, 4), (5, 9)]
    assert [inside(stretches, place) for place in (0, 4, 5, 9)] == [True, False, True, False]
