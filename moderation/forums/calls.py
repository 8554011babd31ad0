"""A decision on its way to a forum, and how that ended."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from moderation.model import Action


class Outcome(StrEnum):
    """How a call to a forum ended."""

    DELIVERED = "delivered"
    RECORDED = "recorded"  # nothing to call: the decision stands here alone
    CONFLICT = "conflict"  # the post or its state changed meanwhile; a person looks again
    TRANSIENT = "transient"  # try again
    PERMANENT = "permanent"  # trying again would not help; parked


class Wanted(StrEnum):
    """How a post is to stand on its forum after a decision."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActResult:
    """The outcome, a short stable reason, and the seconds that the forum asked us to wait."""

    outcome: Outcome
    reason: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumAccess:
    """Where a forum is called and with which credentials; these never show in a repr."""

    forum_url: str | None
    api_user: str | None = None
    api_key: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumCall(ForumAccess):
    """One decision to carry out, or to undo.

    `idempotency_key` is the same at every attempt. `revision` and `body` are what was decided on: where the
    forum shows another, the call ends in a conflict; None is not compared. `now` is the time of this
    attempt.
    """

    action: Action
    undo: bool = False
    external_id: str
    decision_id: int
    idempotency_key: str
    now: datetime
    decided_at: datetime | None = None
    grounds: tuple[str, ...] = ()
    message: str | None = field(default=None, repr=False)
    revision: int | None = None
    body: str | None = field(default=None, repr=False)

    @property
    def wanted(self) -> Wanted | None:
        """Tell how the post is to stand; None where the decision changes nothing on the forum."""
        match self.action, self.undo:
            case Action.HIDE, False:
                return Wanted.HIDDEN
            case Action.REMOVE, False:
                return Wanted.REMOVED
            case (Action.APPROVE, False) | (Action.HIDE | Action.REMOVE, True):
                return Wanted.SHOWN
            case _:
                return None
