"""Discourse's API for one post: what is asked, and the paths."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps
from urllib.parse import quote, urlencode

import httpx

from moderation.forums.asking import Answer, ask
from moderation.forums.calls import ForumAccess


@dataclass(frozen=True, slots=True)
class DiscourseClient:
    """Calls with a forum's Api-Key; raises Undelivered where no answer comes."""

    access: ForumAccess
    client: httpx.Client

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Answer:
        """Ask the forum; `values` go as JSON."""
        url = f"{(self.access.forum_url or '').rstrip('/')}{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {
            "Api-Key": self.access.api_key or "",
            "Api-Username": self.access.api_user or "system",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        content = None if values is None else dumps(values).encode()
        return ask(self.client, method, url, headers=headers, content=content)

    def read_post(self, post_id: str) -> Answer:
        """Read a post; staff also see it when it is hidden or deleted."""
        return self.call("GET", f"/posts/{quote(post_id, safe='')}.json")

    def read_review(self, review_id: int) -> Answer:
        """Read what waits in the forum's own review queue."""
        return self.call("GET", f"/review/{review_id}.json")

    def perform(self, review_id: int, action: str, version: int) -> Answer:
        """Close what waits there; 409 if the version is no longer the newest."""
        return self.call("PUT", f"/review/{review_id}/perform/{action}.json", query={"version": str(version)})
