"""The mock forum's application: its answers, faults first, and the routes that steer it."""

import json
from datetime import UTC, datetime

import httpx
from flask import Flask, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from moderation.forums.asking import TIMEOUT_SECONDS
from moderation.forums.generic.post import read_post
from moderation.forums.generic.signature import verify
from moderation.forums.mock.discourse import discourse
from moderation.forums.mock.flarum import flarum
from moderation.forums.mock.ghost import ghost
from moderation.forums.mock.sender import send
from moderation.forums.mock.state import Fault, MockForum
from moderation.forums.mock.wordpress import wordpress
from moderation.model import ModerationError

_ANSWERS = {Fault.CONFLICT: 409, Fault.RATE_LIMITED: 429, Fault.ERROR: 500}
_STEERING = frozenset({"calls", "expect", "send"})


def create_mock(forum: MockForum) -> Flask:
    """Make the application around a forum's memory."""
    app = Flask("moderation.forums.mock", static_folder=None)
    app.before_request(lambda: _remember_and_fail(forum))
    app.register_error_handler(ModerationError, lambda error: (jsonify(code=error.code), 422))
    for blueprint in (discourse, wordpress, ghost, flarum):
        app.register_blueprint(blueprint(forum))
    _serve_decisions(app, forum)
    _serve_steering(app, forum)
    return app


def _remember_and_fail(forum: MockForum) -> Response | None:
    if request.endpoint in _STEERING:
        return None
    body = request.get_json(force=True, silent=True)
    forum.remember({"method": request.method, "path": request.full_path.rstrip("?"), "body": body})
    always = [Fault(request.args["fault"])] if "fault" in request.args else []
    fitting = [Fault.SILENCE, Fault.RATE_LIMITED, Fault.ERROR]
    fitting += [Fault.CONFLICT] if request.method != "GET" else []
    fault = always[0] if always else forum.take(_post(body), *fitting)
    if fault is Fault.SILENCE:
        forum.released.wait()
    headers = {"Retry-After": "7"} if fault is Fault.RATE_LIMITED else {}
    return Response(status=_ANSWERS[fault], headers=headers) if fault in _ANSWERS else None


def _post(body: object) -> str:
    """Find the post that a call is about: in its path, or in its body."""
    named = request.view_args or {}
    number = f"review-{named['review']}" if "review" in named else named.get("number")
    if number is None and isinstance(body, dict):
        data = body.get("data")
        number = data.get("post") if isinstance(data, dict) else body.get("id")
    return str(number)


def _serve_decisions(app: Flask, forum: MockForum) -> None:
    @app.post("/decisions")
    def decisions() -> ResponseReturnValue:
        try:
            verify(request.get_data(), dict(request.headers), [forum.secret], datetime.now(UTC))
        except ModerationError as error:
            return jsonify(code=error.code), 401
        forum.decisions.setdefault(request.headers["webhook-id"], request.get_json())
        return "", 204


def _serve_steering(app: Flask, forum: MockForum) -> None:
    @app.get("/calls", endpoint="calls")
    def calls() -> Response:
        return jsonify(items=forum.calls, decisions=forum.decisions, messages=forum.messages)

    @app.post("/expect/<post>/<fault>", endpoint="expect")
    def expect(post: str, fault: str) -> ResponseReturnValue:
        forum.expect(post, Fault(fault) if fault in tuple(Fault) else abort(404))
        return "", 204

    @app.post("/send", endpoint="send")
    def sending() -> Response:
        """Send a webhook: `{"url", "post", "kind"?, "secret"?, "event"?, "fault"?}`."""
        values = json.loads(request.get_data())
        post, _ = read_post(values["post"], "post")
        options = {name: values[name] for name in ("kind", "secret", "event", "fault") if name in values}
        with httpx.Client(timeout=TIMEOUT_SECONDS) as client:
            return jsonify(items=send(client, values["url"], post, **{"secret": forum.secret} | options))
