"""The API: the desk for programs, under /api/v1, with a bearer token."""

from flask import Flask

from moderation.web.api import (
    appeals,
    cases,
    decisions,
    feeds,
    findings,
    history,
    library,
    notes,
    notices,
    orders,
    policy,
    posts,
    proposals,
    saved_filters,
    second_looks,
    statements,
    statistics,
    watchlist,
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
        history,
        notes,
        saved_filters,
        feeds,
        watchlist,
        proposals,
    ):
        app.register_blueprint(part.blueprint, url_prefix="/api/v1")
