"""What a reader prefers, kept in cookies: the language, and whether single keys work."""

from flask import Blueprint, Flask, Response, request, url_for

from moderation.web import language
from moderation.web.page import go_on, show

blueprint = Blueprint("preferences", __name__)
KEYS = "keys"
OFF = "off"


def register(app: Flask) -> None:
    """Let every page know whether single keys work (WCAG 2.1.4)."""
    app.jinja_env.globals["keys_are_on"] = keys_are_on


def keys_are_on() -> bool:
    """Tell whether single keys work for this reader."""
    return request.cookies.get(KEYS) != OFF


@blueprint.get("/preferences")
def form() -> Response:
    """Show what can be chosen."""
    return show("preferences.html")


@blueprint.post("/preferences")
def save() -> Response:
    """Remember what was chosen."""
    response = go_on(url_for("preferences.form"))
    if request.form.get("language") in language.NAMES:
        language.prefer(response, request.form["language"])
    keys = "on" if KEYS in request.form else OFF
    response.set_cookie(
        KEYS, keys, max_age=language.YEAR, samesite="Lax", httponly=True, secure=request.is_secure
    )
    return response
