"""Erase a post: every row that belongs to it, its place in the library, and what others' rows say of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Column, ColumnElement, Table, delete, literal_column, or_, select, update

from moderation import result
from moderation.model import Finding, Source
from moderation.ports.fetching import PageKind
from moderation.storage.library import LibraryRepository
from moderation.storage.repository import Repository
from moderation.storage.tables import (
    NAMES_A_POST,
    case,
    decision,
    delivery,
    examination,
    link,
    metadata,
    outbox,
    page,
    post,
    revision,
    source,
)
from moderation.storage.waves import WaveRepository

LONG = 24  # characters from which a text is looked for inside another one


class ErasureRepository(Repository):
    """Implements `ports.Erasures`."""

    def posts_of(self, author: str, *, forum_id: int | None) -> Sequence[int]:
        """Give the posts that an author wrote, in any revision, of one forum or of all."""
        query = select(post.c.id).join(revision, revision.c.post == post.c.id)
        query = query.where(revision.c.author == author).distinct().order_by(post.c.id)
        if forum_id is not None:
            query = query.where(post.c.forum == forum_id)
        return self.connection.execute(query).scalars().all()

    def is_undelivered(self, post_id: int) -> bool:
        """Tell whether a decision on a post is still to be told to its forum."""
        query = (
            select(outbox.c.id)
            .join(decision, decision.c.id == outbox.c.decision)
            .join(case, case.c.id == decision.c.case)
            .where(case.c.post == post_id, outbox.c.state != "done")
        )
        return self.connection.execute(query.limit(1)).first() is not None

    def erase(self, post_id: int) -> None:
        """Delete a post and all that belongs to it; the audit log keeps its number alone."""
        self._drop_quarantined(post_id)
        self._unname(post_id)
        WaveRepository(self.connection).leave(post_id)
        self._forget_pages(post_id)
        LibraryRepository(self.connection).withdraw(post_id=post_id)
        self.connection.execute(delete(link).where(link.c.post == post_id))
        for table, belongs in reversed(self._belonging(post_id).items()):
            self.connection.execute(delete(table).where(belongs))

    def _belonging(self, post_id: int) -> dict[Table, ColumnElement[bool]]:
        """Give the condition for each table's rows that hang on a post by their foreign keys, parents first.

        It names the parents' rows by number, so that each database finds them in an index.
        """
        belonging: dict[Table, ColumnElement[bool]] = {post: post.c.id == post_id}
        for table in metadata.sorted_tables:
            keys = [key for key in table.foreign_keys if key.column.table in {*belonging} - {table}]
            conditions = [key.parent.in_(self._held(key.column, belonging)) for key in keys]
            if conditions:
                belonging[table] = or_(*conditions)
        return belonging

    def _held(self, column: Column[int], belonging: Mapping[Table, ColumnElement[bool]]) -> Sequence[int]:
        query = select(column).where(belonging[column.table])
        return self.connection.execute(query).scalars().all()

    def _drop_quarantined(self, post_id: int) -> None:
        """Drop the bodies of deliveries that nobody could read, if they speak of the post."""
        same_post = revision.c.post == post_id
        written = self.connection.execute(select(revision.c.body, revision.c.author).where(same_post)).all()
        row = self.connection.execute(
            select(post.c.forum, post.c.external_id).where(post.c.id == post_id)
        ).one()
        words = {row.external_id, *(word for each in written for word in each if word)}
        query = select(delivery.c.id, delivery.c.body)
        # The quarantined are few, a forum's deliveries many: `+ 0` keeps SQLite from these.
        kept = self.connection.execute(
            query.where(delivery.c.forum + 0 == row.forum, delivery.c.body.is_not(None))
        )
        named = [each.id for each in kept if _speaks_of(each.body, words)]
        self.connection.execute(update(delivery).where(delivery.c.id.in_(named)).values(body=None))

    def _forget_pages(self, post_id: int) -> None:
        """Forget the cited pages that no other post cites, and their texts."""
        others = select(link.c.canonical).where(link.c.post != post_id)
        alone = select(link.c.canonical).where(link.c.post == post_id, link.c.canonical.not_in(others))
        cited = PageKind.CITED_PAGE.value
        self.connection.execute(delete(page).where(page.c.kind == cited, page.c.canonical.in_(alone)))
        own = source.c.kind == cited, source.c.canonical.in_(alone)
        for source_id in self.connection.execute(select(source.c.id).where(*own)).scalars().all():
            LibraryRepository(self.connection).withdraw(source_id=source_id)
            self.connection.execute(update(source).where(source.c.family == source_id).values(family=None))
            self.connection.execute(delete(source).where(source.c.id == source_id))

    def _unname(self, post_id: int) -> None:
        """Take the post's title and address out of what was found in its copies."""
        query = select(examination.c.id, examination.c.result).where(
            literal_column(NAMES_A_POST),
            examination.c.post != post_id,
            examination.c.result.contains(f'"kind":"post","id":"{post_id}"'),
        )
        for row in self.connection.execute(query).all():
            scrubbed = update(examination).where(examination.c.id == row.id)
            self.connection.execute(scrubbed.values(result=_without_source(row.result, str(post_id))))


def _speaks_of(body: bytes, words: Iterable[str]) -> bool:
    """Tell whether a delivery names one of some words, or holds one of the long ones."""
    try:
        values = set(_values(json.loads(body)))
    except (ValueError, RecursionError):
        return any(word.encode("utf-8", "surrogatepass") in body for word in words)
    return any(
        word in values or (len(word) >= LONG and any(word in each for each in values)) for word in words
    )


def _values(value: object) -> Iterable[str]:
    match value:
        case dict():
            for each in value.values():
                yield from _values(each)
        case list():
            for each in value:
                yield from _values(each)
        case _:
            yield str(value)


def _without_source(text: str, post_id: str) -> str:
    examination = result.loads(text)
    findings = [
        replace(each, source=Source(kind="post", id=post_id)) if _is_from(each, post_id) else each
        for each in examination.findings
    ]
    return result.dumps(replace(examination, findings=tuple(findings)))


def _is_from(finding: Finding, post_id: str) -> bool:
    return finding.source is not None and (finding.source.kind, finding.source.id) == ("post", post_id)
