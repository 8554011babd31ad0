"""Notices: the public form, its receipt, and what of it the desk has still to handle."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Flask, Response, g, jsonify, request, url_for

from moderation.desk import notices as desk
from moderation.desk.review import MAY_DECIDE
from moderation.model import Conflict, Invalid
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.web.api import asking
from moderation.web.asked import number
from moderation.web.attempts import require_few, sender
from moderation.web.current import service
from moderation.web.page import go_on, show
from moderation.web.session import current_user

blueprint = Blueprint("notices", __name__)
LARGEST = 128 * 1024  # bytes: the longest explanation as a browser encodes it, and the rest
ROWS = 25
FIELDS = ("address", "reason", "explanation", "name", "email")


def register(app: Flask) -> None:
    """Let the tabs tell how many wait."""
    app.jinja_env.globals["waiting_notices"] = _waiting


def _waiting() -> int:
    with service().store.read() as tx:
        return tx.notices.count(desk.reach(g.user))


@blueprint.get("/notices")
def form() -> Response:
    """Show the public form; `?address=` fills in the post's."""
    return _form({"address": request.args.get("address", "")})


@blueprint.post("/notices")
def send() -> Response:
    """Store a notice that a form or a program sends."""
    request.max_content_length = LARGEST
    if request.is_json:
        notice_id = _receive(asking.body())
        answer = jsonify(id=str(notice_id))
        answer.status_code = HTTPStatus.CREATED
        return answer
    given = {name: request.form.get(name, "") for name in FIELDS}
    try:
        notice_id = _receive({**given, "good_faith": "good_faith" in request.form})
    except Invalid as error:
        return _form(given, HTTPStatus.UNPROCESSABLE_ENTITY, error)
    return go_on(url_for("notices.received", notice_id=notice_id))


@blueprint.get("/notices/<number:notice_id>")
def received(notice_id: int) -> Response:
    """Say that a notice was received, and its number; who asks learns nothing of it."""
    return show("notice_received.html", number=notice_id)


def _form(
    given: Mapping[str, str], status: HTTPStatus = HTTPStatus.OK, error: Invalid | None = None
) -> Response:
    return show("notice_form.html", status=status, given=given, error=error, longest=desk.LONGEST_EXPLANATION)


def _receive(given: Mapping[str, Any]) -> int:
    for name in FIELDS:
        if not isinstance(given.get(name) or "", str):
            raise Invalid(f"{name}: must be text", field=name)
    if given.get("reason") not in list(NoticeReason):
        raise Invalid(f"reason: must be one of {', '.join(NoticeReason)}", field="reason")
    require_few(sender())
    new = NewNotice(
        address=(given.get("address") or "").strip(),
        reason=NoticeReason(given["reason"]),
        explanation=given.get("explanation") or "",
        name=(given.get("name") or "").strip() or None,
        email=(given.get("email") or "").strip() or None,
    )
    return desk.receive(service().store, new, in_good_faith=given.get("good_faith") is True)


@blueprint.get("/desk/notices")
def show_notices() -> Response:
    """Show the notices that nobody has handled yet, or all."""
    return _list()


def _list(status: HTTPStatus = HTTPStatus.OK, error: Conflict | None = None) -> Response:
    user, after = current_user(), request.args.get("after", 0, type=number)
    waiting = "all" not in request.args
    with service().store.read() as tx:
        found = tx.notices.list(desk.reach(user), waiting=waiting, after=after, limit=ROWS + 1)
        now = tx.now()
    return show(
        "notices.html",
        status=status,
        error=error,
        rows=[desk.shown_to(user, each) for each in found[:ROWS]],
        following=found[ROWS - 1].id if len(found) > ROWS else None,
        waiting=waiting,
        now=now,
        may_decide=user.role in MAY_DECIDE,
    )


@blueprint.post("/desk/notices/<number:notice_id>")
def handle(notice_id: int) -> Response:
    """Write that a notice is handled."""
    try:
        desk.handle(service().store, notice_id, current_user())
    except Conflict as error:
        return _list(HTTPStatus.CONFLICT, error)
    return go_on(url_for("notices.show_notices"))
