"""The five nouns as frozen values: Post, Finding, Case, Decision, and what they are made of.

A Document (one revision's prepared text) is the fifth noun; it is made in `moderation.text.document`.
"""

from moderation.model.cases import Case, Decision
from moderation.model.enums import (
    QUEUED,
    RESTRICTS,
    SETTLED,
    UNDECIDED,
    Action,
    CaseReason,
    CaseState,
    DecisionState,
    ExaminationState,
    Format,
    Queue,
    Role,
)
from moderation.model.errors import Conflict, Invalid, ModerationError, NotFound, Refused, Unavailable
from moderation.model.findings import (
    CHECKS,
    Examination,
    Finding,
    Language,
    LanguageSegment,
    Verdict,
    Versions,
)
from moderation.model.posts import Citation, Cue, Passage, Post, Source, Span

__all__ = [
    "CHECKS",
    "QUEUED",
    "RESTRICTS",
    "SETTLED",
    "UNDECIDED",
    "Action",
    "Case",
    "CaseReason",
    "CaseState",
    "Citation",
    "Conflict",
    "Cue",
    "Decision",
    "DecisionState",
    "Examination",
    "ExaminationState",
    "Finding",
    "Format",
    "Invalid",
    "Language",
    "LanguageSegment",
    "ModerationError",
    "NotFound",
    "Passage",
    "Post",
    "Queue",
    "Refused",
    "Role",
    "Source",
    "Span",
    "Unavailable",
    "Verdict",
    "Versions",
]
