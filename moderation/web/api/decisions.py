"""Decisions: the log, one of them, and the way back."""

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import undo as undoing
from moderation.desk.deliver import told_by_hand
from moderation.desk.review import visible_decision
from moderation.model import CHECKS, Action, DecisionState
from moderation.ports.records import DecisionFilter
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_decisions", __name__)
blueprint.before_request(require_user)


@blueprint.get("/decisions")
def decisions() -> Response:
    """Give what was decided, newest first."""
    which = DecisionFilter(
        action=asking.one_of("action", tuple(Action)),
        by=asking.words("by"),
        check=asking.one_of("check", CHECKS),
        state=asking.one_of("state", tuple(DecisionState)),
        forums=user().forums,
    )
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        found = tx.decisions.list(which, after=cursor, limit=limit + 1)
    following = str(found[limit - 1].decision.id) if len(found) > limit else None
    return jsonify(items=[shown.logged(each) for each in found[:limit]], next=following)


@blueprint.get("/decisions/<decision_id>")
def decision(decision_id: str) -> Response:
    """Give a decision."""
    with service().store.read() as tx:
        made = visible_decision(tx, asking.key(decision_id), user())
    return answers.decision(made)


@blueprint.post("/decisions/<decision_id>/told")
def told(decision_id: str) -> Response:
    """Write that the user told the author what no letter could."""
    return answers.decision(told_by_hand(service().store, asking.key(decision_id), user()))


@blueprint.post("/decisions/<decision_id>/undo")
def undo(decision_id: str) -> Response:
    """Take a decision back."""
    own = service()
    made = undoing.undo(own.store, asking.key(decision_id), user(), grace=own.settings.grace_seconds)
    return answers.decision(made)
