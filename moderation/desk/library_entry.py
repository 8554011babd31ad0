"""A text as the library indexes it, made from what is stored."""

from dataclasses import replace

from moderation.ports import Transaction
from moderation.ports.records import LibraryEntry
from moderation.text import normalise, prints


def read(tx: Transaction, entry: LibraryEntry) -> LibraryEntry:
    """Give an entry with the fold and the fingerprints of its text; NotFound for a text that is not there."""
    kept = _prints(tx, entry)
    return replace(
        entry,
        fold=normalise.VERSION,
        digest=kept.digest,
        letters=kept.letters,
        fingerprints=kept.fingerprints,
    )


def _prints(tx: Transaction, entry: LibraryEntry) -> prints.Prints:
    if entry.source is not None:
        return prints.of_source(normalise.fold(tx.sources.get(entry.source).text))
    sent = tx.posts.revision(entry.revision or 0).sent
    return prints.of_body(sent.body, sent.format)
