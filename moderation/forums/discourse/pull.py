"""The posts that Discourse holds, for those whose webhook never came."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import httpx

from moderation.forums.api import require_address
from moderation.forums.calls import ForumAccess
from moderation.forums.discourse.client import DiscourseClient
from moderation.forums.discourse.post import read_post
from moderation.model import Invalid, Post


def pull(
    access: ForumAccess, client: httpx.Client, *, since: datetime | None = None, before: int | None = None
) -> Iterator[Post]:
    """Give the public posts with an id below `before`, newest first, down to those written at `since`.

    Raises Refused without an address or where the forum refuses us, Unavailable where it does not answer.
    The id of the last post given is the `before` to go on from.
    """
    address = require_address(access)
    forum = DiscourseClient.open(access, client)
    while page := _page(forum, before):
        for values in page:
            post = _post(values, address)
            if post and since and post.posted_at and post.posted_at < since:
                return
            if post:
                yield post
        lowest = min((value for values in page if isinstance(value := values.get("id"), int)), default=None)
        if lowest is None or (before is not None and lowest >= before):
            return
        before = lowest


def _page(forum: DiscourseClient, before: int | None) -> list[Mapping[str, object]]:
    query = {} if before is None else {"before": str(before)}
    posts = forum.stored("/posts.json", query).values.get("latest_posts")
    return [values for values in posts if isinstance(values, dict)] if isinstance(posts, list) else []


def _post(values: Mapping[str, object], instance: str) -> Post | None:
    """Read one post as the webhook would; what is unreadable or private is passed over."""
    if values.get("topic_archetype") == "private_message":
        return None
    try:
        return read_post(values, instance)[0]
    except Invalid:
        return None
