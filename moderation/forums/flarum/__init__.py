"""The Flarum kind: the webhook extension's deliveries come in, the JSON:API carries decisions out."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import httpx

from moderation.forums.calls import ActResult, ForumCall
from moderation.forums.flarum import token
from moderation.forums.flarum.act import act
from moderation.forums.flarum.parse import parse
from moderation.forums.flarum.post import write_post
from moderation.forums.ordinary import OrdinaryKind
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event

_NAMES = {Event.DELETED: "post.deleted", Event.RECOVERED: "post.restored"}


class Flarum(OrdinaryKind):
    """Flarum's webhooks and posts; the contract of each method stands in `ForumKind`."""

    name = "flarum"

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Check the token; the extension signs neither body nor time."""
        del body, now
        token.verify(headers, secrets)

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `{"event", "post", "discussion", "actor"}`."""
        del headers
        return parse(body, content_type)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the post as the extension would."""
        del now
        if event is Event.PING:
            return json.dumps({"ping": "OK"}).encode()
        told = {
            "event": _NAMES.get(event, "post.created"),
            "post": write_post(post),
            "discussion": {"id": post.thread or "1", "title": post.title},
            "actor": {"id": 1, "username": post.author or "member"},
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give the extension's headers: the token itself."""
        del body, now, delivery_id, event
        return {"Content-Type": "application/json", token.HEADER: f"Bearer {secret}"}

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Hide or show the post, unless it changed meanwhile."""
        return act(call, client)
