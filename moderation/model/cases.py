"""Case and Decision."""

from dataclasses import dataclass
from datetime import datetime

from moderation.model.enums import Action, CaseReason, CaseState, DecisionState, Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person chose for a case, on which grounds; never edited, only superseded."""

    id: int
    case: int
    action: Action
    grounds: tuple[str, ...]
    note: str
    by: str
    at: datetime
    state: DecisionState
    supersedes: int | None = None

    @property
    def undoes(self) -> bool:
        """Tell whether this takes an earlier decision back."""
        return self.supersedes is not None and self.action in (Action.APPROVE, Action.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The findings of one post that wait for a person; one case a post for ever.

    `back_at` is when a case that waits for its author comes back; `wave` is the first of the posts that copy
    each other.
    """

    id: int
    post: int
    forum: str
    queue: Queue
    priority: int
    state: CaseState
    reason: CaseReason
    version: int
    opened_at: datetime
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    back_at: datetime | None = None
    wave: int | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def first_post(self) -> int:
        """Give the first of the posts that copy each other: the case's own where it copies none."""
        return self.post if self.wave is None else self.wave

    @property
    def standing(self) -> Decision | None:
        """Give the decision that holds and can be taken back."""
        made = [each for each in self.decisions if each.state is not DecisionState.WITHDRAWN]
        return made[-1] if made and not made[-1].undoes else None
