"""Mastodon's webhook: `{"event", "created_at", "object": {…}}`."""

from dataclasses import replace

from moderation.forums.fields import Fields
from moderation.forums.mastodon.status import read_status
from moderation.forums.reading import check_media_type, delivery_id, event_name, is_ping, read_object
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_EVENTS = frozenset({"status.created", "status.updated"})
_PUBLIC = (None, "public", "unlisted")


def parse(body: bytes, content_type: str) -> Delivery:
    """Read a Mastodon webhook; raises Invalid naming event, object, object.id or object.content."""
    check_media_type(content_type)
    envelope = read_object(body)
    fields = Fields(envelope, "envelope")
    told = Delivery(
        event=Event.UNKNOWN,
        delivery_id=delivery_id(None, body),
        sent_at=fields.time("created_at"),
        warnings=tuple(fields.warnings),
    )
    if is_ping(envelope, "event"):
        return replace(told, event=Event.PING)
    name = event_name(envelope, "event", "status.created")
    if name not in _EVENTS:
        return replace(told, reason="unknown_event")
    return _about(told, envelope.get("object"))


def _about(told: Delivery, status: object) -> Delivery:
    if not isinstance(status, dict):
        raise Invalid("object must be the status, as Mastodon writes it", field="object")
    if status.get("visibility") not in _PUBLIC:
        external_id = Fields(status, "object").identifier("id")
        return replace(told, event=Event.REFUSED, reason="private_message", external_id=external_id)
    post, warnings = read_status(status)
    return replace(
        told, event=Event.POSTED, post=post, external_id=post.id, warnings=told.warnings + warnings
    )
