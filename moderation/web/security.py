"""What guards every answer and every form: headers, the form's token, where a form was sent from."""

import hashlib
import hmac
import secrets

from flask import Flask, Response, g, request
from markupsafe import Markup

from moderation.model import Refused
from moderation.web.asked import address
from moderation.web.current import service

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FIELD = "csrf_token"
SIGN_IN = "login.sign_in"  # proves itself by the password, whoever was signed in before
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# Programs have no cookie that another site could use: they sign, or bring a token.
BY_PROGRAMS = ("webhook.", "api_")


def register(app: Flask) -> None:
    """Guard an application."""
    app.after_request(_harden)
    app.jinja_env.globals["csrf"] = field


def _harden(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def require_own_form() -> None:
    """Raise Refused for a form that was not sent from a page of ours; runs before every request.

    Browsers name the sender's origin, except under our own referrer policy, where they send "null"; then
    Sec-Fetch-Site tells, and the form's token, which no other site can read.
    """
    if request.method not in UNSAFE or (request.endpoint or "").startswith(BY_PROGRAMS):
        return
    has_token = g.session_hash is None or request.endpoint == SIGN_IN or _is_own_token()
    if not _is_own_origin() or not has_token:
        raise Refused("this form was not sent from the desk, or is too old; load the page again", code="csrf")


def _is_own_origin() -> bool:
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    if site not in (None, "same-origin", "none"):
        return False
    public = address(service().settings.public_url or "").netloc
    return origin == "null" or address(origin).netloc in (request.host, public or request.host)


def field() -> Markup:
    """Give the hidden field that every form of a signed-in user carries."""
    if g.session_hash is None:
        return Markup("")
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token())


def token() -> str:
    """Give a token bound to the session; a new one each time, so that compression tells nothing of it."""
    salt = secrets.token_hex(16)
    return salt + _sign(salt)


def _is_own_token() -> bool:
    given = request.form.get(FIELD, "")
    salt, signature = given[:32], given[32:]
    return hmac.compare_digest(signature.encode(), _sign(salt).encode())


def _sign(salt: str) -> str:
    return hmac.new(service().key, b"form:" + g.session_hash + salt.encode(), hashlib.sha256).hexdigest()
