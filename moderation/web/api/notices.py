"""Notices: what anybody reported, and that it was handled."""

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import notices as desk
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_notices", __name__)
blueprint.before_request(require_user)
STATES = ("waiting", "all")


@blueprint.get("/notices")
def notices() -> Response:
    """Give notices by number: those that nobody has handled yet, or all."""
    limit, after = asking.limit(), asking.number("cursor", usual=0)
    waiting = asking.one_of("state", STATES) != "all"
    with service().store.read() as tx:
        found = tx.notices.list(desk.reach(user()), waiting=waiting, after=after, limit=limit + 1)
    return answers.part(found, limit, lambda each: shown.notice(desk.shown_to(user(), each)))


@blueprint.get("/notices/<notice_id>")
def notice(notice_id: str) -> Response:
    """Give a notice."""
    with service().store.read() as tx:
        return jsonify(shown.notice(desk.visible(tx, asking.key(notice_id), user())))


@blueprint.post("/notices/<notice_id>/handled")
def handled(notice_id: str) -> Response:
    """Write that a notice is answered without a decision."""
    return jsonify(shown.notice(desk.handle(service().store, asking.key(notice_id), user())))
