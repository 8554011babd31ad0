"""The port of appeals: what an author answers to the statement of a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """What an author answered to a decision's statement; `granted` is None until a person has answered."""

    id: int
    decision: int
    case: int
    text: str = field(repr=False)
    at: datetime
    granted: bool | None = None
    answer: str | None = field(default=None, repr=False)
    answered_by: str | None = None
    answered_at: datetime | None = None


class Appeals(Protocol):
    """The authors' answers, one a decision."""

    def add(self, decision_id: int, text: str) -> Appeal:
        """Store an answer word for word; Conflict if the decision has one."""

    def of(self, decision_id: int) -> Appeal | None:
        """Give the answer to a decision."""

    def of_case(self, case_id: int) -> Sequence[Appeal]:
        """Give the answers to a case's decisions, oldest first."""

    def answer(self, appeal: Appeal, *, granted: bool, note: str, by: str) -> None:
        """Store what a person answers."""

    def list(
        self,
        *,
        is_answered: bool | None = None,
        forums: Sequence[str] = (),
        after: int | None = None,
        limit: int = 50,
    ) -> Sequence[Appeal]:
        """Give answers, oldest first; `after` ends the page before."""
