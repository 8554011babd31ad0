"""The WordPress kind: our plugin's webhooks come in, the REST API carries decisions out."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

import httpx

from moderation.forums.calls import ActResult, ForumAccess, ForumCall
from moderation.forums.generic import Generic
from moderation.forums.times import write_time
from moderation.forums.wordpress.act import act
from moderation.forums.wordpress.parse import parse
from moderation.forums.wordpress.post import write_post
from moderation.forums.wordpress.pull import pull
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event

_TYPES = {
    Event.POSTED: "comment.created",
    Event.DELETED: "comment.deleted",
    Event.RECOVERED: "comment.edited",
}


class WordPress(Generic):
    """Signed as the generic kind is, Standard Webhooks; the contract of each method stands in `ForumKind`."""

    name = "wordpress"

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `comment.…` and `post.…` with their REST fields."""
        return parse(body, content_type, headers)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the plugin's envelope around a comment."""
        told = {
            "type": _TYPES.get(event, event.value),
            "timestamp": write_time(now),
            "data": write_post(post),
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Hold, trash or approve the comment, unless it changed meanwhile."""
        return act(call, client)

    def pull(
        self,
        access: ForumAccess,
        client: httpx.Client,
        *,
        since: datetime | None = None,
        before: int | None = None,
    ) -> Iterator[Post]:
        """Page through comments and posts, newest first."""
        return pull(access, client, since=since, before=before)
