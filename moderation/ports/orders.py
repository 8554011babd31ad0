"""The port of removal orders: what an authority orders within the hour (Regulation (EU) 2021/784)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from moderation.model import DecisionState
from moderation.ports.notices import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """An order as it was received; `silent` says that the authority forbids to tell the author."""

    reference: str
    authority: str
    address: str
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(NewOrder):
    """A stored order; without a post its address is of none that is known.

    `decision` executed it, and `travelled` is how far that has come; an order without one was executed by
    hand. The content is preserved until `purge_at`.
    """

    id: int
    received_at: datetime
    due_at: datetime
    added_by: str
    post: int | None = None
    forum: str | None = None
    case: int | None = None
    decision: int | None = None
    travelled: DecisionState | None = None
    executed_at: datetime | None = None
    executed_by: str | None = None
    purge_at: datetime | None = None
    purged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """How many orders are open, how many of them are late, and when the most urgent is due."""

    open: int
    overdue: int
    due_at: datetime | None


class Orders(Protocol):
    """Removal orders of authorities."""

    def add(
        self, new: NewOrder, *, post_id: int | None, received_at: datetime, due_at: datetime, by: str
    ) -> Order:
        """Store an order."""

    def get(self, order_id: int) -> Order:
        """Give an order; NotFound."""

    def known(self, new: NewOrder) -> Order | None:
        """Give the order with the same reference, authority and address."""

    def list(
        self, reach: Reach, *, waiting: bool = False, after: int = 0, limit: int = 50
    ) -> Sequence[Order]:
        """Give orders: the most urgent of those that are not executed yet first, or all by number."""

    def pressure(self) -> Pressure:
        """Count what is open."""

    def of_decision(self, decision_id: int) -> Order | None:
        """Give the order that a decision executed."""

    def place(self, order_id: int, post_id: int) -> None:
        """Write which post an order is about."""

    def execute(self, order_id: int, *, decision_id: int | None, by: str, purge_at: datetime | None) -> None:
        """Write that an order is executed, and until when the content is preserved; Conflict if it was."""

    def keeps(self, post_id: int) -> bool:
        """Tell whether an order on a post is open, or the post is preserved because of one."""

    def release(self, decision_id: int) -> None:
        """Preserve nothing for the order that a decision executed: it was taken back."""

    def ended(self, *, limit: int) -> Sequence[int]:
        """Give the posts whose time of preservation has ended, for every order on them."""

    def purge(self, post_id: int) -> None:
        """Write that a post's orders are purged; they name it and its decision no more."""
