"""Removal orders: executed within the hour by one person; the content is preserved, then purged."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from moderation.desk import appeal_answer
from moderation.desk.decide import Choice, first_of_two, settle
from moderation.desk.erase import forget
from moderation.desk.notice_case import reviewed
from moderation.desk.notices import reach
from moderation.desk.review import require_decider
from moderation.model import (
    Action,
    Case,
    CaseReason,
    Conflict,
    Invalid,
    NotFound,
    Queue,
    Refused,
    Role,
    Verdict,
)
from moderation.ports import Store, Transaction
from moderation.ports.orders import NewOrder, Order
from moderation.ports.records import StoredExamination, StoredPost, User
from moderation.result import loads
from moderation.text.url import is_web_address

TIME_TO_EXECUTE = timedelta(hours=1)  # Article 3(3)
PRESERVED = timedelta(days=183)  # six months, Article 6(2)
LONGEST = 200  # characters of a reference or an authority's name
CLOCKS_DIFFER = timedelta(minutes=5)
MAY_REGISTER = (Role.SENIOR, Role.ADMIN)
NOTES: Mapping[str, str] = {
    "fr": "Injonction de retrait {reference}, {authority} (règlement (UE) 2021/784)",
    "ar": "أمر إزالة {reference}، {authority} (لائحة الاتحاد الأوروبي 2021/784)",
    "en": "Removal order {reference}, {authority} (Regulation (EU) 2021/784)",
}


def register(store: Store, new: NewOrder, user: User, *, received_at: datetime | None = None) -> Order:
    """Store an order, whose hour began when it was received; the same one again is the one that stands.

    Raises Refused unless the user is a senior or an administrator, Invalid naming the field.
    """
    if user.role not in MAY_REGISTER:
        raise Refused("only a senior or an administrator registers orders", code="role")
    return _register(store, new, by=user.name, received_at=received_at, user=user)


def register_by_command(store: Store, new: NewOrder, *, received_at: datetime | None = None) -> Order:
    """Store an order in the name of who runs the machine."""
    return _register(store, new, by="command", received_at=received_at)


def _register(
    store: Store, new: NewOrder, *, by: str, received_at: datetime | None, user: User | None = None
) -> Order:
    _require_complete(new)
    with store.write() as tx:
        received_at = received_at or tx.now()
        if received_at > tx.now() + CLOCKS_DIFFER:
            raise Invalid("received_at: lies in the future", field="received_at")
        known = tx.orders.known(new)
        if known is not None:
            return _own(known, user)
        post = tx.posts.at(new.address)
        made = tx.orders.add(
            new,
            post_id=None if post is None else post.id,
            received_at=received_at,
            due_at=received_at + TIME_TO_EXECUTE,
            by=by,
        )
        tx.audit.append(by, "register", f"order:{made.id}", post=made.post)
        return _own(made, user)


def _own(order: Order, user: User | None) -> Order:
    """Give an order back to who registers it; Invalid for every order that they may not see."""
    if user is not None and not _is_seen(order, user):
        raise Invalid("address: is of no post of your forums", field="address")
    return order


def _require_complete(new: NewOrder) -> None:
    for field, text in (("reference", new.reference), ("authority", new.authority)):
        if not text.strip() or len(text) > LONGEST:
            raise Invalid(f"{field}: must have from 1 to {LONGEST} characters", field=field)
    if not is_web_address(new.address):
        raise Invalid("address: must be the http:// or https:// address of the post", field="address")


def visible(tx: Transaction, order_id: int, user: User) -> Order:
    """Give an order that a user may see; another is NotFound, as if it were not there."""
    order = tx.orders.get(order_id)
    if not _is_seen(order, user):
        raise NotFound(f"there is no order {order_id}", code="unknown_order")
    return order


def _is_seen(order: Order, user: User) -> bool:
    seen = reach(user)
    return seen.unplaced if order.post is None else not seen.forums or order.forum in seen.forums


def execute(store: Store, order_id: int, user: User) -> Order:
    """Remove the post that an order names, at once and by one person; its content is preserved.

    Raises Conflict if the order is executed already, or while no post is known by its address.
    """
    require_decider(user)
    with store.write() as tx:
        order = visible(tx, order_id, user)
        post = _post_of(tx, order)
        tx.orders.place(order.id, post.id)
        case = _case_of(tx, post)
        language = tx.forums.get(case.forum).language
        note = NOTES.get(language, NOTES["en"]).format(reference=order.reference, authority=order.authority)
        choice = Choice(action=Action.REMOVE, grounds=("watchlist",), note=note)
        made = settle(tx, case, user, choice, grace=0, first=first_of_two(case), ordered=True)
        appeal_answer.end_by_order(tx, case)
        tx.orders.execute(order.id, decision_id=made.id, by=user.name, purge_at=tx.now() + PRESERVED)
        tx.audit.append(user.name, "execute", f"order:{order.id}", decision=made.id)
        return tx.orders.get(order.id)


def execute_by_hand(store: Store, order_id: int, user: User) -> Order:
    """Write that a post of no known address was removed on the forum itself; Conflict if it is executed."""
    require_decider(user)
    with store.write() as tx:
        order = visible(tx, order_id, user)
        if order.post is not None:
            raise Conflict(f"the post of order {order_id} is known: execute the order", code="post_known")
        tx.orders.execute(order.id, decision_id=None, by=user.name, purge_at=None)
        tx.audit.append(user.name, "execute_by_hand", f"order:{order.id}")
        return tx.orders.get(order.id)


def _post_of(tx: Transaction, order: Order) -> StoredPost:
    if order.executed_at is not None:
        raise Conflict(f"order {order.id} is executed already", code="executed")
    if order.post is None:
        post = tx.posts.at(order.address)
    else:
        known = tx.posts.get(order.post)
        post = tx.posts.find(known.forum, known.external_id)  # held until the end of the transaction
    if post is None:
        raise Conflict(
            f"no post is known by the address of order {order.id}; remove it on the forum, then say so",
            code="unknown_address",
        )
    return post


def _case_of(tx: Transaction, post: StoredPost) -> Case:
    """Give the post's case with its newest examination, whoever holds it and however it stands."""
    stored = tx.examinations.current(post.id) or tx.examinations.of_post(post.id)[-1]
    verdict, language = _read(stored)
    case = tx.cases.of_post(post.id)
    if case is None:
        return tx.cases.open(post, stored.id, verdict, language=language, reason=CaseReason.ORDER)
    case = tx.cases.update(case, examination_id=stored.id, verdict=verdict, language=language)
    return tx.cases.move(case, state=case.state, reason=CaseReason.ORDER)


def _read(stored: StoredExamination) -> tuple[Verdict, str]:
    if stored.result is None:  # the order is older than the examination
        return Verdict(queue=Queue.REVIEW), "und"
    examination = loads(stored.result)
    return reviewed(examination.verdict), examination.language.main


def purge(store: Store, *, limit: int) -> int:
    """Erase posts that were preserved for an order and are no more; the orders stay, naming no post."""
    with store.read() as tx:
        ended = [post for post in tx.orders.ended(limit=limit) if not tx.erasures.is_undelivered(post)]
    for post_id in ended:
        with store.write() as tx:
            tx.orders.purge(post_id)
            forget(tx, post_id, actor="retention")
    if ended:
        store.wipe()
    return len(ended)
