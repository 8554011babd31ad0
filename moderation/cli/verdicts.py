"""How long verdicts took, read from the database while the workers finish."""

import time
from collections.abc import Sequence
from datetime import timedelta

from moderation.model import ExaminationState
from moderation.ports import Store, Transaction

LOOK = 0.5  # seconds between two looks
ONE_LOOK = 200  # posts


def await_verdicts(store: Store, posts: Sequence[int], *, seconds: float) -> list[float]:
    """Give the milliseconds from storing to verdict of each post that had one within so many seconds."""
    waiting, found = sorted(set(posts)), []
    deadline = time.monotonic() + seconds
    while waiting:
        late = time.monotonic() >= deadline
        still: list[int] = []
        for at in range(0, len(waiting), ONE_LOOK):
            with store.read() as tx:
                times = {post: _took(tx, post) for post in waiting[at : at + ONE_LOOK]}
            found += [took / timedelta(milliseconds=1) for took in times.values() if took is not None]
            still += [post for post, took in times.items() if took is None]
        waiting = still
        if late:
            break
        if waiting:
            time.sleep(LOOK)
    return found


def _took(tx: Transaction, post_id: int) -> timedelta | None:
    """Give the time that a post's first examination took, or None while it lasts."""
    first = tx.examinations.of_post(post_id)[0]
    if first.state is not ExaminationState.DONE or first.finished_at is None:
        return None
    return first.finished_at - first.created_at
