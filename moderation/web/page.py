"""How every page is written and sent."""

from http import HTTPStatus

from flask import Response, render_template


def show(template: str, *, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
    """Give a page; a lone surrogate, which UTF-8 cannot carry, becomes a question mark."""
    text = render_template(template, **values)
    return Response(text.encode("utf-8", "replace"), status=status, content_type="text/html; charset=utf-8")


def go_on(url: str) -> Response:
    """Send the browser on to read another page."""
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": url})
