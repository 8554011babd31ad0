"""Charts as geometry: in proportion, in order, mirrored, and never outside of their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.desk.statistics import Share
from moderation.web.charts import HEIGHT, WIDTH, bars, interval


def test_bars_stand_in_order_and_in_proportion() -> None:
    chart = bars([0, 5, 10], mirrored=False)
    assert (chart.total, chart.highest) == (15, 10)
    assert [bar.height for bar in chart.bars] == [0, HEIGHT / 2, HEIGHT]
    assert [bar.x for bar in chart.bars] == sorted(bar.x for bar in chart.bars)


def test_time_begins_where_the_reader_begins() -> None:
    left, right = bars([1, 2], mirrored=False).bars, bars([1, 2], mirrored=True).bars
    assert [bar.x for bar in left] == [bar.x for bar in reversed(right)]
    assert [bar.height for bar in left] == [bar.height for bar in right]


@given(st.lists(st.integers(0, 10**6), max_size=400), st.booleans())
def test_every_bar_is_within_and_stands_on_the_ground(values: list[int], mirrored: bool) -> None:
    chart = bars(values, mirrored=mirrored)
    assert len(chart.bars) == len(values)
    for bar, value in zip(chart.bars, values, strict=True):
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 0.01
        assert bar.y + bar.height == pytest.approx(HEIGHT, abs=0.02)
        assert (bar.height > 0) == (value > 0)


@pytest.mark.parametrize(
    ("share", "mirrored", "expected"),
    [  # x, width, at
        pytest.param(Share(0, 10), False, (0.0, 27.8, 0.0), id="nothing, from the left"),
        pytest.param(Share(0, 10), True, (72.2, 27.8, 100.0), id="nothing, from the right"),
        pytest.param(Share(5, 10), True, (23.7, 52.7, 50.0), id="the half is the half"),
        pytest.param(Share(9, 9), False, None, id="too few"),
        pytest.param(Share(0, 0), False, None, id="none"),
    ],
)
def test_an_interval_on_its_line(share: Share, mirrored: bool, expected: tuple[float, ...] | None) -> None:
    drawn = interval(share, mirrored=mirrored)
    assert (None if drawn is None else (drawn.x, drawn.width, drawn.at)) == expected
