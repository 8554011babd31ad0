"""The text index in SQL: which stored texts may share passages with a post, in the order of their commits."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select

from moderation.model import Format
from moderation.ports.records import LibraryAnswer, LibraryEntry, LibraryQuery
from moderation.storage.answers import answer
from moderation.storage.candidates import SOURCE, read_candidates
from moderation.storage.families import Families
from moderation.storage.fingerprints import (
    EVERYWHERE,
    MOST_POSTS,
    MOST_TEXTS,
    Fingerprints,
    Posting,
    stored,
)
from moderation.storage.links import LinkRepository
from moderation.storage.tables import library_text, post, revision, source
from moderation.text import prints
from moderation.text.normalise import fold

LOCK = 1
MOST_CITED = 8  # sources at the addresses that a post cites

Name = tuple[int | None, int | None]
"""A text's post and its source, one of which it has."""


class LibraryRepository(LinkRepository):
    """Implements `ports.Library`."""

    def add(self, entries: Sequence[LibraryEntry]) -> Sequence[int]:
        """Index texts under one lock, replacing a post's earlier revision; give their generations."""
        self.lock(LOCK)
        standing = self._standing(entries)
        following = count(self.generation() + 1)
        generations, fresh = {}, {}
        for entry in entries:
            row = standing.get(_name(entry))
            if row is not None and (row.revision, row.fold) == (entry.revision, entry.fold):
                generations[_name(entry)] = row.generation
            elif _name(entry) not in generations:
                generations[_name(entry)] = next(following)
                fresh[_name(entry)] = entry
        self._remove([standing[name] for name in fresh if name in standing])
        self._insert([each for each in fresh.values() if each.post is not None], generations, most=MOST_POSTS)
        for each in fresh.values():
            if each.source is not None:
                Families(self.connection).join(each)
                self._insert([each], generations, most=MOST_TEXTS)
        return [generations[_name(entry)] for entry in entries]

    def _standing(self, entries: Sequence[LibraryEntry]) -> Mapping[Name, Row[Any]]:
        query = select(library_text).where(
            or_(
                library_text.c.post.in_({each.post for each in entries if each.post is not None}),
                library_text.c.source.in_({each.source for each in entries if each.source is not None}),
            )
        )
        return {(row.post, row.source): row for row in self.connection.execute(query)}

    def _insert(self, entries: Sequence[LibraryEntry], generations: Mapping[Name, int], *, most: int) -> None:
        if not entries:
            return
        rows = [_row(each, generations[_name(each)]) for each in entries]
        added = insert(library_text).returning(library_text.c.id, sort_by_parameter_order=True)
        ids = self.connection.execute(added, rows).scalars().all()
        postings = (_postings(entry, text) for entry, text in zip(entries, ids, strict=True))
        self._fingerprints.add((each for some in postings for each in some), most=most)

    @property
    def _fingerprints(self) -> Fingerprints:
        return Fingerprints(self.connection)

    def generation(self) -> int:
        """Give the last generation."""
        query = select(func.coalesce(func.max(library_text.c.generation), 0))
        return int(self.connection.execute(query).scalar_one())

    def withdraw(self, *, source_id: int | None = None, post_id: int | None = None) -> None:
        """Take a source or a post out of the index."""
        gone = library_text.c.source == source_id if post_id is None else library_text.c.post == post_id
        self._remove(self.connection.execute(select(library_text).where(gone)).all())

    def _remove(self, rows: Sequence[Row[Any]]) -> None:
        """Forget texts; their fingerprints are made again from what is stored, and so leave with them."""
        if not rows:
            return
        self._fingerprints.remove(posting for row in rows for posting in self._postings_of(row))
        self.connection.execute(delete(library_text).where(library_text.c.id.in_([row.id for row in rows])))

    def _postings_of(self, row: Row[Any]) -> Iterable[Posting]:
        if row.post is None:
            text = select(source.c.text).where(source.c.id == row.source)
            kept = prints.of_source(fold(self.connection.execute(text).scalar_one()))
        else:
            written = select(revision.c.body, revision.c.format).where(revision.c.id == row.revision)
            body, format_ = self.connection.execute(written).one()
            kept = prints.of_body(body, Format(format_))
        forum = EVERYWHERE if row.forum is None else row.forum
        return (Posting(each, forum, row.id) for each in stored(kept.digest, kept.fingerprints))

    def cited(self, forum_id: int, canonicals: Sequence[str]) -> Sequence[str]:
        """Give the keys of the sources that stand at addresses, for `recall`."""
        query = select(source.c.id).where(
            source.c.canonical.in_(canonicals),
            source.c.withdrawn_at.is_(None),
            or_(source.c.forum == forum_id, source.c.forum.is_(None)),
        )
        rows = self.connection.execute(query.order_by(source.c.id.desc()).limit(MOST_CITED))
        return [f"{SOURCE}:{row.id}" for row in rows]

    def is_empty(self, forum_id: int) -> bool:
        """Tell whether a forum's posts are compared with nothing yet: no post of it, no source."""
        posts = select(library_text.c.id).join(post, post.c.id == library_text.c.post)
        reach = or_(library_text.c.forum == forum_id, library_text.c.forum.is_(None))
        sources = select(library_text.c.id).where(library_text.c.source.is_not(None), reach)
        known = (posts.where(post.c.forum == forum_id).limit(1), sources.limit(1))
        return all(self.connection.execute(each).first() is None for each in known)

    def answer(self, queries: Sequence[LibraryQuery]) -> Sequence[LibraryAnswer]:
        """Give, for each query, the texts that may share passages with it."""
        return answer(self.connection, queries)

    def recall(self, keys: Sequence[str]) -> LibraryAnswer:
        """Give the same candidates again; NotFound naming a text that is gone."""
        candidates = read_candidates(self.connection, keys)
        return LibraryAnswer(candidates=tuple(candidates[key] for key in keys), keys=tuple(keys))


def _name(entry: LibraryEntry) -> Name:
    return entry.post, entry.source


def _row(entry: LibraryEntry, generation: int) -> Mapping[str, object]:
    return {
        "kind": entry.kind,
        "forum": entry.forum,
        "post": entry.post,
        "source": entry.source,
        "revision": entry.revision,
        "generation": generation,
        "fold": entry.fold,
        "digest": entry.digest,
        "letters": entry.letters,
        "first_at": entry.first_at,
    }


def _postings(entry: LibraryEntry, text: int) -> Iterable[Posting]:
    forum = EVERYWHERE if entry.forum is None else entry.forum
    return (Posting(each, forum, text) for each in stored(entry.digest, entry.fingerprints))
