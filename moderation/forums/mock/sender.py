"""The webhooks that the mock forum sends us."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from moderation.forums import Event, find_kind
from moderation.forums.mock.state import Fault
from moderation.model import Post

_STALE = timedelta(hours=1)


def send(
    client: httpx.Client,
    url: str,
    post: Post,
    *,
    secret: str,
    kind: str = "generic",
    event: str = Event.POSTED,
    fault: str | None = None,
) -> list[dict[str, Any]]:
    """Send a signed webhook about a post, spoilt as asked; give each answer's status and JSON."""
    forum = find_kind(kind)
    now = datetime.now(UTC) - (_STALE if fault == Fault.STALE else timedelta())
    body = forum.example(post, now, Event(event))
    headers = forum.sign(body, secret, now, str(uuid4()), Event(event))
    sent = body + b" " if fault == Fault.BAD_SIGNATURE else body
    times = 2 if fault == Fault.DOUBLE else 1
    return [_answer(client.post(url, content=sent, headers=headers)) for _ in range(times)]


def _answer(response: httpx.Response) -> dict[str, Any]:
    is_json = "json" in response.headers.get("Content-Type", "")
    return {"status": response.status_code, "body": response.json() if is_json else None}
