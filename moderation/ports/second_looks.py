"""The port of second looks: decided cases that another person judges without seeing the decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from moderation.model import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """One decision that `by` looks at; of the decision only what it was made on is told.

    `action` is what the looker would do, None until then.
    """

    id: int
    by: str
    forum: str
    post: int
    examination: int
    drawn_at: datetime
    action: Action | None = None
    grounds: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two people chose for one case, which `checks` had led to; neither is named."""

    look: int
    case: int
    checks: tuple[str, ...]
    first: Action
    second: Action


class SecondLooks(Protocol):
    """Second looks; nothing of them changes a case."""

    def drawable(self, by: str, *, since: datetime, forums: Sequence[str] = ()) -> Sequence[int]:
        """Give, by id, the decisions made since a time that hold and that a person may look at.

        Left out are cases on which the person decided anything, and decisions that were drawn for them.
        """

    def add(self, decision_ids: Sequence[int], *, by: str) -> None:
        """Store that a person is to look at decisions."""

    def waiting(self, by: str) -> Sequence[SecondLook]:
        """Give what a person has still to look at, oldest first."""

    def get(self, look_id: int) -> SecondLook:
        """Give a second look; NotFound."""

    def judge(self, look_id: int, action: Action, grounds: Sequence[str]) -> bool:
        """Write what a looker would do; False if it is written already."""

    def compared(self, forums: Sequence[str] = ()) -> Sequence[Compared]:
        """Give both choices of every look that was made, newest first."""
