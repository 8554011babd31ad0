"""The addresses that are to be fetched: due, leased and fenced as examinations are."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, and_, delete, insert, select, update

from moderation.model import NotFound
from moderation.ports.fetching import PageKind, WebPage
from moderation.storage.examinations import PENDING
from moderation.storage.repository import Repository
from moderation.storage.tables import page
from moderation.text.url import canonical

LOCK = 5


def as_page(row: Row[Any]) -> WebPage:
    """Read a row of the table page."""
    return WebPage(
        id=row.id,
        kind=PageKind(row.kind),
        address=row.address,
        canonical=row.canonical,
        forum=row.forum,
        state=row.state,
        attempt=row.attempt,
        fence=row.fence,
        validators=row.validators,
        error=row.error,
    )


class PageRepository(Repository):
    """Implements `ports.Pages`."""

    def add(self, kind: PageKind, address: str, *, forum_id: int | None) -> bool:
        """Make an address due; False if it is known, which changes nothing."""
        self.lock(LOCK)
        name = canonical(address)
        known = select(page.c.id).where(page.c.kind == kind.value, page.c.canonical == name)
        if self.connection.execute(known).first() is not None:
            return False
        row = insert(page).values(
            kind=kind.value,
            address=address,
            canonical=name,
            forum=forum_id,
            state="waiting",
            attempt=0,
            fence=0,
            next_at=self.now,
            validators={},
            added_at=self.now,
        )
        self.connection.execute(row)
        return True

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[WebPage]:
        """Take the due ones of some pages, each with one more attempt and a lease of seconds."""
        row = update(page).where(page.c.id.in_(ids), self._is_due())
        row = row.values(
            state="running",
            attempt=page.c.attempt + 1,
            fence=page.c.fence + 1,
            next_at=self.now + timedelta(seconds=lease),
        )
        return [as_page(each) for each in self.connection.execute(row.returning(page))]

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of pages that wait or whose lease ended."""
        query = select(page.c.id).where(self._is_due()).order_by(page.c.next_at, page.c.id)
        return self.connection.execute(query.limit(limit)).scalars().all()

    def _is_due(self) -> Any:  # noqa: ANN401 - a SQL condition
        return and_(page.c.state.in_(PENDING), page.c.next_at <= self.now)

    def finish(self, fetched: WebPage, *, validators: Mapping[str, str], again_in: float | None) -> bool:
        """Write that a page came, and when to look again; False if another attempt has begun since."""
        return self._end(
            fetched,
            again_in,
            state="done" if again_in is None else "waiting",
            validators=dict(validators),
            attempt=0,
            error=None,
            fetched_at=self.now,
        )

    def fail(self, fetched: WebPage, error: str, *, retry_in: float | None) -> bool:
        """Write that a page did not come; without a retry it is not asked again."""
        return self._end(fetched, retry_in, state="failed" if retry_in is None else "waiting", error=error)

    def _end(self, fetched: WebPage, again_in: float | None, **values: object) -> bool:
        next_at = None if again_in is None else self.now + timedelta(seconds=again_in)
        held = page.c.id == fetched.id, page.c.fence == fetched.fence
        row = update(page).where(*held).values(next_at=next_at, **values)
        return self.connection.execute(row).rowcount == 1

    def feeds(self) -> Sequence[WebPage]:
        """Give the feeds that are followed, by id."""
        query = select(page).where(page.c.kind == PageKind.FEED.value).order_by(page.c.id)
        return [as_page(row) for row in self.connection.execute(query)]

    def remove(self, page_id: int) -> None:
        """Follow a feed no longer; NotFound."""
        row = delete(page).where(page.c.id == page_id, page.c.kind == PageKind.FEED.value)
        if not self.connection.execute(row).rowcount:
            raise NotFound(
                f"no feed {page_id} is followed; see: moderation sources feeds", code="unknown_feed"
            )
