"""What posts cite, by the canonical form of the address."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select

from moderation.context import EarlierLink
from moderation.model import Citation
from moderation.storage.repository import Repository
from moderation.storage.tables import forum, link, post, revision

MOST_LINKS = 12


class LinkRepository(Repository):
    """The half of `ports.Library` that is about citations."""

    def add_links(
        self, forum_id: int, post_id: int, citations: Sequence[Citation], *, first_at: datetime
    ) -> None:
        """Remember what a post cites, instead of what it cited before."""
        self.connection.execute(delete(link).where(link.c.post == post_id))
        targets = {citation.canonical for citation in citations if citation.canonical}
        rows = [
            {"forum": forum_id, "canonical": target, "post": post_id, "first_at": first_at}
            for target in sorted(targets)
        ]
        if rows:
            self.connection.execute(insert(link), rows)

    def links(
        self, forum_id: int, canonicals: Sequence[str], *, post_id: int, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give earlier posts of a forum that cite the same."""
        earlier = or_(link.c.first_at < before, and_(link.c.first_at == before, link.c.post < post_id))
        query = self._links().where(
            link.c.forum == forum_id, link.c.canonical.in_(canonicals), link.c.post != post_id, earlier
        )
        return self._earlier(query.order_by(link.c.first_at.desc(), link.c.post.desc()).limit(MOST_LINKS))

    def citing(self, canonical: str) -> Sequence[int]:
        """Give the posts of every forum that cite an address."""
        query = select(link.c.post).where(link.c.forum.in_(select(forum.c.id)), link.c.canonical == canonical)
        return self.connection.execute(query.order_by(link.c.post)).scalars().all()

    def thread_links(
        self, forum_id: int, thread: str, author: str, *, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give what an author cited earlier in a thread."""
        same = revision.c.thread == thread, revision.c.author == author
        query = self._links().where(link.c.forum == forum_id, *same, link.c.first_at < before)
        return self._earlier(query.order_by(link.c.first_at, link.c.canonical))

    def _links(self) -> Any:  # noqa: ANN401 - a SQL query
        query = select(link, revision.c.author, revision.c.thread)
        return query.join(post, post.c.id == link.c.post).join(revision, revision.c.id == post.c.revision)

    def _earlier(self, query: Any) -> Sequence[EarlierLink]:  # noqa: ANN401 - a SQL query
        return [
            EarlierLink(
                canonical=row.canonical,
                post=str(row.post),
                author=row.author,
                thread=row.thread,
                posted_at=row.first_at,
            )
            for row in self.connection.execute(query)
        ]
