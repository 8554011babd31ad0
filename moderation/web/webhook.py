"""Receive webhooks: size, signature on the raw bytes, content type, shape, one commit, then 202."""

import time
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, Flask, Response, jsonify, request

from moderation import observe
from moderation.desk.receive import receive
from moderation.forums import find_kind
from moderation.model import Invalid, ModerationError, Refused
from moderation.ports.delivery import Event
from moderation.web.current import service
from moderation.web.problems import problem

blueprint = Blueprint("webhook", __name__)

# A sender that signs wrongly, or in another type, is told so by the status that webhooks use.
STATUS = {"content_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "encoding": HTTPStatus.UNSUPPORTED_MEDIA_TYPE}


def register(app: Flask) -> None:
    """Add the route."""
    app.register_blueprint(blueprint)


@blueprint.post("/webhooks/<name>", strict_slashes=False)  # at a 404 Discourse switches a hook off for ever
def deliver(name: str) -> Response:
    """Store one delivery; 202 only after the commit, and the workers are rung after that."""
    began = time.monotonic()
    own = service()
    try:
        with own.store.read() as tx:
            forum = tx.forums.get(name)
            secrets = tx.forums.secrets(forum.id)
        body = _body()
        kind = find_kind(forum.kind)
        kind.verify(body, dict(request.headers), secrets, datetime.now(UTC))
        delivery = kind.parse(body, request.content_type or "", dict(request.headers))
        if delivery.event is Event.PING:
            return jsonify(ping="pong")
        receipt = receive(own.store, forum, delivery, body)
    except ModerationError as error:
        return _refuse(name, error)
    if receipt.examinations:
        own.bell.examine(receipt.examinations)
    observe.received(name, receipt.outcome, post=receipt.post)
    observe.RECEIVE_SECONDS.observe(time.monotonic() - began)
    answer: dict[str, object] = {"post": None if receipt.post is None else str(receipt.post)}
    if delivery.warnings:
        answer["warnings"] = list(delivery.warnings)
    response = jsonify(answer)
    response.status_code = HTTPStatus.ACCEPTED
    return response


def _body() -> bytes:
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Invalid("Content-Encoding: send the body as it is, not compressed", code="encoding")
    body = request.get_data(cache=False)
    if request.content_length is None:
        request.stream.read(1)  # a body in chunks is cut at the limit, and only reading on answers 413
    return body


def _refuse(forum: str, error: ModerationError) -> Response:
    observe.refused(forum, error.code)
    if isinstance(error, Refused):
        return problem(HTTPStatus.UNAUTHORIZED, error.code, error.message)
    if error.code in STATUS:
        return problem(STATUS[error.code], error.code, error.message, field=error.field)
    raise error
