"""Standard Webhooks: HMAC-SHA256 over `id.timestamp.body` in base64, several live secrets.

The library `standardwebhooks` reads its own clock and signs text only, so that bytes which are no UTF-8
could not be told from a forgery; this works on the bytes, and the tests hold it to the library.
"""

import base64
import binascii
import hmac
import re
import secrets as randomness
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from moderation.forums.reading import header
from moderation.forums.refusals import bad_signature, missing_signature, stale_signature
from moderation.model import Invalid

TOLERANCE_SECONDS = 300
_PREFIX = "whsec_"
_KEY_BYTES = 32
_TIMESTAMP = re.compile(r"\d{1,12}", re.ASCII)


def make_secret() -> str:
    """Draw a secret as the standard writes it."""
    return _PREFIX + base64.b64encode(randomness.token_bytes(_KEY_BYTES)).decode()


def read_secret(secret: str) -> bytes:
    """Give the key that a secret holds; raises Invalid."""
    text = secret.strip().removeprefix(_PREFIX)
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise Invalid("A secret is whsec_ and base64; leave it out to have one made", field="secret")
    return key


def signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> bytes:
    """Give `v1,` and the signature in base64."""
    signed = b".".join((_bytes(message_id), _bytes(timestamp), body))
    return b"v1," + base64.b64encode(hmac.digest(key, signed, "sha256"))


def sign(body: bytes, secret: str, now: datetime, message_id: str) -> dict[str, str]:
    """Give the three headers of a signed message."""
    timestamp = str(int(now.timestamp()))
    made = signature(read_secret(secret), message_id, timestamp, body)
    return {"webhook-id": message_id, "webhook-timestamp": timestamp, "webhook-signature": made.decode()}


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    """Raise Refused unless a live secret signed these bytes within five minutes of now."""
    message_id, timestamp, sent = (
        header(headers, f"webhook-{part}") for part in ("id", "timestamp", "signature")
    )
    if not (message_id and timestamp and sent):
        raise missing_signature()
    expected = [signature(key, message_id, timestamp, body) for key in _usable(secrets)]
    given = _bytes(sent).split(b" ")
    matches = [hmac.compare_digest(one, other) for one in expected for other in given]
    if not any(matches) or not _TIMESTAMP.fullmatch(timestamp):
        raise bad_signature()
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        raise stale_signature()


def _usable(secrets: Sequence[str]) -> Iterator[bytes]:
    for secret in secrets:
        try:
            yield read_secret(secret)
        except Invalid:
            continue  # a secret that signs nothing must not open the door, nor shut it for the others


def _bytes(text: str) -> bytes:
    """Give a header's bytes; WSGI hands them over as Latin-1."""
    return text.encode("latin-1", errors="replace")
