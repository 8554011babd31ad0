"""Discourse's webhook: the event in the headers, `{"post": {…}}` in the body."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qs

from moderation.forums.discourse.post import read_id, read_post
from moderation.forums.reading import check_media_type, delivery_id, header, read_object
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
CONTENT_TYPES = frozenset({_JSON, _FORM})
_EVENTS = {
    "post_created": Event.POSTED,
    "post_edited": Event.POSTED,
    "post_destroyed": Event.DELETED,
    "post_recovered": Event.RECOVERED,
}
_NOT_PUBLIC = (3, 4)  # post_type: a small action of the forum's own, a whisper among its staff
_MOST_FIELDS_IN_A_FORM = 10


def parse(body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
    """Read a Discourse webhook; raises Invalid naming post, post.id or post.raw."""
    envelope = _envelope(body, check_media_type(content_type, CONTENT_TYPES))
    told = Delivery(
        event=_event(envelope, headers),
        delivery_id=delivery_id(
            header(headers, "x-discourse-event-id"), body, header(headers, "x-discourse-event") or ""
        ),
    )
    if told.event is Event.PING:
        return told
    if told.event is Event.UNKNOWN:
        return replace(told, reason="unknown_event")
    return _about_post(told, envelope.get("post"), header(headers, "x-discourse-instance") or "")


def _envelope(body: bytes, media_type: str) -> dict[str, object]:
    """Read the JSON; as a form Discourse sends it raw, other senders as the field `payload`."""
    if media_type == _JSON or body.lstrip().startswith((b"{", b"\xef\xbb\xbf")):
        return read_object(body)
    try:
        form = parse_qs(body.decode(), errors="strict", max_num_fields=_MOST_FIELDS_IN_A_FORM)
        (payload,) = form["payload"]
    except (KeyError, ValueError):
        raise Invalid("The form must hold JSON, or one field payload with JSON", field="payload") from None
    return read_object(payload)


def _event(envelope: Mapping[str, object], headers: Mapping[str, str]) -> Event:
    kind = header(headers, "x-discourse-event-type")
    if kind == "ping" or ("ping" in envelope and "post" not in envelope):
        return Event.PING
    if kind not in {None, "post"} or (kind is None and "post" not in envelope):
        return Event.UNKNOWN
    name = header(headers, "x-discourse-event")
    return Event.POSTED if name is None else _EVENTS.get(name, Event.UNKNOWN)


def _about_post(told: Delivery, values: object, instance: str) -> Delivery:
    if not isinstance(values, dict):
        raise Invalid("post must be an object, the post as Discourse writes it", field="post")
    if values.get("topic_archetype") == "private_message":
        return replace(told, event=Event.REFUSED, reason="private_message", external_id=read_id(values))
    if values.get("post_type") in _NOT_PUBLIC:
        return replace(told, event=Event.REFUSED, reason="not_public", external_id=read_id(values))
    is_gone = bool(values.get("deleted_at")) or values.get("user_deleted") is True
    if told.event is Event.DELETED or (is_gone and told.event is Event.POSTED):
        return replace(told, event=Event.DELETED, external_id=read_id(values))
    post, warnings = read_post(values, instance)
    return replace(told, post=post, external_id=post.id, warnings=warnings)
