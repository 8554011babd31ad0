"""Flarum's webhook carries its secret itself: `Authorization: Bearer …`; the body is not signed."""

from collections.abc import Mapping, Sequence

from moderation.forums.hexadecimal import require_one
from moderation.forums.reading import header
from moderation.forums.refusals import missing_signature

HEADER = "Authorization"
_SCHEME = "Bearer "


def verify(headers: Mapping[str, str], secrets: Sequence[str]) -> None:
    """Raise Refused unless the header holds a live secret."""
    sent = header(headers, HEADER.lower()) or ""
    if not sent.startswith(_SCHEME):
        raise missing_signature()
    require_one(sent.removeprefix(_SCHEME).strip(), [secret for secret in secrets if secret])
