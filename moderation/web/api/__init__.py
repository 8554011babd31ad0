"""The API: the desk for programs, under /api/v1, with a bearer token."""

from flask import Flask

from moderation.web.api import cases, decisions, findings, posts


def register(app: Flask) -> None:
    """Add the routes."""
    for part in (posts, cases, findings, decisions):
        app.register_blueprint(part.blueprint, url_prefix="/api/v1")
