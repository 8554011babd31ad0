"""Ports of what is reviewed, decided and delivered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Decision,
    DecisionState,
    Finding,
    Queue,
    Role,
    Verdict,
)
from moderation.ports.records import (
    CaseFilter,
    DecisionFilter,
    Delivered,
    LoggedDecision,
    Pending,
    StoredPost,
    User,
)


class Cases(Protocol):
    """Cases and their decisions."""

    def of_post(self, post_id: int) -> Case | None:
        """Give the case of a post, locked until the end of the transaction."""

    def get(self, case_id: int) -> Case:
        """Give a case with its decisions; NotFound."""

    def open(
        self,
        post: StoredPost,
        examination_id: int,
        verdict: Verdict,
        *,
        language: str,
        reason: CaseReason = CaseReason.NEW,
    ) -> Case:
        """Store a new case."""

    def update(self, case: Case, *, examination_id: int, verdict: Verdict, language: str) -> Case:
        """Give a case its newer examination, and a new version."""

    def move(
        self,
        case: Case,
        *,
        state: CaseState,
        reason: CaseReason | None = None,
        claimed_by: str | None = None,
        claimed_until: datetime | None = None,
        back_at: datetime | None = None,
        queue: Queue | None = None,
    ) -> Case:
        """Change a case's state if its version is still the one given; Conflict if not."""

    def release_expired(self) -> int:
        """Open the cases whose claim has ended; give their count."""

    def return_silent(self) -> Sequence[int]:
        """Open the cases whose author has not answered in time; give their ids."""

    def list(
        self, which: CaseFilter, *, after: int | None = None, limit: int = 50, by_wave: bool = False
    ) -> Sequence[Case]:
        """Give cases, most urgent first, then oldest; `by_wave`: of each wave the first of these alone."""

    def counts(self, which: CaseFilter) -> Mapping[str, int]:
        """Count cases by queue."""

    def examination(self, case_id: int) -> int:
        """Give the id of the examination that a case shows."""

    def decide(
        self,
        case: Case,
        *,
        action: Action,
        grounds: Sequence[str],
        note: str,
        by: str,
        state: DecisionState,
        covers: Mapping[str, Any],
        supersedes: int | None = None,
    ) -> Decision:
        """Store a decision; Conflict if the superseded one is superseded already."""

    def decision(self, decision_id: int) -> Decision:
        """Give a decision; NotFound."""

    def mark(self, decision_id: int, state: DecisionState) -> None:
        """Write how far a decision has travelled."""

    def judged(self, decision_id: int) -> int:
        """Give the id of the examination that a decision was made on."""

    def covers(self, case_id: int) -> Mapping[str, Any] | None:
        """Give what the standing decision of a case settles."""


class Decisions(Protocol):
    """The log of what was decided."""

    def list(
        self, which: DecisionFilter, *, after: int | None = None, limit: int = 50
    ) -> Sequence[LoggedDecision]:
        """Give decisions, newest first; `after` ends the page before."""


class Feedback(Protocol):
    """What people say of a case beside deciding it."""

    def skip(self, case_id: int, *, by: str, reason: str) -> None:
        """Store that a person leaves a case to others, and why."""

    def skipped(self, by: str, *, since: datetime) -> Sequence[int]:
        """Give the cases that a person has skipped since a time."""

    def mark_wrong(self, examination_id: int, number: int, finding: Finding, *, by: str) -> bool:
        """Store that a person says a finding is wrong; False if it was said already."""

    def wrong(self, examination_id: int, *, until: datetime | None = None) -> Sequence[int]:
        """Give the numbers of the findings that somebody says are wrong, or had said until a time."""


class Outbox(Protocol):
    """Decisions on their way to a forum."""

    def add(self, decision_id: int, *, wait: float) -> int:
        """Store a delivery that is due after a wait of seconds."""

    def withdraw(self, decision_id: int) -> int | None:
        """Take a delivery back and give how often it was tried; None if it is under way or over."""

    def is_overtaken(self, pending: Pending) -> bool:
        """Tell whether another decision has taken the place of one, so that it is not to be tried again."""

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[Pending]:
        """Take due rows, each with a lease of seconds."""

    def record(self, pending: Pending, outcome: Delivered) -> bool:
        """Write how it ended; False if another attempt has begun since."""

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that are due."""


class Courier(Protocol):
    """Calls a forum."""

    def deliver(self, pending: Pending) -> Delivered:
        """Tell a forum what was decided; never raises for what the forum answers."""


class Users(Protocol):
    """The people of the desk, their tokens and sessions; only hashes are stored."""

    def add(
        self, *, name: str, role: Role, forums: Sequence[str], password_hash: str, token_hash: bytes
    ) -> User:
        """Store a user; Conflict if the name is taken."""

    def list(self) -> Sequence[User]:
        """Give all users by name."""

    def get(self, name: str) -> User:
        """Give a user by name; NotFound."""

    def password_hash(self, name: str) -> str | None:
        """Give the hash of an enabled user's password."""

    def disable(self, name: str) -> None:
        """Shut a user out at once: sessions end, the token dies."""

    def reset(self, name: str, *, password_hash: str, token_hash: bytes) -> None:
        """Give a user another password and token: the old ones and their sessions end at once; NotFound."""

    def by_token(self, token_hash: bytes) -> User | None:
        """Give the enabled user of a token."""

    def by_subject(self, subject: str) -> User | None:
        """Give the enabled user of a subject at the OpenID provider."""

    def bind(self, name: str, subject: str | None) -> None:
        """Write who a user is to the OpenID provider; NotFound, Conflict if that is another user."""

    def open_session(self, user_id: int, key_hash: bytes, *, hours: int) -> None:
        """Store a session."""

    def by_session(self, key_hash: bytes) -> User | None:
        """Give the enabled user of a live session."""

    def end_session(self, key_hash: bytes) -> None:
        """End a session."""
