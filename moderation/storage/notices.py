"""Notices: what anybody reports by the public form."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update

from moderation.model import NotFound
from moderation.ports.notices import NewNotice, Notice, NoticeReason, Reach
from moderation.storage.repository import Repository
from moderation.storage.tables import case, forum, post
from moderation.storage.tables_desk import notice

COLUMNS = (notice, forum.c.name.label("forum_name"), case.c.id.label("case"))
PLACED = (
    notice.outerjoin(post, post.c.id == notice.c.post)
    .outerjoin(forum, forum.c.id == post.c.forum)
    .outerjoin(case, case.c.post == post.c.id)
)


def within(reach: Reach, post_id: Any) -> Any:  # noqa: ANN401 - a SQL column, and a SQL condition
    """Give the condition for what a reader sees; `forum` is joined, and empty where no post is known."""
    known = forum.c.name.in_(reach.forums) if reach.forums else post_id.is_not(None)
    return or_(known, post_id.is_(None)) if reach.unplaced else known


class NoticeRepository(Repository):
    """Implements `ports.Notices`."""

    def add(self, new: NewNotice, *, post_id: int | None) -> int:
        """Store a notice and give its number."""
        row = insert(notice).values(
            post=post_id,
            address=new.address,
            reason=new.reason.value,
            explanation=new.explanation,
            name=new.name,
            email=new.email,
            at=self.now,
        )
        return int(self.connection.execute(row.returning(notice.c.id)).scalar_one())

    def get(self, notice_id: int) -> Notice:
        """Give a notice; NotFound."""
        query = select(*COLUMNS).select_from(PLACED).where(notice.c.id == notice_id)
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise NotFound(f"there is no notice {notice_id}", code="unknown_notice")
        return _as_notice(row)

    def list(
        self, reach: Reach, *, waiting: bool = True, after: int = 0, limit: int = 50
    ) -> Sequence[Notice]:
        """Give notices by number: those that nobody has handled yet, or all."""
        query = select(*COLUMNS).select_from(PLACED).where(within(reach, notice.c.post), notice.c.id > after)
        if waiting:
            query = query.where(notice.c.handled_at.is_(None))
        rows = self.connection.execute(query.order_by(notice.c.id).limit(limit))
        return [_as_notice(row) for row in rows]

    def count(self, reach: Reach) -> int:
        """Count those that nobody has handled yet."""
        query = select(func.count()).select_from(PLACED)
        query = query.where(within(reach, notice.c.post), notice.c.handled_at.is_(None))
        return int(self.connection.execute(query).scalar_one())

    def of_post(self, post_id: int) -> Sequence[Notice]:
        """Give the notices on a post, oldest first."""
        query = select(*COLUMNS).select_from(PLACED).where(notice.c.post == post_id)
        return [_as_notice(row) for row in self.connection.execute(query.order_by(notice.c.id))]

    def waits(self, post_id: int) -> bool:
        """Tell whether a notice on a post is not handled yet."""
        query = select(notice.c.id).where(notice.c.post == post_id, notice.c.handled_at.is_(None))
        return self.connection.execute(query.limit(1)).first() is not None

    def handle(self, ids: Sequence[int], *, by: str) -> None:
        """Write that notices are handled, by whom; what was handled before stays."""
        waiting = notice.c.id.in_(ids), notice.c.handled_at.is_(None)
        self.connection.execute(update(notice).where(*waiting).values(handled_at=self.now, handled_by=by))


def _as_notice(row: Row[Any]) -> Notice:
    return Notice(
        id=row.id,
        at=row.at,
        post=row.post,
        forum=row.forum_name,
        case=row.case,
        address=row.address,
        reason=NoticeReason(row.reason),
        explanation=row.explanation,
        name=row.name,
        email=row.email,
        handled_at=row.handled_at,
        handled_by=row.handled_by,
    )
