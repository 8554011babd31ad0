"""The map between a plain text and its body."""

import numpy as np
import pytest

from moderation.model import Span
from moderation.text.plain import PlainText, Segment, SegmentKind

BODY = "<p>&eacute;t&eacute;</p><p>fin</p>"
# "été", a break of two line feeds that stand for "</p><p>", "fin".
PLAIN = PlainText(
    text="été\n\nfin",
    starts=np.array([3, 11, 12, 20, 24, 27, 28, 29], dtype=np.int32),
    ends=np.array([11, 12, 20, 24, 27, 28, 29, 30], dtype=np.int32),
    segments=(Segment(0, 8, SegmentKind.OWN),),
)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        pytest.param(0, 1, Span(3, 11), id="a reference is covered whole"),
        pytest.param(0, 3, Span(3, 20), id="a word"),
        pytest.param(2, 6, Span(12, 28), id="markup inside"),
        pytest.param(5, 8, Span(27, 30), id="the end"),
        pytest.param(1, 1, Span(11, 11), id="nothing"),
        pytest.param(8, 8, Span(30, 30), id="nothing at the end"),
    ],
)
def test_span(start: int, end: int, span: Span) -> None:
    assert PLAIN.span(start, end) == span


@pytest.mark.parametrize(
    ("start", "end", "stretch"),
    [
        pytest.param(0, len(BODY), (0, 8), id="all"),
        pytest.param(0, 3, (0, 0), id="markup that shows nothing"),
        pytest.param(5, 6, (0, 1), id="inside a reference"),
        pytest.param(11, 20, (1, 3), id="whole characters"),
        pytest.param(27, 30, (5, 8), id="a word"),
        pytest.param(30, 34, (8, 8), id="after the end"),
    ],
)
def test_find(start: int, end: int, stretch: tuple[int, int]) -> None:
    assert PLAIN.find(start, end) == stretch
