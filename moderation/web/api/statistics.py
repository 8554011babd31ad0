"""Statistics for programs."""

from datetime import UTC, date, datetime, time

from flask import Blueprint, Response, jsonify, request

from moderation.desk.statistics import statistics
from moderation.desk.statistics_shown import as_json
from moderation.forums.times import read_time
from moderation.model import Invalid
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_statistics", __name__)
blueprint.before_request(require_user)


@blueprint.get("/statistics")
def figures() -> Response:
    """Give what waits, what passed since a time, and how each check was judged."""
    made = statistics(service().store, user(), since=_since(), forum=asking.words("forum"))
    return jsonify(as_json(made))


def _since() -> datetime | None:
    text = request.args.get("since")
    if text is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)
    except ValueError:
        pass
    try:
        return read_time(text)
    except ValueError:
        message = f"since: {text!r} is neither a date (2026-03-01) nor a time (2026-03-01T10:00:00Z)"
        raise Invalid(message, field="since") from None
