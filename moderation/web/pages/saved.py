"""Saved filters: tabs of the queue that a person made."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Flask, Response, request, url_for

from moderation.desk import saved_filters as desk
from moderation.model import Conflict, Invalid
from moderation.ports.saved_filters import SavedFilter
from moderation.web.current import service
from moderation.web.page import go_on
from moderation.web.session import current_user

blueprint = Blueprint("saved", __name__)


def register(app: Flask) -> None:
    """Let the queue show the reader's own tabs."""
    app.jinja_env.globals["saved_filters"] = _saved


def _saved() -> Sequence[tuple[SavedFilter, int]]:
    with service().store.read() as tx:
        return desk.counted(tx, current_user())


@blueprint.post("/saved-filters")
def save() -> Response:
    """Keep the filter that the queue shows; what cannot be kept is said there."""
    query = {name: request.form.get(name, "") for name in desk.NAMES}
    shown: dict[str, Any] = {name: value for name, value in query.items() if value}
    try:
        desk.save(service().store, current_user(), request.form.get("name", ""), query)
    except (Invalid, Conflict) as error:
        return go_on(url_for("queue.show_queue", unsaved=error.field, **shown))
    return go_on(url_for("queue.show_queue", **shown))


@blueprint.post("/saved-filters/<number:filter_id>/remove")
def remove(filter_id: int) -> Response:
    """Forget a tab."""
    desk.remove(service().store, current_user(), filter_id)
    return go_on(url_for("queue.show_queue"))
