"""The Ghost kind: webhooks bring posts, a pull brings comments, the Admin API carries decisions out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import httpx

from moderation.forums.calls import ActResult, ForumAccess, ForumCall
from moderation.forums.ghost import signature
from moderation.forums.ghost.act import act
from moderation.forums.ghost.parse import parse
from moderation.forums.ghost.post import write_post
from moderation.forums.ghost.pull import pull
from moderation.forums.ordinary import OrdinaryKind
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event


class Ghost(OrdinaryKind):
    """Ghost's webhooks and Admin API; the contract of each method stands in `ForumKind`."""

    name = "ghost"

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Check the signature, within five minutes of now."""
        signature.verify(body, headers, secrets, now)

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `{"post": {"current", "previous"}}`."""
        del headers
        return parse(body, content_type)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the post as Ghost would."""
        del now
        if event is Event.PING:
            return json.dumps({"ping": "OK"}).encode()
        written = write_post(post)
        told = (
            {"current": {}, "previous": written}
            if event is Event.DELETED
            else {"current": written, "previous": {}}
        )
        return json.dumps({"post": told}, ensure_ascii=False).encode()

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give Ghost's headers; they name neither the event nor the delivery."""
        del delivery_id, event
        return {"Content-Type": "application/json", **signature.sign(body, secret, now)}

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Put the post back to its drafts, or publish it, unless it changed meanwhile."""
        return act(call, client)

    def pull(
        self,
        access: ForumAccess,
        client: httpx.Client,
        *,
        since: datetime | None = None,
        before: int | None = None,
    ) -> Iterator[Post]:
        """Page through posts and comments, newest first."""
        return pull(access, client, since=since, before=before)
