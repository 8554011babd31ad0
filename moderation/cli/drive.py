"""An open loop: posts leave at their time, whether or not the answers keep up."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

import httpx

from moderation import shown
from moderation.forums import find_kind
from moderation.model import Post
from moderation.ports.records import Forum

PATIENCE = 30.0  # seconds for one answer
MOST_CONNECTIONS = 200
ACCEPTED = 202


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """What is sent where: `rate` posts a second for some seconds."""

    forum: Forum
    secret: str = field(repr=False)
    url: str
    rate: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One post: the time to its answer from when it was to be sent, and its id or what went wrong."""

    milliseconds: float
    post: int | None = None
    problem: str | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether it was accepted."""
        return self.problem is None


async def drive(plan: Drive, posts: Iterator[Post]) -> list[Sent]:
    """Send every post at its time and give what became of each, in order."""
    limits = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
    async with httpx.AsyncClient(limits=limits, timeout=PATIENCE) as client:
        begun, tasks = time.monotonic(), []
        for number in range(max(1, round(plan.rate * plan.seconds))):
            at = begun + number / plan.rate
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            tasks.append(asyncio.create_task(_send(client, plan, next(posts), at)))
        return await asyncio.gather(*tasks)


async def _send(client: httpx.AsyncClient, plan: Drive, post: Post, at: float) -> Sent:
    kind, now = find_kind(plan.forum.kind), datetime.now(UTC)
    body = kind.example(post, now)
    headers = kind.sign(body, plan.secret, now, str(uuid4()))
    try:
        answer = await client.post(
            f"{plan.url}{shown.webhook(plan.forum.name)}", content=body, headers=headers
        )
    except httpx.HTTPError as error:
        return Sent(milliseconds=_since(at), problem=type(error).__name__)
    took = _since(at)
    if answer.status_code != ACCEPTED:
        return Sent(milliseconds=took, problem=f"{answer.status_code} {answer.text[:200]}")
    return Sent(milliseconds=took, post=int(answer.json()["post"]))


def _since(at: float) -> float:
    return (time.monotonic() - at) * 1000
