"""Errors as RFC 9457 problem documents for programs, and as a page for people."""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from moderation import observe
from moderation.model import Conflict, Invalid, ModerationError, NotFound, Refused, Unavailable
from moderation.web.access import FOR_AUTHORS_AND_READERS

STATUS: dict[type[ModerationError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    Refused: HTTPStatus.FORBIDDEN,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
RETRY_AFTER = "5"  # seconds
FOR_PROGRAMS = ("/api/", "/webhooks/", "/healthz", "/readyz", "/metrics", "/openapi.json")


def register(app: Flask) -> None:
    """Answer every error in one of two forms."""
    app.register_error_handler(ModerationError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def problem(
    status: HTTPStatus,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Give a problem document; `code` is stable, `field` names what to mend."""
    document = {
        "type": f"/docs#problem-{code}",
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": detail,
        **({"field": field} if field else {}),
    }
    return Response(
        json.dumps(document), status=status, content_type="application/problem+json", headers=headers
    )


def _known(error: ModerationError) -> Response:
    status = STATUS[type(error)]
    headers = {"Retry-After": RETRY_AFTER} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return _answer(status, error.code, error.message, field=error.field, headers=headers)


def _http(error: HTTPException) -> BaseResponse:
    if error.response is not None:
        return error.get_response()
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    code = status.phrase.lower().replace(" ", "_").replace("-", "_")
    return _answer(status, code, error.description or status.phrase, headers=headers)


def _unknown(error: Exception) -> Response:
    observe.failed(request.endpoint or "", error)
    detail = "a fault of ours; it is in the log"
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", detail)


def _answer(status: HTTPStatus, code: str, detail: str, **more: Any) -> Response:  # noqa: ANN401 - passed on
    if request.path.startswith(FOR_PROGRAMS) or request.is_json or not request.accept_mimetypes.accept_html:
        return problem(status, code, detail, **more)
    has_no_account = request.endpoint in FOR_AUTHORS_AND_READERS
    page = render_template(
        "problem.html", status=status, code=code, detail=detail, has_no_account=has_no_account
    )
    return Response(page, status=status, content_type="text/html; charset=utf-8", headers=more.get("headers"))
