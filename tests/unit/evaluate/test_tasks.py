"""How much of a labelled stretch must be found."""

import pytest

from moderation.evaluate.labelled import TRUE, Label
from moderation.evaluate.tasks import matched, overlap
from moderation.model import Span


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param(Span(0, 10), Span(0, 10), 1, id="the same"),
        pytest.param(Span(0, 10), Span(0, 5), 0.5, id="half of it"),
        pytest.param(Span(0, 10), Span(5, 15), 1 / 3, id="shifted by half"),
        pytest.param(Span(0, 10), Span(10, 20), 0, id="beside it"),
        pytest.param(Span(0, 10), Span(50, 60), 0, id="far away"),
        pytest.param(TRUE, TRUE, 1, id="an answer about the whole text"),
    ],
)
def test_overlap(one: Span, other: Span, share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(share)


def labels(*places: tuple[int, int]) -> tuple[Label, ...]:
    return tuple(Label(Span(*place)) for place in places)


@pytest.mark.parametrize(
    ("found", "labelled", "right"),
    [
        pytest.param([(0, 10)], [(0, 10)], [(0, 10)], id="found"),
        pytest.param([(0, 10)], [(0, 4)], [], id="too much"),
        pytest.param([(0, 10), (0, 9)], [(0, 10)], [(0, 10)], id="found twice counts once"),
        pytest.param([(0, 10)], [(0, 8), (1, 10)], [(1, 10)], id="the nearer of two labels"),
        pytest.param([], [(0, 10)], [], id="missed"),
        pytest.param([(0, 10)], [], [], id="nothing to find"),
    ],
)
def test_matched(
    found: list[tuple[int, int]], labelled: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    assert [label for _, label in matched(labels(*found), labels(*labelled), 0.5)] == list(labels(*right))


def test_a_name_must_be_found_exactly() -> None:
    assert matched(labels((0, 4)), labels((0, 5)), 1.0) == []
