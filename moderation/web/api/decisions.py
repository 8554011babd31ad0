"""Decisions: read one, take one back."""

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import decide as deciding
from moderation.desk import review
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_decisions", __name__)
blueprint.before_request(require_user)


@blueprint.get("/decisions/<decision_id>")
def decision(decision_id: str) -> Response:
    """Give a decision."""
    with service().store.read() as tx:
        made = tx.cases.decision(asking.key(decision_id))
        review.visible(tx, made.case, user())
    return jsonify(shown.decision(made))


@blueprint.post("/decisions/<decision_id>/undo")
def undo(decision_id: str) -> Response:
    """Take a decision back."""
    own = service()
    made = deciding.undo(own.store, asking.key(decision_id), user(), grace=own.settings.grace_seconds)
    return jsonify(shown.decision(made))
