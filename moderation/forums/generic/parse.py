"""The generic webhook: `{"type", "timestamp", "data": {post}}`."""

from collections.abc import Mapping
from dataclasses import replace

from moderation.forums.fields import Fields
from moderation.forums.generic.post import read_post
from moderation.forums.reading import check_media_type, delivery_id, header, read_object
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_EVENTS = {
    "post.created": Event.POSTED,
    "post.edited": Event.POSTED,
    "post.deleted": Event.DELETED,
    "ping": Event.PING,
}
# What the hooks of other forums and of repositories put at the top instead of a type.
_FOREIGN = frozenset(
    {"post", "topic", "user", "comment", "page", "event", "object", "discussion", "ping", "action"}
)


def parse(body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
    """Read a generic webhook; raises Invalid naming type, data, data.id or data.body."""
    check_media_type(content_type)
    envelope = read_object(body)
    fields = Fields(envelope, "envelope")
    told = Delivery(
        event=_event(envelope),
        delivery_id=delivery_id(header(headers, "webhook-id"), body),
        sent_at=fields.time("timestamp"),
        warnings=tuple(fields.warnings),
    )
    match told.event:
        case Event.POSTED:
            post, warnings = read_post(_data(envelope))
            return replace(told, post=post, external_id=post.id, warnings=told.warnings + warnings)
        case Event.DELETED:
            return replace(told, external_id=Fields(_data(envelope), "data").identifier("id"))
        case Event.UNKNOWN:
            return replace(told, reason="unknown_event" if "type" in envelope else "unknown_shape")
        case _:
            return told


def _event(envelope: Mapping[str, object]) -> Event:
    name = envelope.get("type")
    if isinstance(name, str) and name:
        return _EVENTS.get(name, Event.UNKNOWN)
    if "type" not in envelope and not _FOREIGN.isdisjoint(envelope):
        return Event.UNKNOWN
    raise Invalid("type must name the event: post.created, post.edited, post.deleted or ping", field="type")


def _data(envelope: Mapping[str, object]) -> Mapping[str, object]:
    data = envelope.get("data")
    if not isinstance(data, dict):
        raise Invalid("data must be an object that holds the post", field="data")
    return data
