"""Sign in and out."""

from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from moderation.model import Refused
from moderation.web import language, session
from moderation.web.asked import local
from moderation.web.attempts import WINDOW
from moderation.web.page import go_on, show

blueprint = Blueprint("login", __name__)
STATUS = {"credentials": HTTPStatus.UNAUTHORIZED, "too_many_attempts": HTTPStatus.TOO_MANY_REQUESTS}


@blueprint.get("/login")
def form() -> Response:
    """Show the form."""
    return show("login.html", may_sign_in=session.may_sign_in(), name="", error=None)


@blueprint.post("/login")
def sign_in() -> Response:
    """Open a session for the right name and password."""
    name = request.form.get("name", "").strip()
    if not session.may_sign_in():
        return show("login.html", status=HTTPStatus.FORBIDDEN, may_sign_in=False, name=name, error=None)
    try:
        user = session.check(name, request.form.get("password", ""))
    except Refused as error:
        status = STATUS[error.code]
        refused = show("login.html", status=status, may_sign_in=True, name=name, error=error.code)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            refused.headers["Retry-After"] = str(int(WINDOW))
        return refused
    response = go_on(local(request.args.get("next")))
    session.begin(response, user)
    if request.args.get("lang") in language.NAMES:
        language.prefer(response, request.args["lang"])
    return response


@blueprint.post("/logout")
def sign_out() -> Response:
    """End the session."""
    response = go_on(url_for("login.form"))
    session.end(response)
    return response
