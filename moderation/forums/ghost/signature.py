"""Ghost's signature: HMAC-SHA256 over the raw body and its time in milliseconds, one behind the other."""

import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from moderation.forums.hexadecimal import require_one
from moderation.forums.reading import header
from moderation.forums.refusals import bad_signature, missing_signature, stale_signature

HEADER = "X-Ghost-Signature"
TOLERANCE_SECONDS = 300
_SENT = re.compile(r"sha256=(?P<digest>[^,]*), ?t=(?P<time>\d{1,15})", re.ASCII)


def sign(body: bytes, secret: str, now: datetime) -> dict[str, str]:
    """Give the header of a signed message."""
    time = str(round(now.timestamp() * 1000))
    return {HEADER: f"sha256={_digest(secret, body, time)}, t={time}"}


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    """Raise Refused unless a live secret signed these bytes within five minutes of now."""
    sent = header(headers, HEADER.lower())
    if not sent:
        raise missing_signature()
    read = _SENT.fullmatch(sent.strip())
    if read is None:
        raise bad_signature()
    require_one(read["digest"], [_digest(secret, body, read["time"]) for secret in secrets if secret])
    if abs(now.timestamp() - int(read["time"]) / 1000) > TOLERANCE_SECONDS:
        raise stale_signature()


def _digest(secret: str, body: bytes, time: str) -> str:
    return hmac.digest(secret.encode(), body + time.encode(), "sha256").hex()
