"""Who may see what: every route needs a signed-in user, but for those that are named here."""

from flask import Response, g, request, url_for

from moderation.model import Refused
from moderation.web.page import go_on

FOR_AUTHORS_AND_READERS = frozenset(
    {
        "appeal.show_appeal",
        "appeal.send",
        "notices.form",
        "notices.send",
        "notices.received",
    }
)
"""Pages of people who have no account here."""

# For anybody, or guarded by their own signature or token.
PUBLIC = FOR_AUTHORS_AND_READERS | frozenset(
    {
        "static",
        "login.form",
        "login.sign_in",
        "oidc.start",
        "oidc.back",
        "webhook.deliver",
        "ops.healthz",
        "ops.readyz",
        "ops.metrics",
        "ops.openapi",
        "ops.docs",
    }
)
OWN_RULE = ("api_",)  # bearer tokens, checked by the API itself


def require_user() -> Response | None:
    """Let a request through, or send it to the form of signing in; runs before every request."""
    endpoint = request.endpoint
    if endpoint is None or endpoint in PUBLIC or endpoint.startswith(OWN_RULE) or g.user is not None:
        return None
    if request.method not in ("GET", "HEAD"):
        raise Refused("your session has ended; sign in again", code="sign_in")
    asked = request.full_path.rstrip("?")
    return go_on(url_for("login.form", next=None if asked == "/" else asked))
