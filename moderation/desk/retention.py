"""Retention: what nobody needs any more is forgotten, in small portions, beside the service's other work."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from moderation.desk import orders
from moderation.desk.erase import forget as erase
from moderation.ports import Store
from moderation.ports.retention import Kept, Limits

CONTESTED = timedelta(days=183)  # six months, Regulation (EU) 2022/2065, Article 20(1)
SENDERS = timedelta(days=183)
QUARANTINE = timedelta(days=30)
PORTION = 20  # posts in one round
SECONDS = 1.0  # of one round: an erasure looks through the findings of every post


def limits(now: datetime, days: int | None) -> Limits:
    """Give the times before which things have been kept long enough; None keeps every post."""
    return Limits(
        posts=None if days is None else now - timedelta(days=days),
        contested=now - CONTESTED,
        senders=now - SENDERS,
        quarantine=now - QUARANTINE,
    )


def count(store: Store, *, days: int | None) -> Kept:
    """Count what would be forgotten now, all of it."""
    with store.read() as tx:
        return tx.retention.count(limits(tx.now(), days))


def forget(store: Store, *, days: int | None) -> Kept:
    """Forget one portion of what has been kept long enough, and give how much that was."""
    purged = orders.purge(store, limit=PORTION)
    with store.write() as tx:
        dropped = tx.retention.forget(limits(tx.now(), days))
    with store.read() as tx:
        over = tx.retention.posts(limits(tx.now(), days), limit=PORTION)
    erased = _erase(store, over, days)
    return replace(dropped, posts=erased, orders=purged)


def _erase(store: Store, posts: Sequence[int], days: int | None) -> int:
    """Erase posts while there is time, at least one, and give their count."""
    until, erased = monotonic() + SECONDS, 0
    for post_id in posts:
        erased += _erased(store, post_id, days)
        if monotonic() >= until:
            break
    if erased:
        store.wipe()
    return erased


def _erased(store: Store, post_id: int, days: int | None) -> bool:
    """Erase a post unless somebody has come to need it meanwhile."""
    with store.write() as tx:
        known = tx.posts.get(post_id)
        tx.posts.find(known.forum, known.external_id)  # holds it until the end of the transaction
        if not tx.retention.posts(limits(tx.now(), days), limit=1, only=post_id):
            return False
        erase(tx, post_id, actor="retention")
        return True
