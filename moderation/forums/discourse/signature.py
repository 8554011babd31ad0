"""Discourse: HMAC-SHA256 over the raw body, in hexadecimal; it signs no time."""

import hmac
import secrets as randomness
from collections.abc import Mapping, Sequence

from moderation.forums.reading import header
from moderation.forums.refusals import bad_signature, missing_signature
from moderation.model import Invalid

HEADER = "X-Discourse-Event-Signature"


def make_secret() -> str:
    """Draw a secret that Discourse's form takes."""
    return randomness.token_urlsafe(32)


def check_secret(secret: str) -> None:
    """Raise Invalid for an empty secret, with which Discourse signs nothing."""
    if not secret.strip():
        raise Invalid("A secret must not be empty; leave it out to have one made", field="secret")


def signature(secret: str, body: bytes) -> str:
    """Give `sha256=` and the signature in hexadecimal."""
    return "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str]) -> None:
    """Raise Refused unless a live secret signed these bytes; an empty secret signs nothing."""
    sent = header(headers, HEADER.lower())
    if not sent:
        raise missing_signature()
    given = sent.encode("latin-1", errors="replace")
    matches = [hmac.compare_digest(signature(secret, body).encode(), given) for secret in secrets if secret]
    if not any(matches):
        raise bad_signature()
