"""Sweep: find every row that is due and ring for it, so that a lost bell loses nothing."""

from moderation import observe
from moderation.desk.wait import return_silent
from moderation.ports import Bell, Store

BATCH = 20  # ids in one ring
PAGES = 2  # of the web in one round: no host is flooded, and no queue of pages that are slow to come
MOST = 400  # ids in one round, so that a long queue does not flood the broker


def sweep(store: Store, bell: Bell, *, attempts: int, fetching: bool = False) -> int:
    """Ring for all that is due, bury what used up its attempts, open what ended claims or silence left."""
    with store.read() as tx:
        examinations = tx.examinations.due(limit=MOST)
        decisions = tx.outbox.due(limit=MOST)
        pages = tx.pages.due(limit=PAGES)
    with store.write() as tx:
        dead = tx.examinations.bury(attempts=attempts)
        released = tx.cases.release_expired()
        returned = return_silent(tx)
    for start in range(0, len(examinations), BATCH):
        bell.examine(examinations[start : start + BATCH])
    for start in range(0, len(decisions), BATCH):
        bell.deliver(decisions[start : start + BATCH])
    for page in pages if fetching else ():
        bell.fetch([page])
    observe.swept(
        examinations=len(examinations),
        decisions=len(decisions),
        dead=dead,
        released=released,
        returned=returned,
    )
    return len(examinations) + len(decisions)
