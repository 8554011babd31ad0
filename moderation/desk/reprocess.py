"""Reprocess: make stored posts due again; the batch lives in the database and goes on without its command."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from moderation.model import Invalid
from moderation.ports import Bell, Store

ONE_RING = 20  # ids
MOST_RINGS = 400  # ids; the sweeper rings for what is left


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which posts are examined again, and how much of each.

    Without `checks` every check is asked; `verdict_only` asks none and judges the findings that there are.
    """

    forum: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    post: tuple[int, ...] = ()
    case_open: bool = False
    checks: tuple[str, ...] = ()
    verdict_only: bool = False
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.checks and self.verdict_only:
            raise Invalid("--verdict-only asks no check; leave out --check, or it", field="verdict_only")

    def filters(self) -> Mapping[str, Any]:
        """Give the choice as JSON, by which a batch is known; times are microseconds since 1970."""
        times = {"since": _microseconds(self.since), "until": _microseconds(self.until)}
        return {**asdict(self), **times, "post": sorted(self.post), "checks": sorted(self.checks)}

    def mode(self) -> Mapping[str, Any]:
        """Give what the workers are told beside each post."""
        if self.verdict_only:
            return {"verdict_only": True}
        return {"checks": sorted(self.checks)} if self.checks else {}


def _microseconds(at: datetime | None) -> int | None:
    return None if at is None else round(at.astimezone(UTC).timestamp() * 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A batch and how far it is; `joined` says that an earlier command began it."""

    id: int
    total: int
    done: int = 0
    failed: int = 0
    joined: bool = False

    @property
    def is_over(self) -> bool:
        """Tell whether every post has its examination, or is a dead letter."""
        return self.done + self.failed >= self.total


def count(store: Store, choice: Choice) -> int:
    """Count the posts that a reprocess would examine."""
    with store.read() as tx:
        chosen = tx.batches.count(choice.filters())
    return chosen if choice.limit is None else min(chosen, choice.limit)


def begin(store: Store, bell: Bell, choice: Choice, *, new: bool = False) -> Batch:
    """Begin a batch, or join the latest one of the same choice whose end no command has told."""
    filters = choice.filters()
    with store.write() as tx:
        known = None if new else tx.batches.unreported(filters)
        number = known or tx.batches.start(filters, mode=choice.mode(), limit=choice.limit)[0]
        if known is None:
            tx.audit.append("command", "reprocess", f"batch:{number}")
    ring(store, bell)
    return look(store, number, joined=known is not None)


def look(store: Store, batch_id: int, *, joined: bool = False) -> Batch:
    """Give how far a batch is."""
    with store.read() as tx:
        return Batch(id=batch_id, joined=joined, **tx.batches.progress(batch_id))


def ring(store: Store, bell: Bell) -> bool:
    """Ring for posts that are due; False if nobody could be reached."""
    with store.read() as tx:
        due = tx.examinations.due(limit=MOST_RINGS)
    return all(bell.examine(due[at : at + ONE_RING]) for at in range(0, len(due), ONE_RING))


def finish(store: Store, batch_id: int) -> None:
    """Note that a command has told a batch's end."""
    with store.write() as tx:
        tx.batches.report(batch_id)
