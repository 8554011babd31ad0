"""Times as a user writes them: a date, or RFC 3339; UTC where no offset is given."""

from datetime import UTC, date, datetime, time

import click

from moderation.forums.times import read_time


class Time(click.ParamType[datetime, str]):
    """A date (its midnight) or an RFC 3339 time, in UTC."""

    name = "time"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Give the aware time; wrong usage names the two forms."""
        if isinstance(value, datetime):
            return value
        try:
            return _read(value)
        except ValueError:
            self.fail(
                f"{value!r} is neither a date (2026-03-01) nor a time (2026-03-01T10:00:00Z)", param, ctx
            )


def _read(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)
    except ValueError:
        return read_time(text)


TIME = Time()
