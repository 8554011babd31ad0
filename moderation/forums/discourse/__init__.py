"""The Discourse kind."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import httpx

from moderation.forums import hexadecimal
from moderation.forums.calls import ActResult, ForumAccess, ForumCall
from moderation.forums.discourse.act import act
from moderation.forums.discourse.parse import parse
from moderation.forums.discourse.post import write_post
from moderation.forums.discourse.pull import pull
from moderation.forums.ordinary import OrdinaryKind
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event

_SIGNATURE = "X-Discourse-Event-Signature"
_NAMES = {Event.POSTED: "post_created", Event.DELETED: "post_destroyed", Event.RECOVERED: "post_recovered"}


class Discourse(OrdinaryKind):
    """Discourse's webhooks, review queue and posts; the contract of each method stands in `ForumKind`."""

    name = "discourse"

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Check the signature; Discourse signs no time, so `now` says nothing here."""
        del now
        hexadecimal.verify(body, headers, secrets, _SIGNATURE)

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `{"post": {…}}` under the event that the headers name."""
        return parse(body, content_type, headers)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the post as Discourse would."""
        del now
        envelope = {"ping": "OK"} if event is Event.PING else {"post": write_post(post)}
        return json.dumps(envelope, ensure_ascii=False).encode()

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give Discourse's headers; they, not the body, name the event."""
        del now
        kind = {"X-Discourse-Event-Type": "ping" if event is Event.PING else "post"}
        name = {"X-Discourse-Event": _NAMES[event]} if event in _NAMES else {}
        return {
            "Content-Type": "application/json",
            "X-Discourse-Instance": "https://forum.example",
            "X-Discourse-Event-Id": delivery_id,
            **kind,
            **name,
            _SIGNATURE: hexadecimal.signature(secret, body),
        }

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Hide, remove or restore the post, unless it changed meanwhile."""
        return act(call, client)

    def pull(
        self,
        access: ForumAccess,
        client: httpx.Client,
        *,
        since: datetime | None = None,
        before: int | None = None,
    ) -> Iterator[Post]:
        """Page through the public posts, newest first."""
        return pull(access, client, since=since, before=before)
