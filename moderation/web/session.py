"""Sessions: a random key in a cookie, only its hash in the database, and a user behind it.

Each sign-in makes a new one; it ends by itself, by signing out, or when its user is disabled.
"""

import secrets

from flask import Response, current_app, g, request

from moderation import credentials
from moderation.model import Refused
from moderation.ports.records import User
from moderation.web.asked import address
from moderation.web.attempts import MOST_FROM_ALL, Attempts, sender
from moderation.web.current import service

COOKIE = "moderation"
SECURE_COOKIE = "__Host-moderation"  # the prefix makes the browser refuse it from anywhere but this host
LONGEST_PASSWORD = 1000
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def load() -> None:
    """Find the user of the request's session; runs before every request."""
    g.user = None
    g.session_hash = None
    key = request.cookies.get(_cookie())
    if key and request.endpoint != "static":
        key_hash = credentials.hash_token(key)
        with service().store.read() as tx:
            g.user = tx.users.by_session(key_hash)
        g.session_hash = key_hash if g.user else None


def current_user() -> User:
    """Give the signed-in user; Refused without one."""
    if g.user is None:
        raise Refused("sign in first", code="sign_in")
    user: User = g.user
    return user


def may_sign_in() -> bool:
    """Tell whether a password may travel here: over HTTPS, or within this machine."""
    host = address(f"//{request.host}").hostname
    return is_secure() or host in LOOPBACK or service().settings.insecure_cookies


def is_secure() -> bool:
    """Tell whether the browser came over HTTPS, to us or to the proxy of our public address."""
    public = address(service().settings.public_url or "")
    return request.is_secure or (public.scheme == "https" and public.netloc == request.host)


def check(name: str, password: str) -> User:
    """Give the user of a name and a password; Refused, in the same words and time whatever was wrong."""
    attempts: Attempts = current_app.extensions["moderation_attempts"]
    here = f"{sender()} {name}"  # who knows a name must not be able to lock its owner out
    if not (attempts.admit(here) and attempts.admit(name, MOST_FROM_ALL)):
        raise Refused("too many attempts", code="too_many_attempts")
    stored = _stored(name)
    if not credentials.check_password(stored, password[:LONGEST_PASSWORD]):
        raise Refused("wrong name or password", code="credentials")
    attempts.forget(here)
    with service().store.read() as tx:
        return tx.users.get(name)


def _stored(name: str) -> str | None:
    if not name.isprintable():  # PostgreSQL refuses NUL
        return None
    with service().store.read() as tx:
        return tx.users.password_hash(name)


def begin(response: Response, user: User) -> None:
    """Open a session for a user, in place of the one that the browser had."""
    key = secrets.token_urlsafe(32)
    hours = service().settings.session_hours
    with service().store.write() as tx:
        if g.session_hash:
            tx.users.end_session(g.session_hash)
        tx.users.open_session(user.id, credentials.hash_token(key), hours=hours)
        tx.audit.append(user.name, "sign_in", f"user:{user.name}")
    response.set_cookie(
        _cookie(), key, max_age=hours * 3600, secure=is_secure(), httponly=True, samesite="Lax", path="/"
    )


def end(response: Response) -> None:
    """End the request's session."""
    if g.session_hash:
        with service().store.write() as tx:
            tx.users.end_session(g.session_hash)
    response.delete_cookie(_cookie(), secure=is_secure(), httponly=True, samesite="Lax", path="/")


def _cookie() -> str:
    return SECURE_COOKIE if is_secure() else COOKIE
