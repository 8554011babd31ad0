"""HMAC-SHA256 over the raw body, in hexadecimal after `sha256=`: WebSub's form, which signs no time."""

import hmac
from collections.abc import Mapping, Sequence

from moderation.forums.reading import header
from moderation.forums.refusals import bad_signature, missing_signature


def signature(secret: str, body: bytes) -> str:
    """Give `sha256=` and the signature in hexadecimal."""
    return "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], name: str) -> None:
    """Raise Refused unless the header of this name was made of these bytes by a live secret."""
    sent = header(headers, name.lower())
    if not sent:
        raise missing_signature()
    require_one(sent, [signature(secret, body) for secret in secrets if secret])


def require_one(sent: str, expected: Sequence[str]) -> None:
    """Raise Refused unless what was sent is one of these; how long it takes does not tell which."""
    given = sent.encode("latin-1", errors="replace")
    matches = [hmac.compare_digest(one.encode(), given) for one in expected]
    if not any(matches):
        raise bad_signature()
