"""A decision on its way to a forum, and how it ends there."""

from datetime import UTC, datetime
from typing import Any

from moderation.forums import ActResult, ForumCall, Outcome
from moderation.model import Action

DELIVERED = ActResult(outcome=Outcome.DELIVERED)
RECORDED = ActResult(outcome=Outcome.RECORDED)
HIDE = {"action": Action.HIDE}
REMOVE = {"action": Action.REMOVE}
APPROVE = {"action": Action.APPROVE}
UNDO = {"undo": True, "body": None}  # an undo is not about the text


def conflict(reason: str) -> ActResult:
    return ActResult(outcome=Outcome.CONFLICT, reason=reason)


def failed(reason: str) -> ActResult:
    return ActResult(outcome=Outcome.PERMANENT, reason=reason)


def decided(forum_url: str, **given: Any) -> ForumCall:  # noqa: ANN401 - fields of the call
    """Give the call that hides a post."""
    usual = {"action": Action.HIDE, "decision_id": 7, "idempotency_key": "decision-7"}
    return ForumCall(**{"forum_url": forum_url, "now": datetime(2026, 3, 1, tzinfo=UTC), **usual, **given})
