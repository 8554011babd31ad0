"""The webhook of Flarum's extension: `{"event", "post", "discussion", "actor"}`."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from moderation.forums.flarum.post import read_id, read_post
from moderation.forums.reading import check_media_type, event_name, is_ping, read_object
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

_EVENTS = {
    "post.created": Event.POSTED,
    "post.revised": Event.POSTED,
    "post.hidden": Event.DELETED,  # what Flarum calls its members' deletion
    "post.deleted": Event.DELETED,
    "post.restored": Event.RECOVERED,
}


def parse(body: bytes, content_type: str) -> Delivery:
    """Read a Flarum webhook; raises Invalid naming event, post, post.id or post.content.

    Each delivery is one of its own: the extension never sends again, and a post that is hidden, restored and
    hidden once more sends the same bytes twice.
    """
    check_media_type(content_type)
    envelope = read_object(body)
    told = Delivery(event=Event.UNKNOWN, delivery_id=uuid4().hex)
    if is_ping(envelope, "event"):
        return replace(told, event=Event.PING)
    name = event_name(envelope, "event", "post.created")
    if name not in _EVENTS:
        return replace(told, reason="unknown_event")
    return _about(replace(told, event=_EVENTS[name]), envelope)


def _about(told: Delivery, envelope: Mapping[str, object]) -> Delivery:
    values = envelope.get("post")
    if not isinstance(values, dict):
        raise Invalid("post must be an object, the post as Flarum writes it", field="post")
    if told.event is Event.DELETED:
        return replace(told, external_id=read_id(values))
    discussion = _object(envelope, "discussion")
    if discussion.get("isPrivate", discussion.get("is_private")) is True:
        return replace(told, event=Event.REFUSED, reason="private_message", external_id=read_id(values))
    post, warnings = read_post(values, discussion, _object(envelope, "actor"))
    return replace(told, post=post, external_id=post.id, warnings=warnings)


def _object(envelope: Mapping[str, object], name: str) -> Mapping[str, object]:
    inner = envelope.get(name)
    return inner if isinstance(inner, dict) else {}
