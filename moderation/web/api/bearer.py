"""Who asks: the user of a bearer token."""

from http import HTTPStatus

from flask import abort, g, request

from moderation import credentials
from moderation.ports.records import User
from moderation.web.current import service
from moderation.web.problems import problem

SCHEME = "bearer "


def require_user() -> None:
    """Let only the enabled user of a known token through; 401 for anybody else."""
    header = request.headers.get("Authorization", "")
    if header.lower().startswith(SCHEME):
        with service().store.read() as tx:
            g.api_user = tx.users.by_token(credentials.hash_token(header[len(SCHEME) :].strip()))
        if g.api_user is not None:
            return
    detail = "send the header Authorization: Bearer TOKEN with the token of moderation users add"
    headers = {"WWW-Authenticate": "Bearer"}
    abort(problem(HTTPStatus.UNAUTHORIZED, "unauthorized", detail, headers=headers))


def user() -> User:
    """Give the user of the request."""
    known: User = g.api_user
    return known
