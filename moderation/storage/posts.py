"""Deliveries, posts and revisions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from moderation.model import Format, NotFound, Post
from moderation.ports.records import StoredPost, StoredRevision
from moderation.storage.addresses import address_hash, without_fragment
from moderation.storage.repository import Repository
from moderation.storage.tables import delivery, forum, post, revision

DELETED = "deleted"
LIVE = "live"


def as_post(row: Row[Any]) -> StoredPost:
    """Read a row of the table post."""
    return StoredPost(
        id=row.id,
        forum=row.forum,
        external_id=row.external_id,
        deleted=row.state == DELETED,
        revision=row.revision,
        first_at=row.first_at,
        deleted_at=row.deleted_at,
    )


def as_revision(row: Row[Any], external_id: str) -> StoredRevision:
    """Read a row of the table revision."""
    sent = Post(
        id=external_id,
        body=row.body,
        format=Format(row.format),
        title=row.title,
        author=row.author,
        thread=row.thread,
        posted_at=row.posted_at,
        updated_at=row.updated_at,
        url=row.url,
        revision=row.sent_revision,
    )
    return StoredRevision(
        id=row.id,
        post=row.post,
        number=row.number,
        body_hash=bytes(row.body_hash),
        sent=sent,
        received_at=row.received_at,
    )


class PostRepository(Repository):
    """Implements `ports.Posts`."""

    def remember(
        self,
        forum_id: int,
        sender_id: str,
        *,
        event: str,
        outcome: str,
        reason: str | None = None,
        body: bytes | None = None,
    ) -> int | None:
        """Store a delivery and give its id; None if the sender's id is known."""
        dialect = postgresql if self.connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(delivery).values(
            forum=forum_id,
            sender_id=sender_id,
            event=event,
            outcome=outcome,
            reason=reason,
            body=body,
            received_at=self.now,
        )
        fresh = row.on_conflict_do_nothing(index_elements=["forum", "sender_id"]).returning(delivery.c.id)
        return self.connection.execute(fresh).scalar_one_or_none()

    def settle(self, delivery_id: int, *, outcome: str, post_id: int | None) -> None:
        """Write what became of a delivery."""
        row = update(delivery).where(delivery.c.id == delivery_id)
        self.connection.execute(row.values(outcome=outcome, post=post_id))

    def delivered(self, forum_id: int, sender_id: str) -> int | None:
        """Give the post of a known delivery."""
        known = delivery.c.forum == forum_id, delivery.c.sender_id == sender_id
        return self.connection.execute(select(delivery.c.post).where(*known)).scalar_one_or_none()

    def find(self, forum_id: int, external_id: str) -> StoredPost | None:
        """Give a post by the forum's own id, locked until the end of the transaction."""
        query = select(post).where(post.c.forum == forum_id, post.c.external_id == external_id)
        row = self.connection.execute(query.with_for_update()).one_or_none()
        return None if row is None else as_post(row)

    def at(self, address: str) -> StoredPost | None:
        """Give the post of an address, locked until the end of the transaction; the latest of several."""
        for url in dict.fromkeys((address, without_fragment(address))):
            same = revision.c.address_hash == address_hash(url)
            query = select(post).join(revision, revision.c.post == post.c.id).where(same)
            newest = query.order_by(revision.c.id.desc()).limit(1).with_for_update(of=post)
            row = self.connection.execute(newest).one_or_none()
            if row is not None:
                return as_post(row)
        return None

    def get(self, post_id: int) -> StoredPost:
        """Give a post; NotFound."""
        row = self.connection.execute(select(post).where(post.c.id == post_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no post {post_id}", code="unknown_post")
        return as_post(row)

    def add(self, forum_id: int, external_id: str, *, first_at: datetime) -> StoredPost:
        """Store a post without a revision, or give the one that another delivery has just stored."""
        dialect = postgresql if self.connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(post).values(
            forum=forum_id, external_id=external_id, state=LIVE, first_at=first_at, received_at=self.now
        )
        self.connection.execute(row.on_conflict_do_nothing(index_elements=["forum", "external_id"]))
        found = self.find(forum_id, external_id)
        if found is None:
            raise NotFound(f"the post {external_id!r} went away", code="unknown_post")
        return found

    def revise(
        self, post_id: int, sent: Post, *, body_hash: bytes, updated_at: datetime | None
    ) -> StoredRevision:
        """Store one more revision."""
        number = select(func.coalesce(func.max(revision.c.number), 0) + 1).where(revision.c.post == post_id)
        row = insert(revision).values(
            post=post_id,
            number=number.scalar_subquery(),
            sent_revision=sent.revision,
            updated_at=updated_at,
            body=sent.body,
            body_hash=body_hash,
            format=sent.format.value,
            title=sent.title,
            author=sent.author,
            thread=sent.thread,
            url=sent.url,
            address_hash=None if sent.url is None else address_hash(sent.url),
            posted_at=sent.posted_at,
            received_at=self.now,
        )
        return self.revision(self.connection.execute(row.returning(revision.c.id)).scalar_one())

    def revision(self, revision_id: int) -> StoredRevision:
        """Give a revision; NotFound."""
        query = select(revision, post.c.external_id).join(post, post.c.id == revision.c.post)
        row = self.connection.execute(query.where(revision.c.id == revision_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no revision {revision_id}", code="unknown_revision")
        return as_revision(row, row.external_id)

    def revisions(self, post_id: int) -> Sequence[StoredRevision]:
        """Give a post's revisions in order of arrival."""
        external_id = self.get(post_id).external_id
        query = select(revision).where(revision.c.post == post_id).order_by(revision.c.number)
        return [as_revision(row, external_id) for row in self.connection.execute(query)]

    def knows(
        self, post_id: int, *, revision_number: int | None, updated_at: datetime | None, body_hash: bytes
    ) -> bool:
        """Tell whether a revision with this number, time and text is stored."""
        same = (
            revision.c.post == post_id,
            revision.c.sent_revision.is_not_distinct_from(revision_number),
            revision.c.updated_at.is_not_distinct_from(updated_at),
            revision.c.body_hash == body_hash,
        )
        return self.connection.execute(select(revision.c.id).where(*same).limit(1)).first() is not None

    def make_current(self, post_id: int, revision_id: int) -> None:
        """Make a revision the one that counts."""
        self.connection.execute(update(post).where(post.c.id == post_id).values(revision=revision_id))

    def mark(self, post_id: int, *, deleted_at: datetime | None) -> None:
        """Mark a post deleted, or live again."""
        state = LIVE if deleted_at is None else DELETED
        row = update(post).where(post.c.id == post_id)
        self.connection.execute(row.values(state=state, deleted_at=deleted_at))

    def page(self, *, after: int, limit: int, forums: Sequence[str] = ()) -> Sequence[StoredPost]:
        """Give posts by id, after one; of some forums or of all."""
        query = select(post).join(forum, forum.c.id == post.c.forum).where(post.c.id > after)
        query = query.where(post.c.revision.is_not(None))
        if forums:
            query = query.where(forum.c.name.in_(forums))
        return [as_post(row) for row in self.connection.execute(query.order_by(post.c.id).limit(limit))]

    def last_at(self, forums: Sequence[str] = ()) -> datetime | None:
        """Give the time of the last arrival, in some forums or in all."""
        query = select(func.max(delivery.c.received_at))
        if forums:
            query = query.join(forum, forum.c.id == delivery.c.forum).where(forum.c.name.in_(forums))
        last: datetime | None = self.connection.execute(query).scalar_one()
        return last
