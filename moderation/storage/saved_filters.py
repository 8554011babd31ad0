"""The queue's tabs that a person made."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select

from moderation.model import Conflict, NotFound
from moderation.ports.saved_filters import SavedFilter
from moderation.storage.repository import Repository
from moderation.storage.tables_desk import saved_filter


class SavedFilterRepository(Repository):
    """Implements `ports.SavedFilters`."""

    def of(self, user_id: int) -> Sequence[SavedFilter]:
        """Give a user's tabs in the order in which they were made."""
        query = select(saved_filter).where(saved_filter.c.user == user_id).order_by(saved_filter.c.id)
        rows = self.connection.execute(query)
        return [SavedFilter(id=row.id, name=row.name, query=row.query) for row in rows]

    def add(self, user_id: int, name: str, query: Mapping[str, str]) -> None:
        """Store a tab; Conflict if the user has one of this name."""
        if any(each.name == name for each in self.of(user_id)):
            raise Conflict(f"a filter is named {name!r} already", code="name_taken", field="name")
        self.connection.execute(insert(saved_filter).values(user=user_id, name=name, query=dict(query)))

    def remove(self, user_id: int, filter_id: int) -> None:
        """Forget a user's tab; NotFound."""
        row = delete(saved_filter).where(saved_filter.c.user == user_id, saved_filter.c.id == filter_id)
        if not self.connection.execute(row).rowcount:
            raise NotFound(f"there is no saved filter {filter_id}", code="unknown_filter")
