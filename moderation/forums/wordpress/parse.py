"""The WordPress plugin's webhook: `{"type", "timestamp", "data": {REST fields}}`."""

from collections.abc import Mapping
from dataclasses import replace

from moderation.forums.fields import Fields
from moderation.forums.reading import check_media_type, delivery_id, event_name, header, read_object
from moderation.forums.wordpress.post import COMMENT, PAGE, POST, read_id, read_post
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_EVENTS = {"created": Event.POSTED, "edited": Event.POSTED, "deleted": Event.DELETED}
_GONE = ("spam", "trash")  # a comment that WordPress itself put away
_UNSEEN = ("draft", "auto-draft", "pending", "private", "future", "inherit")  # a post nobody can read


def parse(body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
    """Read the plugin's webhook; raises Invalid naming type, data, data.id or data.content."""
    check_media_type(content_type)
    envelope = read_object(body)
    fields = Fields(envelope, "envelope")
    told = Delivery(
        event=Event.UNKNOWN,
        delivery_id=delivery_id(header(headers, "webhook-id"), body),
        sent_at=fields.time("timestamp"),
        warnings=tuple(fields.warnings),
    )
    name = event_name(envelope, "type", "comment.created")
    if name == "ping":
        return replace(told, event=Event.PING)
    kind, _, verb = name.partition(".")
    if kind not in (COMMENT, POST, PAGE) or verb not in _EVENTS:
        return replace(told, reason="unknown_event")
    return _about(told, kind, _EVENTS[verb], envelope.get("data"))


def _about(told: Delivery, kind: str, event: Event, data: object) -> Delivery:
    if not isinstance(data, dict):
        raise Invalid("data must be an object, the REST fields of the comment", field="data")
    if kind == POST and data.get("type") == PAGE:
        kind = PAGE
    about = replace(told, event=event, external_id=read_id(data, kind))
    status = data.get("status")
    if event is Event.DELETED or status in _GONE:
        return replace(about, event=Event.DELETED)
    if kind != COMMENT and (status in _UNSEEN or data.get("password")):
        return replace(about, event=Event.REFUSED, reason="not_public")
    post, warnings = read_post(data, kind)
    return replace(about, post=post, warnings=told.warnings + warnings)
