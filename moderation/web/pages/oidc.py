"""Sign in through an OpenID provider: only whom an administrator has named by the provider's subject."""

import hmac
from dataclasses import astuple
from http import HTTPStatus

from flask import Blueprint, Flask, Response, request, url_for
from itsdangerous import BadData, URLSafeTimedSerializer

from moderation import observe
from moderation.model import NotFound, Refused
from moderation.ports.records import User
from moderation.web import session
from moderation.web.asked import local
from moderation.web.current import service
from moderation.web.oidc import Attempt, Issuer, issuer_of
from moderation.web.page import go_on, show

blueprint = Blueprint("oidc", __name__)
COOKIE = "moderation-oidc"
MINUTES = 10  # that signing in elsewhere may take


def register(app: Flask) -> None:
    """Let the form of signing in name the provider."""
    app.jinja_env.globals["sign_in_with"] = _name


def _name() -> str | None:
    issuer = issuer_of(service().settings)
    return None if issuer is None else issuer.name


@blueprint.get("/login/oidc")
def start() -> Response:
    """Send the browser to the provider, with an attempt that it alone can end."""
    issuer, attempt = _issuer(), Attempt()
    if not session.may_sign_in():
        return go_on(url_for("login.form"))
    response = go_on(issuer.begin(attempt, _redirect()))
    response.set_cookie(
        COOKIE,
        _sealed().dumps([*astuple(attempt), local(request.args.get("next"))]),
        max_age=MINUTES * 60,
        secure=session.is_secure(),
        httponly=True,
        samesite="Lax",
        path="/login/oidc",
    )
    return response


@blueprint.get("/login/oidc/back")
def back() -> Response:
    """Open a session for whom the provider vouches for."""
    issuer = _issuer()
    try:
        attempt, onward = _attempt(issuer)
        user = _user(issuer.finish(attempt, _redirect(), request.args.get("code", "")))
        response = go_on(onward)
        session.begin(response, user)
    except Refused as error:
        observe.sign_in_refused(error.message)
        status = HTTPStatus.UNAUTHORIZED
        response = show("login.html", status=status, may_sign_in=True, name="", error=error.code)
    response.delete_cookie(COOKIE, path="/login/oidc", secure=session.is_secure(), httponly=True)
    return response


def _issuer() -> Issuer:
    issuer = issuer_of(service().settings)
    if issuer is None:
        raise NotFound("no OpenID provider is set", code="not_found")
    return issuer


def _redirect() -> str:
    """Give the address to come back to, which the provider must know too."""
    public = service().settings.public_url
    path = url_for("oidc.back")
    return public.rstrip("/") + path if public else url_for("oidc.back", _external=True)


def _attempt(issuer: Issuer) -> tuple[Attempt, str]:
    """Give the attempt that this browser began, and where it goes on."""
    try:
        *values, onward = _sealed().loads(request.cookies.get(COOKIE, ""), max_age=MINUTES * 60)
    except BadData:
        raise Refused("this browser has begun no attempt, or too long ago", code="oidc_refused") from None
    attempt = Attempt(*values)
    if not hmac.compare_digest(request.args.get("state", "").encode(), attempt.state.encode()):
        raise Refused("the state is not that of this browser's attempt", code="oidc_refused")
    if request.args.get("iss", issuer.address) != issuer.address:  # RFC 9207
        raise Refused("another issuer answers", code="oidc_refused")
    if "error" in request.args:
        raise Refused("the provider signs nobody in", code="oidc_refused")
    return attempt, local(onward)


def _user(subject: str) -> User:
    """Give the enabled user whom an administrator has bound to a subject; nobody is made by signing in."""
    with service().store.read() as tx:
        user = tx.users.by_subject(subject)
    if user is None:
        raise Refused("no enabled user has this subject", code="oidc_unknown")
    return user


def _sealed() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(service().key, salt="moderation.oidc")
