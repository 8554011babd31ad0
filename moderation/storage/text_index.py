"""Make the text index again from the texts, when they are folded another way; generations stay."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Row, delete, func, select, update

from moderation.ports.records import LibraryEntry
from moderation.storage.fingerprints import EVERYWHERE, MOST_POSTS, MOST_TEXTS, Fingerprints, Posting, stored
from moderation.storage.library import LOCK
from moderation.storage.repository import Repository
from moderation.storage.tables import fingerprint, library_text

EMPTY = ""  # the fold of a text whose fingerprints were taken out, to be made again


class TextIndexRepository(Repository):
    """Implements `ports.TextIndex`."""

    def counts(self) -> dict[str, int]:
        """Count the texts by the version of their fold."""
        query = select(library_text.c.fold, func.count()).group_by(library_text.c.fold)
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def empty(self) -> None:
        """Take every fingerprint out; the texts keep their places."""
        self.lock(LOCK)
        self.connection.execute(delete(fingerprint))
        self.connection.execute(update(library_text).values(fold=EMPTY))

    def missing(self, *, limit: int) -> Sequence[LibraryEntry]:
        """Give texts whose fingerprints were taken out, in the order of their generations."""
        self.lock(LOCK)
        query = select(library_text).where(library_text.c.fold == EMPTY)
        rows = self.connection.execute(query.order_by(library_text.c.generation).limit(limit))
        return [_entry(row) for row in rows]

    def fill(self, entries: Sequence[LibraryEntry]) -> None:
        """Store the fingerprints of such texts, in order."""
        fingerprints = Fingerprints(self.connection)
        for entry in entries:
            most = MOST_POSTS if entry.source is None else MOST_TEXTS
            fingerprints.add(_postings(entry, self._renew(entry)), most=most)

    def _renew(self, entry: LibraryEntry) -> int:
        own = (
            library_text.c.post == entry.post
            if entry.source is None
            else library_text.c.source == entry.source
        )
        row = update(library_text).where(own)
        row = row.values(fold=entry.fold, digest=entry.digest, letters=entry.letters)
        return int(self.connection.execute(row.returning(library_text.c.id)).scalar_one())


def _entry(row: Row[int]) -> LibraryEntry:
    return LibraryEntry(
        kind=row.kind,
        forum=row.forum,
        post=row.post,
        source=row.source,
        revision=row.revision,
        fold=row.fold,
        digest=row.digest,
        letters=row.letters,
        fingerprints=(),
        first_at=row.first_at,
    )


def _postings(entry: LibraryEntry, text: int) -> Iterator[Posting]:
    forum = EVERYWHERE if entry.forum is None else entry.forum
    return (Posting(each, forum, text) for each in stored(entry.digest, entry.fingerprints))
