"""Receive: one transaction stores a delivery and what it changes; what is stored here is never lost."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never

from moderation.desk import appeal_answer
from moderation.model import UNDECIDED, CaseReason, CaseState, Invalid, Post
from moderation.ports import Store, Transaction
from moderation.ports.delivery import Delivery, Event
from moderation.ports.records import Forum, Purpose, StoredPost, StoredRevision

HISTORY: Mapping[str, Any] = {"history": True}
CLOCKS_DIFFER = timedelta(minutes=5)  # as Standard Webhooks tolerate it


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a delivery: its post, if it is about one, and the examinations to ring for.

    `outcome` is accepted, duplicate, stale, refused or quarantined.
    """

    outcome: str
    post: int | None = None
    examinations: tuple[int, ...] = ()


def receive(store: Store, forum: Forum, delivery: Delivery, raw: bytes, *, history: bool = False) -> Receipt:
    """Store a verified delivery; the same one again changes nothing.

    With `history` its examination fills the library and opens no case. Raises Unavailable if it could not be
    stored.
    """
    with store.write() as tx:
        outcome = _outcome(delivery.event)
        number = tx.posts.remember(
            forum.id,
            delivery.delivery_id,
            event=delivery.event.value,
            outcome=outcome,
            reason=delivery.reason,
            body=raw if outcome == "quarantined" else None,
        )
        if number is None:
            known = tx.posts.delivered(forum.id, delivery.delivery_id)
            return Receipt(outcome="duplicate", post=known)
        if outcome != "accepted":
            _take_back(tx, forum, delivery)
            return Receipt(outcome=outcome)
        receipt = (
            _delete(tx, forum, delivery)
            if delivery.event is Event.DELETED
            else _post(tx, forum, delivery, HISTORY if history else {})
        )
        tx.posts.settle(number, outcome=receipt.outcome, post_id=receipt.post)
        return receipt


def _outcome(event: Event) -> str:
    match event:
        case Event.POSTED | Event.RECOVERED | Event.DELETED:
            return "accepted"
        case Event.REFUSED:
            return "refused"
        case Event.UNKNOWN | Event.PING:
            return "quarantined"
        case _:
            assert_never(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """A revision that came in: its text's hash, and when it was written by the sender's word."""

    sent: Post
    sent_at: datetime | None
    body_hash: bytes


def _post(tx: Transaction, forum: Forum, delivery: Delivery, mode: Mapping[str, Any]) -> Receipt:
    if delivery.post is None:
        raise Invalid("a delivery of this event needs a post", field="data")
    post = _find(tx, forum, delivery.post.id, delivery.post.posted_at)
    arrival = _Arrival(
        sent=delivery.post,
        sent_at=_believed(delivery.post.updated_at or delivery.sent_at, tx.now()),
        body_hash=hashlib.sha256(delivery.post.body.encode("utf-8", "surrogatepass")).digest(),
    )
    revived = _revives(post, delivery, arrival.sent_at)
    if revived:
        tx.posts.mark(post.id, deleted_at=None)
    current = None if post.revision is None else tx.posts.revision(post.revision)
    if current is not None and _is_duplicate(tx, current, arrival):
        return _again(tx, post, current, mode) if revived else Receipt(outcome="duplicate", post=post.id)
    stored = tx.posts.revise(post.id, arrival.sent, body_hash=arrival.body_hash, updated_at=arrival.sent_at)
    if current is not None and not _is_newer(stored, current):
        return Receipt(outcome="stale", post=post.id)
    tx.posts.make_current(post.id, stored.id)
    if post.deleted and not revived:
        return Receipt(outcome="stale", post=post.id)
    return _again(tx, post, stored, mode)


def _believed(told: datetime | None, now: datetime) -> datetime | None:
    """Take a time far ahead as the time of arrival: one wrong clock would make every later edit stale."""
    return now if told is not None and told > now + CLOCKS_DIFFER else told


def _again(tx: Transaction, post: StoredPost, revision: StoredRevision, mode: Mapping[str, Any]) -> Receipt:
    due = tx.examinations.add(post.id, revision.id, Purpose.RECEIVED, mode=mode)
    return Receipt(outcome="accepted", post=post.id, examinations=(due,))


def _find(tx: Transaction, forum: Forum, external_id: str, posted_at: datetime | None) -> StoredPost:
    known = tx.posts.find(forum.id, external_id)
    return known or tx.posts.add(forum.id, external_id, first_at=_believed(posted_at, tx.now()) or tx.now())


def _revives(post: StoredPost, delivery: Delivery, sent_at: datetime | None) -> bool:
    if not post.deleted or post.deleted_at is None:
        return False
    return delivery.event is Event.RECOVERED or (sent_at is not None and sent_at > post.deleted_at)


def _is_duplicate(tx: Transaction, current: StoredRevision, arrival: _Arrival) -> bool:
    number = arrival.sent.revision
    if current.body_hash == arrival.body_hash and current.sent.revision == number:
        return True
    return tx.posts.knows(
        current.post, revision_number=number, updated_at=arrival.sent_at, body_hash=arrival.body_hash
    )


def _is_newer(one: StoredRevision, other: StoredRevision) -> bool:
    """Order revisions by their number, then by their time, then by their arrival."""
    for mine, its in (
        (one.sent.revision, other.sent.revision),
        (_microseconds(one.sent.updated_at), _microseconds(other.sent.updated_at)),
    ):
        if mine is not None and its is not None and mine != its:
            return mine > its
    return one.number > other.number


def _microseconds(at: datetime | None) -> int | None:
    return None if at is None else round(at.timestamp() * 1_000_000)


def _take_back(tx: Transaction, forum: Forum, delivery: Delivery) -> None:
    """Take a post away that was public and is a private message now."""
    is_private = delivery.event is Event.REFUSED and delivery.external_id is not None
    if is_private and tx.posts.find(forum.id, delivery.external_id or "") is not None:
        _delete(tx, forum, delivery)


def _delete(tx: Transaction, forum: Forum, delivery: Delivery) -> Receipt:
    external_id = delivery.external_id
    if external_id is None:
        raise Invalid("a deletion needs the id of its post", field="data.id")
    post = _find(tx, forum, external_id, None)
    deleted_at = _believed(delivery.sent_at, tx.now()) or tx.now()
    current = None if post.revision is None else tx.posts.revision(post.revision)
    if current and current.sent.updated_at and current.sent.updated_at > deleted_at:
        return Receipt(outcome="stale", post=post.id)
    tx.posts.mark(post.id, deleted_at=deleted_at)
    tx.library.withdraw(post_id=post.id)
    case = tx.cases.of_post(post.id)
    if case is not None and case.state in UNDECIDED and appeal_answer.waiting(tx, case) is None:
        tx.cases.move(case, state=CaseState.CLOSED, reason=CaseReason.DELETED)
        tx.audit.append("service", "close", f"case:{case.id}", reason=CaseReason.DELETED.value)
    return Receipt(outcome="accepted", post=post.id)
