"""Measuring: spans of the body as letters, letters as spans of the body."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Format, Span
from moderation.text.measure import mask, segment_mask, spans, stretch, union
from moderation.text.plain import SegmentKind
from tests.unit.text.reuse import document


def test_a_stretch_counts_letters_only() -> None:
    prepared = document("Un œuf, deux")
    assert stretch(prepared, Span(3, 6)) == (2, 6)
    assert stretch(prepared, Span(6, 8)) == (6, 6)


def test_a_mask_counts_each_letter_once() -> None:
    prepared = document("Un deux trois")
    assert mask(prepared, [Span(0, 7), Span(3, 13)]).sum() == len("undeuxtrois")
    assert not mask(prepared, []).any()


def test_segments_by_kind_and_by_name() -> None:
    prepared = document("[quote=Nour]a[/quote]b[quote]c[/quote]", Format.BBCODE)
    stream = prepared.fold.stream
    quoted = segment_mask(prepared, SegmentKind.QUOTE)
    named = segment_mask(prepared, SegmentKind.QUOTE, named=True)
    assert [letter for letter, held in zip(stream, quoted, strict=True) if held] == ["a", "c"]
    assert [letter for letter, held in zip(stream, named, strict=True) if held] == ["a"]


def test_spans_are_whole_words() -> None:
    body = "Un deux, trois quatre"
    prepared = document(body)
    letters = mask(prepared, [Span(4, 6), Span(10, 12)])
    assert [body[span.start : span.end] for span in spans(prepared, letters)] == ["deux", "trois"]
    assert spans(prepared, mask(prepared, [])) == ()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12))))
def test_a_union_covers_the_same_and_never_overlaps(drawn: list[tuple[int, int]]) -> None:
    stretches = [Span(start, start + length) for start, length in drawn]
    joined = union(stretches)
    covered = {place for one in stretches for place in range(one.start, one.end)}
    assert {place for one in joined for place in range(one.start, one.end)} == covered
    assert all(one.end < other.start for one, other in pairwise(joined))
