"""Pieces cover a text whole, findings get exactly their spans, clusters stay whole, and time is linear."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Span
from moderation.web.marks import LONGEST_CLUSTER, flatten, widen

PLAIN = st.text(alphabet="abc é\nسلام<&", max_size=60)
HOSTILE = st.text(alphabet="a\u0301\u064b\u200d👩🏽🇫🇷\r\nس\ud800\x00", max_size=60)


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, dict[int, list[Span]]]:
    text = draw(texts)
    edge = st.integers(-2, len(text) + 2)
    span = st.tuples(edge, edge).map(lambda edges: Span(min(edges), max(edges)))
    spans = draw(st.lists(st.lists(span, max_size=4), max_size=5))
    return text, dict(enumerate(spans, start=1))


@given(marked(PLAIN | HOSTILE))
def test_pieces_follow_one_another_and_cover_the_text(case: tuple[str, dict[int, list[Span]]]) -> None:
    text, spans = case
    pieces = flatten(text, spans)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(piece.start < piece.end for piece in pieces)
    assert all(before.end == after.start for before, after in pairwise(pieces))


@given(marked(PLAIN))
def test_each_finding_is_marked_exactly_where_it_is(case: tuple[str, dict[int, list[Span]]]) -> None:
    text, spans = case
    pieces = flatten(text, spans)
    for number, stretches in spans.items():
        told = {place for span in stretches for place in range(max(span.start, 0), min(span.end, len(text)))}
        shown = {
            place for piece in pieces if number in piece.findings for place in range(piece.start, piece.end)
        }
        assert shown == told


@given(marked(PLAIN), st.data())
def test_one_span_is_its_words(case: tuple[str, dict[int, list[Span]]], data: st.DataObject) -> None:
    text, spans = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = flatten(text, {**spans, 99: [Span(start, end)]})
    marked_text = "".join(text[piece.start : piece.end] for piece in pieces if 99 in piece.findings)
    assert marked_text == text[start:end]


@given(marked(HOSTILE))
def test_spans_are_only_ever_widened(case: tuple[str, dict[int, list[Span]]]) -> None:
    text, spans = case
    for span in (span for stretches in spans.values() for span in stretches):
        wide = widen(text, span)
        start, end = max(span.start, 0), min(span.end, len(text))
        if start < end:
            assert wide.start <= start
            assert wide.end >= end


@given(marked(PLAIN | HOSTILE))
def test_a_finding_begins_once_for_each_stretch(case: tuple[str, dict[int, list[Span]]]) -> None:
    text, spans = case
    before: tuple[int, ...] = ()
    for piece in flatten(text, spans):
        assert set(piece.begins) <= set(piece.findings)
        assert set(piece.findings) - set(before) <= set(piece.begins)
        before = piece.findings


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        pytest.param("ae\u0301b", Span(0, 2), "ae\u0301", id="an accent stays on its letter"),
        pytest.param("e\u0301b", Span(1, 3), "e\u0301b", id="an accent takes its letter"),
        pytest.param("سَلام", Span(0, 1), "سَ", id="a short vowel stays on its letter"),
        pytest.param("👩🏽x", Span(0, 1), "👩🏽", id="a skin tone stays"),
        pytest.param("👩\u200d👧x", Span(0, 1), "👩\u200d👧", id="a joined family stays"),
        pytest.param("🇫🇷x", Span(1, 3), "🇫🇷x", id="a flag stays"),
        pytest.param("a\r\nb", Span(0, 2), "a\r\n", id="a line end of two stays"),
        pytest.param("a\n\u0301b", Span(0, 2), "a\n", id="an accent does not join a line end"),
        pytest.param("abc", Span(1, 9), "bc", id="past the end is cut off"),
        pytest.param("abc", Span(-5, 1), "a", id="before the beginning is cut off"),
        pytest.param("abc", Span(2, 2), "", id="nothing is nothing"),
        pytest.param("x\u200da", Span(0, 2), "x\u200d", id="a joiner joins no letters"),
    ],
)
def test_clusters_stay_whole(text: str, span: Span, expected: str) -> None:
    wide = widen(text, span)
    assert text[wide.start : wide.end] == expected


def test_a_cluster_made_to_be_long_is_cut() -> None:
    text = "a" + "\u0301" * 1000
    assert widen(text, Span(0, 1)).end == 1 + LONGEST_CLUSTER


def _seconds(length: int, findings: int) -> float:
    text = "كلمة word " * (length // 10)
    step = length // findings
    spans = {n: [Span(n * step, n * step + 3 * step)] for n in range(findings)}
    best = 9.0
    for _ in range(3):
        began = perf_counter()
        flatten(text, spans)
        best = min(best, perf_counter() - began)
    return best


def test_200_spans_on_20_000_characters_take_no_time() -> None:
    assert _seconds(20_000, 200) <= 0.1


def test_a_million_characters_of_accents_are_linear() -> None:
    text = "\u0301" * 1_000_000
    spans = {n: [Span(n * 5_000 + 1, n * 5_000 + 4_000)] for n in range(200)}
    began = perf_counter()
    assert flatten(text, spans)
    assert perf_counter() - began <= 1
