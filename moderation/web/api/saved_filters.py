"""Saved filters: a user's own tabs of the queue."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import saved_filters as desk
from moderation.ports.saved_filters import SavedFilter
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_saved_filters", __name__)
blueprint.before_request(require_user)


@blueprint.get("/saved-filters")
def filters() -> Response:
    """Give the user's filters, each with how many cases it shows now."""
    with service().store.read() as tx:
        kept = desk.counted(tx, user())
    return jsonify(items=[{**_shown(each), "count": count} for each, count in kept], next=None)


@blueprint.post("/saved-filters")
def save() -> tuple[Response, HTTPStatus]:
    """Keep a filter of the queue under a name."""
    given = asking.body()
    query = {name: asking.text(given, name, usual="") for name in desk.NAMES}
    kept = desk.save(service().store, user(), asking.text(given, "name"), query)
    return jsonify(_shown(kept)), HTTPStatus.CREATED


@blueprint.delete("/saved-filters/<filter_id>")
def remove(filter_id: str) -> tuple[str, HTTPStatus]:
    """Forget a filter."""
    desk.remove(service().store, user(), asking.key(filter_id))
    return "", HTTPStatus.NO_CONTENT


def _shown(kept: SavedFilter) -> shown.Shown:
    return {"id": str(kept.id), "name": kept.name, "query": dict(kept.query)}
