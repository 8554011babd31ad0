"""Notices: what anybody says is wrong with a post is stored, seen by a person, and answered by deciding."""

from dataclasses import replace

from moderation.desk.notice_case import bring_up
from moderation.desk.review import require_decider
from moderation.model import UNDECIDED, Conflict, Invalid, NotFound, Role
from moderation.ports import Store, Transaction
from moderation.ports.notices import NewNotice, Notice, Reach
from moderation.ports.records import User
from moderation.text.url import is_web_address

LONGEST_EXPLANATION = 5000
LONGEST_NAME = 200
LONGEST_EMAIL = 254  # RFC 5321's longest path without its brackets
SEES_SENDERS = (Role.SENIOR, Role.ADMIN)


def receive(store: Store, new: NewNotice, *, in_good_faith: bool) -> int:
    """Store a notice, bring its post before a person, and give its number; Invalid names the field.

    A thousand notices on a post are one case of the same urgency as one, and decide nothing by themselves.
    """
    _require_complete(new, in_good_faith=in_good_faith)
    with store.write() as tx:
        post = tx.posts.at(new.address)
        notice_id = tx.notices.add(new, post_id=None if post is None else post.id)
        if post is not None:
            bring_up(tx, post)
        tx.audit.append("public", "notice", f"notice:{notice_id}", post=None if post is None else post.id)
        return notice_id


def _require_complete(new: NewNotice, *, in_good_faith: bool) -> None:
    if not is_web_address(new.address):
        raise Invalid("address: must be the http:// or https:// address of the post", field="address")
    if not new.explanation.strip() or len(new.explanation) > LONGEST_EXPLANATION:
        raise Invalid(
            f"explanation: must have from 1 to {LONGEST_EXPLANATION} characters", field="explanation"
        )
    if new.name is not None and len(new.name) > LONGEST_NAME:
        raise Invalid(f"name: longer than {LONGEST_NAME} characters", field="name")
    if new.email is not None and not _is_email(new.email):
        raise Invalid("email: is no e-mail address", field="email")
    if not in_good_faith:
        raise Invalid(
            "good_faith: must be true: you state that this is accurate and complete", field="good_faith"
        )


def _is_email(text: str) -> bool:
    before, sign, after = text.rpartition("@")
    return bool(before and sign and "." in after) and text.isprintable() and len(text) <= LONGEST_EMAIL


def reach(user: User) -> Reach:
    """Give which notices a user sees; those of no known post are for seniors who see every forum."""
    return Reach(forums=user.forums, unplaced=user.role in SEES_SENDERS and not user.forums)


def shown_to(user: User, notice: Notice) -> Notice:
    """Give a notice as a user may see it: who sent it is for seniors and administrators."""
    return notice if user.role in SEES_SENDERS else without_sender(notice)


def without_sender(notice: Notice) -> Notice:
    """Give a notice that does not tell who sent it."""
    return replace(notice, name=None, email=None)


def visible(tx: Transaction, notice_id: int, user: User) -> Notice:
    """Give a notice that a user may see; another is NotFound, as if it were not there."""
    notice, seen = tx.notices.get(notice_id), reach(user)
    is_seen = seen.unplaced if notice.post is None else not seen.forums or notice.forum in seen.forums
    if not is_seen:
        raise NotFound(f"there is no notice {notice_id}", code="unknown_notice")
    return shown_to(user, notice)


def handle(store: Store, notice_id: int, user: User) -> Notice:
    """Write that a notice is answered without a decision; Conflict if its case is there to be decided."""
    require_decider(user)
    with store.write() as tx:
        notice = visible(tx, notice_id, user)
        if notice.handled_at is not None:
            raise Conflict(f"notice {notice_id} is handled already", code="handled")
        if notice.case is not None and tx.cases.get(notice.case).state in UNDECIDED:
            raise Conflict(f"decide case {notice.case}: that answers notice {notice_id}", code="case_open")
        tx.notices.handle([notice_id], by=user.name)
        tx.audit.append(user.name, "handle", f"notice:{notice_id}")
        return visible(tx, notice_id, user)


def answer(tx: Transaction, post_id: int, *, by: str) -> None:
    """Write, with the decision on a post, that the notices on it are handled."""
    waiting = [each.id for each in tx.notices.of_post(post_id) if each.handled_at is None]
    if waiting:
        tx.notices.handle(waiting, by=by)
