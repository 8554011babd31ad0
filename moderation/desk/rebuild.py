"""Rebuild: make the library's index again from the stored texts, in portions, whatever interrupts it."""

from collections.abc import Callable

from moderation.desk import library_entry
from moderation.ports import Store
from moderation.text import normalise

PORTION = 100  # texts of one transaction
EMPTY = ""


def outdated(store: Store) -> int:
    """Count the texts that are not indexed by this version's fold, and so are found by nobody."""
    with store.read() as tx:
        counts = tx.text_index.counts()
    return sum(counts.values()) - counts.get(normalise.VERSION, 0)


def rebuild(
    store: Store,
    *,
    force: bool = False,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
    actor: str = "command",
) -> int:
    """Index again what another fold has indexed, or with `force` everything; give how many texts.

    Interrupted, it goes on where it was. Meanwhile a post is compared with the texts that are indexed again.
    """
    with store.write() as tx:
        counts = tx.text_index.counts()
        if force or set(counts) - {EMPTY, normalise.VERSION}:
            tx.text_index.empty()
            tx.audit.append(actor, "rebuild", "library", texts=sum(counts.values()))
    left, done = outdated(store), 0
    while filled := _portion(store):
        done += filled
        advance(done, left)
    return done


def _portion(store: Store) -> int:
    with store.write() as tx:
        entries = [library_entry.read(tx, each) for each in tx.text_index.missing(limit=PORTION)]
        tx.text_index.fill(entries)
    return len(entries)
