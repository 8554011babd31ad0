"""Statistics as one JSON document, for the API, the command and the desk's own file."""

from collections.abc import Mapping
from typing import Any

from moderation import shown
from moderation.desk.statistics import Judged, Share, Statistics

Json = Mapping[str, Any]


def as_json(made: Statistics) -> Json:
    """Show statistics; `step` is in seconds."""
    return {
        "now": shown.time(made.now),
        "since": shown.time(made.since),
        "step": int(made.step.total_seconds()),
        "waiting": [
            {"queue": each.queue, "count": each.count, "oldest_at": shown.time(each.oldest_at)}
            for each in made.waiting
        ],
        "flow": [{"at": shown.time(each.at), **each.counts} for each in made.flow],
        "checks": [judged(each) for each in made.judged],
    }


def judged(made: Judged) -> Json:
    """Show how one check was judged; `language` is null for all languages together."""
    return {
        "check": made.check,
        "language": made.language,
        "found": made.found,
        "confirmed": made.confirmed,
        "overturned": made.overturned,
        "let_be": made.let_be,
        "waiting": made.waiting,
        "precision": share(made.precision),
    }


def share(made: Share) -> Json:
    """Show a share with its interval; null where too few were judged to say anything."""
    if made.value is None or not made.is_enough:
        return {"n": made.n, "value": None, "low": None, "high": None}
    low, high = made.interval
    return {"n": made.n, "value": round(made.value, 3), "low": round(low, 3), "high": round(high, 3)}
