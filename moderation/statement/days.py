"""Days as a forum counts them."""

from calendar import monthrange
from datetime import UTC, date, datetime, tzinfo

MONTHS_TO_APPEAL = 6  # Regulation (EU) 2022/2065, Art. 20(1)


def day(at: datetime, zone: tzinfo) -> date:
    """Give the day of a time in a zone; at the very ends of the calendar, in UTC."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        return at.astimezone(UTC).date()


def last_day_to_appeal(decided_on: date) -> date:
    """Give the last day on which a decision can be appealed: the same day of the sixth month after it.

    Where that month is shorter, its last day.
    """
    months = decided_on.month - 1 + MONTHS_TO_APPEAL
    year, month = decided_on.year + months // 12, months % 12 + 1
    return date(year, month, min(decided_on.day, monthrange(year, month)[1]))
