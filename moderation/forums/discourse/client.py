"""Discourse's API for one post: what is asked, and the paths."""

from typing import Self
from urllib.parse import quote

import httpx

from moderation.forums.api import ForumApi
from moderation.forums.asking import Answer
from moderation.forums.calls import ForumAccess


class DiscourseClient(ForumApi):
    """Calls with a forum's Api-Key."""

    __slots__ = ()

    @classmethod
    def open(cls, access: ForumAccess, client: httpx.Client) -> Self:
        """Make one for a forum."""
        headers = {"Api-Key": access.api_key or "", "Api-Username": access.api_user or "system"}
        return cls(access.forum_url or "", headers, client)

    def read_post(self, post_id: str) -> Answer:
        """Read a post; staff also see it when it is hidden or deleted."""
        return self.call("GET", f"/posts/{quote(post_id, safe='')}.json")

    def read_review(self, review_id: int) -> Answer:
        """Read what waits in the forum's own review queue."""
        return self.call("GET", f"/review/{review_id}.json")

    def perform(self, review_id: int, action: str, version: int) -> Answer:
        """Close what waits there; 409 if the version is no longer the newest."""
        return self.call("PUT", f"/review/{review_id}/perform/{action}.json", query={"version": str(version)})
