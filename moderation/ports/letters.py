"""The port of letters: what the author of a post is told of a decision, as it was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is kept of what an author is told of a decision.

    `statement` is the frozen statement of reasons; `text` is the letter as a moderator left it, or as it went
    to the forum; `fault` says why none could be written, so that the author still must be told.
    """

    decision: int
    statement: Mapping[str, Any] | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    fault: str | None = None


class Letters(Protocol):
    """What authors are told, one letter a decision."""

    def of(self, decision_id: int) -> Letter:
        """Give what is kept of a decision's letter, which may be nothing."""

    def of_case(self, case_id: int) -> Sequence[Letter]:
        """Give what is kept of the letters of a case's decisions, oldest first."""

    def state(self, decision_id: int, statement: Mapping[str, Any]) -> None:
        """Store the statement of a decision; it stands already if there is one."""

    def write(self, decision_id: int, text: str | None, *, fault: str | None = None) -> None:
        """Store the text of a decision's letter, or why there is none; what stood there before goes."""

    def unwritten(self, forums: Sequence[str] = ()) -> Sequence[int]:
        """Give the cases whose author still must be told by a person, at most a hundred."""
