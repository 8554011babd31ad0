"""Sources that copy each other, such as an agency's text in many papers: a family, named by its first."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update

from moderation.ports.records import LibraryEntry
from moderation.storage.fingerprints import EVERYWHERE, Fingerprints, stored
from moderation.storage.repository import Repository
from moderation.storage.tables import library_text, source

SAME = 0.8  # of the shorter one's fingerprints
ALIKE = 0.5  # of the longer one's letters: a paragraph that two long articles quote makes them no family


class Families(Repository):
    """Puts a new source into the family of the one that it shares most with."""

    def join(self, entry: LibraryEntry) -> None:
        """Find a source's family before it is indexed itself."""
        hashes = stored(entry.digest, entry.fingerprints)
        forum = EVERYWHERE if entry.forum is None else entry.forum
        shared = Counter(text for _, text in Fingerprints(self.connection).find(forum, hashes))
        for row in sorted(self._sources(list(shared)), key=lambda row: (-shared[row.id], row.id)):
            if _is_copy(entry.letters, row.letters, shared[row.id] / len(hashes)):
                family = row.family or row.source
                same = source.c.id.in_([entry.source, row.source])
                self.connection.execute(update(source).where(same).values(family=family))
                return

    def _sources(self, texts: Sequence[int]) -> Sequence[Row[Any]]:
        query = select(library_text.c.id, library_text.c.letters, library_text.c.source, source.c.family)
        query = query.join(source, source.c.id == library_text.c.source)
        found: Any = self.connection.execute(query.where(library_text.c.id.in_(texts)))
        return list(found)


def _is_copy(letters: int, other: int, share: float) -> bool:
    """Tell whether two texts are one, from the share of the first one's fingerprints that the other has."""
    shorter, longer = sorted((letters, other))
    return shorter >= ALIKE * longer and share * letters >= SAME * shorter
