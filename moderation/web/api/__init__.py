"""The API: the desk for programs, under /api/v1, with a bearer token."""

from flask import Flask

from moderation.web.api import (
    appeals,
    cases,
    decisions,
    findings,
    library,
    notices,
    orders,
    policy,
    posts,
    second_looks,
    statements,
    statistics,
    waves,
)


def register(app: Flask) -> None:
    """Add the routes."""
    for part in (
        posts,
        cases,
        findings,
        decisions,
        statements,
        appeals,
        notices,
        orders,
        statistics,
        second_looks,
        library,
        policy,
        waves,
    ):
        app.register_blueprint(part.blueprint, url_prefix="/api/v1")
