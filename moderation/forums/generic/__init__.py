"""The generic kind: any program that can send a Standard Webhook."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import httpx

from moderation.forums.calls import ActResult, ForumCall
from moderation.forums.generic import signature
from moderation.forums.generic.act import act
from moderation.forums.generic.parse import parse
from moderation.forums.generic.post import write_post
from moderation.forums.ordinary import OrdinaryKind
from moderation.forums.times import write_time
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event

_TYPES = {Event.POSTED: "post.created", Event.DELETED: "post.deleted", Event.PING: "ping"}


class Generic(OrdinaryKind):
    """Standard Webhooks in both directions; the contract of each method stands in `ForumKind`."""

    name = "generic"

    def make_secret(self) -> str:
        """Draw a `whsec_` secret."""
        return signature.make_secret()

    def check_secret(self, secret: str) -> None:
        """Raise Invalid unless it is `whsec_` and base64."""
        signature.read_secret(secret)

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Check the three headers of the standard, within five minutes of now."""
        signature.verify(body, headers, secrets, now)

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `{"type", "timestamp", "data"}`."""
        return parse(body, content_type, headers)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the envelope around a post."""
        envelope = {
            "type": _TYPES.get(event, event.value),
            "timestamp": write_time(now),
            "data": write_post(post),
        }
        return json.dumps(envelope, ensure_ascii=False).encode()

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give the headers of the standard; the event stands in the body."""
        del event
        return {"Content-Type": "application/json", **signature.sign(body, secret, now, delivery_id)}

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Send a signed `decision.made` or `decision.undone`."""
        return act(call, client)
