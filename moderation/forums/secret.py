"""A secret that is any text which both sides keep."""

import secrets as randomness

from moderation.model import Invalid


def make_secret() -> str:
    """Draw a secret that any forum's form takes."""
    return randomness.token_urlsafe(32)


def check_secret(secret: str) -> None:
    """Raise Invalid for an empty secret, with which nothing can be signed."""
    if not secret.strip():
        raise Invalid("A secret must not be empty; leave it out to have one made", field="secret")
