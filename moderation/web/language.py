"""The language of the reader: asked for in the address, preferred, or the browser's; French otherwise."""

from flask import Flask, Response, g, request
from flask_babel import Babel

from moderation.messages import LANGUAGES

COOKIE = "language"
YEAR = 365 * 24 * 3600  # seconds
NAMES = {"fr": "Français", "en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})


def register(app: Flask) -> None:
    """Translate an application."""
    Babel(app, default_locale="fr", locale_selector=language)
    app.jinja_env.globals.update(language=language, direction=direction, languages=NAMES)


def language() -> str:
    """Give the language of the request's reader."""
    if "language" not in g:
        g.language = _choose()
    return str(g.language)


def direction() -> str:
    """Give the direction of the reader's language."""
    return "rtl" if language() in RIGHT_TO_LEFT else "ltr"


def _choose() -> str:
    for asked in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return asked
    return request.accept_languages.best_match(LANGUAGES) or "fr"


def prefer(response: Response, name: str) -> None:
    """Remember the language that a reader chose."""
    response.set_cookie(COOKIE, name, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
