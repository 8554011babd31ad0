"""What one verified webhook says, whatever the forum."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderation.model import Post


class Event(StrEnum):
    """What a verified webhook tells."""

    POSTED = "posted"  # created or edited: the revision says which
    DELETED = "deleted"
    RECOVERED = "recovered"
    PING = "ping"
    REFUSED = "refused"  # a private message: not read, not stored
    UNKNOWN = "unknown"  # well-formed, but not for us: kept in quarantine


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one verified webhook says.

    `post` is there for posted and recovered, `external_id` whenever a post is named; `sent_at` is the
    envelope's own time. `warnings` name the optional fields that were bad and left out; `reason` is a short
    code for refused and unknown.
    """

    event: Event
    delivery_id: str
    post: Post | None = None
    external_id: str | None = None
    sent_at: datetime | None = None
    warnings: tuple[str, ...] = ()
    reason: str | None = None
