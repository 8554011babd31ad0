"""Times as a user writes them."""

from datetime import UTC, datetime

import click
import pytest

from moderation.cli.times import TIME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC), id="a date is its midnight in UTC"),
        pytest.param("2026-03-01T10:00:00Z", datetime(2026, 3, 1, 10, tzinfo=UTC), id="UTC"),
        pytest.param("2026-03-01T10:00:00", datetime(2026, 3, 1, 10, tzinfo=UTC), id="no offset is UTC"),
        pytest.param("2026-03-01T10:00:00+02:00", datetime(2026, 3, 1, 8, tzinfo=UTC), id="an offset"),
    ],
)
def test_read(text: str, expected: datetime) -> None:
    assert TIME.convert(text, None, None) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "01/03/2026", "2026-02-30", "2026-03-01T25:00:00Z", "1e9"])
def test_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="neither a date"):
        TIME.convert(text, None, None)
