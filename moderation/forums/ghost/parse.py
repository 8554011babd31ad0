"""Ghost's webhook: `{"post": {"current": {…}, "previous": {…}}}`; no field names the event."""

from collections.abc import Mapping
from dataclasses import replace

from moderation.forums.ghost.post import PAGE, read_id, read_post
from moderation.forums.reading import check_media_type, delivery_id, is_ping, read_object
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_PUBLISHED = ("published", "sent")


def parse(body: bytes, content_type: str) -> Delivery:
    """Read a Ghost webhook; raises Invalid naming the field, as post.current.html."""
    check_media_type(content_type)
    envelope = read_object(body)
    told = Delivery(event=Event.UNKNOWN, delivery_id=delivery_id(None, body))
    if is_ping(envelope, "post"):
        return replace(told, event=Event.PING)
    for kind in ("post", "page"):
        if kind in envelope:
            return _about(told, kind, envelope[kind])
    return replace(told, reason="unknown_event")


def _about(told: Delivery, kind: str, values: object) -> Delivery:
    if not isinstance(values, dict):
        raise Invalid(f"{kind} must be an object with current and previous", field=kind)
    prefix = PAGE if kind == "page" else ""
    current, previous = _object(values, kind, "current"), _object(values, kind, "previous")
    if not current:  # deleted: what it was stands in `previous`
        return replace(told, event=Event.DELETED, external_id=prefix + read_id(previous, f"{kind}.previous"))
    if current.get("status") not in (None, *_PUBLISHED):
        return _unpublished(told, prefix + read_id(current, f"{kind}.current"), previous)
    post, warnings = read_post(current, f"{kind}.current", prefix)
    return replace(told, event=Event.POSTED, post=post, external_id=post.id, warnings=warnings)


def _unpublished(told: Delivery, external_id: str, previous: Mapping[str, object]) -> Delivery:
    """Take what was public and is a draft again for gone; any other draft is not ours to read."""
    if previous.get("status") in _PUBLISHED:
        return replace(told, event=Event.DELETED, external_id=external_id)
    return replace(told, event=Event.REFUSED, reason="not_public", external_id=external_id)


def _object(values: Mapping[str, object], kind: str, name: str) -> Mapping[str, object]:
    inner = values.get(name, {})
    if not isinstance(inner, dict):
        raise Invalid(f"{kind}.{name} must be an object", field=f"{kind}.{name}")
    return inner
