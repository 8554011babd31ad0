"""The port of notices: what anybody says is wrong with a post (Regulation (EU) 2022/2065, Article 16)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class NoticeReason(StrEnum):
    """What a notice says is wrong."""

    TERRORIST_CONTENT = "terrorist_content"
    CHILD_ABUSE = "child_abuse"
    HATE = "hate"
    VIOLENCE = "violence"
    DEFAMATION = "defamation"
    PRIVACY = "privacy"
    COPYRIGHT = "copyright"
    RULES = "rules"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """What somebody sends; who they are is theirs to say, and stays out of every repr."""

    address: str
    reason: NoticeReason
    explanation: str = field(repr=False)
    name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(NewNotice):
    """A stored notice; without a post its address is of none that is known. `case` is the post's."""

    id: int
    at: datetime
    post: int | None = None
    forum: str | None = None
    case: int | None = None
    handled_at: datetime | None = None
    handled_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whose notices or orders a reader sees: of some forums (none: all), and those of no known post."""

    forums: tuple[str, ...] = ()
    unplaced: bool = False


class Notices(Protocol):
    """What was reported by the public form."""

    def add(self, new: NewNotice, *, post_id: int | None) -> int:
        """Store a notice and give its number."""

    def get(self, notice_id: int) -> Notice:
        """Give a notice; NotFound."""

    def list(
        self, reach: Reach, *, waiting: bool = True, after: int = 0, limit: int = 50
    ) -> Sequence[Notice]:
        """Give notices by number: those that nobody has handled yet, or all."""

    def count(self, reach: Reach) -> int:
        """Count those that nobody has handled yet."""

    def of_post(self, post_id: int) -> Sequence[Notice]:
        """Give the notices on a post, oldest first."""

    def waits(self, post_id: int) -> bool:
        """Tell whether a notice on a post is not handled yet."""

    def handle(self, ids: Sequence[int], *, by: str) -> None:
        """Write that notices are handled, by whom; what was handled before stays."""
