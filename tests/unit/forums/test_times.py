from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.forums.times import read_time, write_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("2026-03-01T10:00:00Z", (2026, 3, 1, 10), id="UTC"),
        pytest.param("2026-03-01t10:00:00z", (2026, 3, 1, 10), id="small letters"),
        pytest.param("2026-03-01 10:00:00", (2026, 3, 1, 10), id="without an offset it is UTC"),
        pytest.param("2026-03-01T11:30:00+01:30", (2026, 3, 1, 10), id="an offset east"),
        pytest.param("2026-02-28T22:00:00-12:00", (2026, 3, 1, 10), id="an offset west, another day"),
        pytest.param("2026-03-01T10:00:00.25Z", (2026, 3, 1, 10, 0, 0, 250_000), id="a fraction"),
        pytest.param(
            "2026-03-01T10:00:00.123456789Z", (2026, 3, 1, 10, 0, 0, 123_456), id="nanoseconds are cut"
        ),
    ],
)
def test_times_are_read(text: str, time: tuple[Any, ...]) -> None:
    assert read_time(text) == datetime(*time, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("yesterday", id="words"),
        pytest.param("2026-03-01", id="a day alone"),
        pytest.param("2026-W10-1T10:00:00Z", id="a week"),
        pytest.param("20260301T100000Z", id="the basic form"),
        pytest.param("1772359200", id="seconds since 1970"),
        pytest.param("2026-02-30T10:00:00Z", id="no such day"),
        pytest.param("2026-03-01T25:00:00Z", id="no such hour"),
        pytest.param("2026-03-01T10:00:00+25:00", id="no such offset"),
        pytest.param("٢٠٢٦-03-01T10:00:00Z", id="Arabic digits"),
        pytest.param("0001-01-01T00:00:00+01:00", id="before the first year"),
        pytest.param("9999-12-31T23:59:59-01:00", id="after the last"),
        pytest.param("2026-03-01T10:00:00Z\n", id="a line feed behind"),
    ],
)
def test_a_bad_time_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_time(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_is_written_is_read_again(time: datetime) -> None:
    assert read_time(write_time(time)) == time
