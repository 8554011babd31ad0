"""The desk in the browser: one file a page or a verb."""

from flask import Flask

from moderation.web import access, asked, compress, language, security, session
from moderation.web.attempts import Attempts
from moderation.web.pages import (
    appeal,
    case,
    claim,
    compare,
    decide,
    decisions,
    feedback,
    library,
    live,
    login,
    notes,
    notices,
    oidc,
    orders,
    policy,
    post,
    preferences,
    queue,
    saved,
    second_looks,
    show_as,
    statement,
    statistics,
    watchlist,
    waves,
)

PAGES = (
    queue,
    case,
    compare,
    claim,
    decide,
    feedback,
    statement,
    appeal,
    notes,
    notices,
    orders,
    decisions,
    statistics,
    second_looks,
    library,
    watchlist,
    policy,
    post,
    saved,
    live,
    login,
    oidc,
    preferences,
    waves,
)


def register(app: Flask) -> None:
    """Add the pages, and what guards them."""
    app.extensions["moderation_attempts"] = Attempts()
    app.extensions["moderation_sent"] = Attempts()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for part in (
        asked,
        compress,
        language,
        security,
        show_as,
        preferences,
        notices,
        orders,
        oidc,
        saved,
        live,
    ):
        part.register(app)
    for guard in (session.load, access.require_user, security.require_own_form):
        app.before_request(guard)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
