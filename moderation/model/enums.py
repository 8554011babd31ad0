"""Every enumeration; its values are the same in the database, in the API and here."""

from enum import StrEnum


class Format(StrEnum):
    """How a body is written."""

    TEXT = "text"
    BBCODE = "bbcode"
    HTML = "html"
    MARKDOWN = "markdown"


class Queue(StrEnum):
    """Where a verdict puts a post; later members outrank earlier ones."""

    NONE = "none"
    NOTE = "note"
    REVIEW = "review"
    URGENT = "urgent"

    @property
    def rank(self) -> int:
        """Give the place of this queue, 0 for none."""
        return list(Queue).index(self)

    @property
    def opens_case(self) -> bool:
        """Tell whether a person must look: only review and urgent do."""
        return self in (Queue.REVIEW, Queue.URGENT)


class ExaminationState(StrEnum):
    """Where an examination stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class CaseState(StrEnum):
    """Where a case stands; `waiting` is for the author's answer."""

    OPEN = "open"
    CLAIMED = "claimed"
    WAITING = "waiting"
    DECIDED = "decided"
    CLOSED = "closed"


QUEUED = (CaseState.OPEN, CaseState.CLAIMED)
UNDECIDED = (CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING)
SETTLED = (CaseState.DECIDED, CaseState.CLOSED)


class CaseReason(StrEnum):
    """Why a case stands as it stands, said to the moderator who sees it."""

    NEW = "new"
    NEW_REVISION = "new_revision"
    NEW_FINDING = "new_finding"
    UNDONE = "undone"
    APPEAL = "appeal"
    POLICY = "policy"
    DELETED = "deleted"
    EDITED = "edited"
    NOTE = "note"
    NOTICE = "notice"
    ORDER = "order"
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"


class Action(StrEnum):
    """What a person may choose."""

    NONE = "none"
    ASK_SOURCE = "ask_source"
    CUT_TO_EXTRACT = "cut_to_extract"
    KEEP_ONE_COPY = "keep_one_copy"
    HIDE = "hide"
    REMOVE = "remove"
    APPROVE = "approve"
    ESCALATE = "escalate"


RESTRICTS = (Action.HIDE, Action.REMOVE)
"""What takes a post from its readers."""


class DecisionState(StrEnum):
    """How far a decision has travelled to the forum."""

    WAITING = "waiting"
    NEEDS_SECOND = "needs_second"
    DELIVERED = "delivered"
    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    FAILED = "failed"


class Role(StrEnum):
    """What a user may do in the desk."""

    VIEWER = "viewer"
    MODERATOR = "moderator"
    SENIOR = "senior"
    ADMIN = "admin"
    AUDITOR = "auditor"
