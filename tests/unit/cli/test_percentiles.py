"""Percentiles by the nearest rank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.cli.percentiles import Percentiles


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        pytest.param([], (None, None, None, None), id="nothing was timed"),
        pytest.param([7.0], (7.0, 7.0, 7.0, 7.0), id="one time is all of them"),
        pytest.param([2.0, 1.0], (1.0, 2.0, 2.0, 2.0), id="two, in any order"),
        pytest.param([float(n) for n in range(1, 101)], (50.0, 95.0, 99.0, 100.0), id="a hundred"),
        pytest.param([1.04, 1.06], (1.0, 1.1, 1.1, 1.1), id="to a tenth of a millisecond"),
    ],
)
def test_nearest_rank(times: list[float], expected: tuple[float | None, ...]) -> None:
    assert tuple(Percentiles.of(times).shown().values()) == expected


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_each_is_a_time_that_was_measured_and_they_rise(times: list[int]) -> None:
    found = [
        value for value in Percentiles.of([float(one) for one in times]).shown().values() if value is not None
    ]
    assert found == sorted(found)
    assert set(found) <= {float(one) for one in times}


@pytest.mark.parametrize(
    ("most", "count"),
    [
        pytest.param(None, 0, id="no threshold"),
        pytest.param(5.0, 0, id="just met"),
        pytest.param(4.9, 1, id="passed"),
    ],
)
def test_over(most: float | None, count: int) -> None:
    assert len(Percentiles.of([5.0]).over(most, "verdict")) == count
    assert Percentiles.of([]).over(most, "verdict") == []
