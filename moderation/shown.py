"""How the API and the command show the nouns: ids are strings, times RFC 3339 UTC, enum values as stored."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from moderation.model import Case, Decision
from moderation.ports.notices import Notice
from moderation.ports.orders import Order
from moderation.ports.records import (
    Forum,
    LoggedDecision,
    SourceText,
    StoredExamination,
    StoredPost,
    StoredRevision,
    User,
)

Shown = Mapping[str, Any]


def time(at: datetime | None) -> str | None:
    """Give a time in RFC 3339."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def post_line(post: StoredPost, revision: int | None) -> Shown:
    """Show a post in a list; `revision` is the forum's own number, or ours where it sends none."""
    return {
        "id": str(post.id),
        "external_id": post.external_id,
        "revision": revision,
        "deleted": post.deleted,
    }


def post(stored: StoredPost, current: StoredRevision, forum: str) -> Shown:
    """Show a post with its current revision."""
    sent = current.sent
    return {
        **post_line(stored, number(current)),
        "forum": forum,
        "body": sent.body,
        "format": sent.format.value,
        "title": sent.title,
        "author": sent.author,
        "thread": sent.thread,
        "url": sent.url,
        "posted_at": time(stored.first_at),
        "updated_at": time(sent.updated_at),
        "received_at": time(current.received_at),
    }


def number(revision: StoredRevision) -> int:
    """Give a revision's number: the forum's own, or the order of arrival where it sends none."""
    return revision.number if revision.sent.revision is None else revision.sent.revision


def examination(stored: StoredExamination, revision: StoredRevision) -> Shown:
    """Show an examination with its result, if it has one."""
    return {
        "id": str(stored.id),
        "post": str(stored.post),
        "revision": number(revision),
        "state": stored.state.value,
        "attempt": stored.attempt,
        "purpose": stored.purpose.value,
        "created_at": time(stored.created_at),
        "finished_at": time(stored.finished_at),
        "error": stored.error,
        "result": None if stored.result is None else json.loads(stored.result),
    }


def decision(made: Decision) -> Shown:
    """Show a decision."""
    return {
        "id": str(made.id),
        "case": str(made.case),
        "action": made.action.value,
        "grounds": list(made.grounds),
        "note": made.note,
        "by": made.by,
        "at": time(made.at),
        "state": made.state.value,
        "supersedes": None if made.supersedes is None else str(made.supersedes),
    }


def logged(made: LoggedDecision) -> Shown:
    """Show a decision of the log, with its forum and with what came after it."""
    return {
        **decision(made.decision),
        "forum": made.forum,
        "superseded_by": None if made.superseded_by is None else str(made.superseded_by),
        "stands": made.stands,
    }


def case(known: Case) -> Shown:
    """Show a case with its decisions, oldest first."""
    return {
        "id": str(known.id),
        "post": str(known.post),
        "forum": known.forum,
        "queue": known.queue.value,
        "priority": known.priority,
        "state": known.state.value,
        "reason": known.reason.value,
        "version": known.version,
        "claimed_by": known.claimed_by,
        "claimed_until": time(known.claimed_until),
        "back_at": time(known.back_at),
        "wave": str(known.first_post),
        "opened_at": time(known.opened_at),
        "decisions": [decision(made) for made in known.decisions],
    }


def case_line(known: Case, copies: Mapping[int, int]) -> Shown:
    """Show a case of a list with how many undecided cases its wave has, itself among them."""
    return {**case(known), "copies": copies.get(known.first_post, 0)}


def notice(known: Notice) -> Shown:
    """Show a notice; who sent it is there for who may see that."""
    return {
        "id": str(known.id),
        "post": _id(known.post),
        "case": _id(known.case),
        "address": known.address,
        "reason": known.reason.value,
        "explanation": known.explanation,
        "name": known.name,
        "email": known.email,
        "at": time(known.at),
        "handled_at": time(known.handled_at),
        "handled_by": known.handled_by,
    }


def order(known: Order) -> Shown:
    """Show a removal order; `state` is open, or how far what executed it has come."""
    return {
        "id": str(known.id),
        "state": order_state(known),
        "reference": known.reference,
        "authority": known.authority,
        "address": known.address,
        "silent": known.silent,
        "post": _id(known.post),
        "case": _id(known.case),
        "decision": _id(known.decision),
        "received_at": time(known.received_at),
        "due_at": time(known.due_at),
        "added_by": known.added_by,
        "executed_at": time(known.executed_at),
        "executed_by": known.executed_by,
        "purge_at": time(known.purge_at),
        "purged_at": time(known.purged_at),
    }


def order_state(known: Order) -> str:
    """Give open, purged, by_hand, or how far the decision that executed an order has travelled."""
    if known.executed_at is None:
        return "open"
    if known.purged_at is not None:
        return "purged"
    return "by_hand" if known.travelled is None else known.travelled.value


def _id(number: int | None) -> str | None:
    return None if number is None else str(number)


def forum(known: Forum) -> Shown:
    """Show a forum; of its credentials only whether there are any."""
    return {
        "id": str(known.id),
        "name": known.name,
        "kind": known.kind,
        "webhook": webhook(known.name),
        "url": known.url,
        "api_user": known.api_user,
        "api_key": known.api_key is not None,
        "language": known.language,
    }


def webhook(forum_name: str) -> str:
    """Give the path under which a forum's webhooks are received."""
    return f"/webhooks/{quote(forum_name)}"


def user(known: User) -> Shown:
    """Show a user; no forums means every forum."""
    return {
        "id": str(known.id),
        "name": known.name,
        "role": known.role.value,
        "forums": list(known.forums),
        "disabled": known.disabled,
    }


def source(known: SourceText, forum_name: str | None) -> Shown:
    """Show a registered article without its text; no forum means every forum."""
    return {
        "id": str(known.id),
        "external_id": known.external_id,
        "url": known.url,
        "title": known.title,
        "forum": forum_name,
        "letters": len(known.text),
        "added_at": time(known.added_at),
    }
