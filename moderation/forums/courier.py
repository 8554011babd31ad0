"""Implements `ports.Courier`: carries decisions out through each forum's own kind."""

from datetime import UTC, datetime

import httpx

from moderation.forums import find_kind
from moderation.forums.calls import ActResult, ForumCall, Outcome
from moderation.model import Action, DecisionState
from moderation.ports.records import Delivered, Pending

WAITS = (2.0, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0)  # seconds after the first, second … attempt
ENDS = {
    Outcome.DELIVERED: DecisionState.DELIVERED,
    Outcome.RECORDED: DecisionState.RECORDED,
    Outcome.CONFLICT: DecisionState.CONFLICT,
    Outcome.PERMANENT: DecisionState.FAILED,
}


class HttpCourier:
    """Calls forums over HTTP."""

    def __init__(self) -> None:
        self._client = httpx.Client()

    def deliver(self, pending: Pending) -> Delivered:
        """Tell a forum what was decided; a decision on a text that was changed since is a conflict."""
        if pending.changed and pending.undoes is None:
            return Delivered(state=DecisionState.CONFLICT, error="edited")
        result = find_kind(pending.forum.kind).act(call_of(pending, datetime.now(UTC)), self._client)
        return _ended(result, pending.attempt)

    def close(self) -> None:
        """End the connections."""
        self._client.close()


def call_of(pending: Pending, now: datetime) -> ForumCall:
    """Write the call; its idempotency key is the decision's, the same at every attempt."""
    forum, made = pending.forum, pending.decision
    return ForumCall(
        forum_url=forum.url,
        api_user=forum.api_user,
        api_key=forum.api_key,
        secret=pending.secret,
        action=_action(pending),
        undo=pending.undoes is not None,
        external_id=pending.judged.id,
        decision_id=made.id,
        idempotency_key=f"decision-{made.id}",
        now=now,
        decided_at=made.at,
        grounds=made.grounds,
        message=pending.letter,
        revision=pending.judged.revision,
        body=None if pending.undoes else pending.judged.body,
    )


def _action(pending: Pending) -> Action:
    return pending.undoes or pending.decision.action


def _ended(result: ActResult, attempt: int) -> Delivered:
    if result.outcome is not Outcome.TRANSIENT:
        return Delivered(state=ENDS[result.outcome], error=result.reason)
    if attempt > len(WAITS):
        return Delivered(state=DecisionState.FAILED, error=result.reason)
    wait = result.retry_after if result.retry_after is not None else WAITS[attempt - 1]
    return Delivered(state=None, error=result.reason, retry_in=wait)
