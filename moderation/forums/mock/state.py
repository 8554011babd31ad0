"""What the mock forum holds: posts, what waits in its review queue, the calls it got, the faults to come."""

import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from moderation.forums.discourse.post import write_post
from moderation.model import Post

Values = dict[str, Any]
_REVIEWS_FROM = 1_000_000


class Fault(StrEnum):
    """What goes wrong, once each."""

    # in its answers
    SILENCE = "silence"
    CONFLICT = "409"
    RATE_LIMITED = "429"
    ERROR = "500"
    FLAG_ONLY = "flag_only"  # Discourse takes the flag and hides nothing yet
    KEPT = "kept"  # WordPress and Flarum answer 200 and change nothing
    NO_TRASH = "no_trash"  # WordPress without a trash
    # in the webhooks it sends
    DOUBLE = "double"
    BAD_SIGNATURE = "bad_signature"
    STALE = "stale"


@dataclass
class MockForum:
    """A forum's memory; `released` ends every silence."""

    secret: str = "whsec_bW9jay1mb3J1bS1zZWNyZXQtbW9jay1mb3J1bQ=="  # noqa: S105  # a toy's, printed by its command
    api_key: str = "mock-forum-key"
    posts: dict[int, Values] = field(default_factory=dict)
    held: dict[str, Values] = field(default_factory=dict)  # what other kinds hold, by path: comments/12
    calls: list[Values] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    decisions: dict[str, Values] = field(default_factory=dict)
    messages: dict[str, Values] = field(default_factory=dict)
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, post: Post, **changes: object) -> None:
        """Put a post on the forum as Discourse shows it; its id must be an integer."""
        self.posts[int(post.id)] = write_post(post) | {"user_deleted": False} | changes

    def expect(self, post_id: object, *faults: Fault) -> None:
        """Let the next calls about a post fail so, one after another."""
        self.faults[str(post_id)].extend(faults)

    def take(self, post_id: object, *fitting: Fault) -> Fault | None:
        """Take the next fault of a post, if it fits here."""
        with self.lock:
            waiting = self.faults[str(post_id)]
            return waiting.popleft() if waiting and waiting[0] in fitting else None

    def remember(self, call: Mapping[str, Any]) -> None:
        """Keep a call, in order of arrival."""
        with self.lock:
            self.calls.append(dict(call))

    def flag(self, post_id: int, *, pending: bool) -> None:
        """Put a post into the forum's own review queue, or note that it has been dealt with there."""
        review = {"id": post_id + _REVIEWS_FROM, "status": 0 if pending else 1, "version": 3}
        self.posts[post_id] |= {"reviewable_id": review["id"], "review": review}

    def reviewed(self, review_id: int) -> int:
        """Give the post that an entry of the review queue is about."""
        return review_id - _REVIEWS_FROM
