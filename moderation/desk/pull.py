"""Pull: receive the posts that a forum holds and whose webhook never came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation.desk.receive import receive
from moderation.model import Post
from moderation.ports import Bell, Store
from moderation.ports.delivery import Delivery, Event
from moderation.ports.records import Forum

USUALLY = timedelta(days=7)
ONE_RING = 20  # ids


@dataclass(kw_only=True)
class Pulled:
    """How far a pull has come: posts seen, those that were new here, and the id of the last one.

    `history` fills the library and opens no case.
    """

    since: datetime | None = None
    before: int | None = None
    history: bool = False
    seen: int = 0
    new: int = 0
    last: str | None = None

    def begin(self, now: datetime) -> datetime | None:
        """Give the time from which posts are asked for; None for all of them."""
        if self.since is not None or self.history or self.before is not None:
            return self.since
        return now - USUALLY

    def counts(self) -> Mapping[str, object]:
        """Give the counts for a program."""
        return {"seen": self.seen, "new": self.new, "last": self.last}


def pull_posts(store: Store, bell: Bell, forum: Forum, posts: Iterable[Post], told: Pulled) -> None:
    """Receive posts one by one, each in a transaction of its own, and ring for those that are new.

    What was received stays if the forum stops answering; the same post again changes nothing.
    """
    due: list[int] = []
    for post in posts:
        receipt = receive(store, forum, _delivery(post), b"", history=told.history)
        due += receipt.examinations
        told.seen += 1
        told.new += receipt.outcome == "accepted"
        told.last = post.id
        if len(due) >= ONE_RING:
            bell.examine(due)
            due = []
    if due:
        bell.examine(due)


def _delivery(post: Post) -> Delivery:
    number = post.revision if post.revision is not None else post.updated_at
    return Delivery(
        event=Event.POSTED,
        delivery_id=f"pull-{post.id}-{number}",
        post=post,
        external_id=post.id,
        sent_at=post.updated_at,
    )
