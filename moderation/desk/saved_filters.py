"""Saved filters: a person keeps a filter of the queue as a tab with its count."""

from collections.abc import Mapping, Sequence

from moderation.desk.review import forums_of
from moderation.model import CHECKS, Invalid, Queue
from moderation.ports import Store, Transaction
from moderation.ports.records import CaseFilter, User
from moderation.ports.saved_filters import SavedFilter

NAMES = ("queue", "check", "forum", "language")
KNOWN: Mapping[str, Sequence[str]] = {"queue": tuple(Queue), "check": CHECKS}
LONGEST_NAME = 40
MOST = 20


def save(store: Store, user: User, name: str, query: Mapping[str, str]) -> SavedFilter:
    """Keep a filter under a name; Invalid for one that cannot filter, Conflict for a name that is taken."""
    kept = {key: query[key] for key in NAMES if query.get(key)}
    shown = name.strip()
    if not shown or len(shown) > LONGEST_NAME:
        raise Invalid(f"name: must have from 1 to {LONGEST_NAME} characters", field="name")
    _require_filter(kept)
    with store.write() as tx:
        forums_of(tx, user, kept.get("forum"))
        if len(tx.saved_filters.of(user.id)) >= MOST:
            raise Invalid(f"query: at most {MOST} filters are kept; remove one first", field="query")
        tx.saved_filters.add(user.id, shown, kept)
        tx.audit.append(user.name, "save", "filter")
        return next(each for each in tx.saved_filters.of(user.id) if each.name == shown)


def _require_filter(kept: Mapping[str, str]) -> None:
    if not kept:
        raise Invalid("query: choose a filter first, then save it", field="query")
    for key, known in KNOWN.items():
        if key in kept and kept[key] not in known:
            raise Invalid(f"query: {key} must be one of {', '.join(known)}", field="query")
    if not kept.get("language", "").isprintable():
        raise Invalid("query: language must be printable", field="query")


def remove(store: Store, user: User, filter_id: int) -> None:
    """Forget a filter of one's own; NotFound."""
    with store.write() as tx:
        tx.saved_filters.remove(user.id, filter_id)
        tx.audit.append(user.name, "remove", f"filter:{filter_id}")


def counted(tx: Transaction, user: User) -> Sequence[tuple[SavedFilter, int]]:
    """Give a user's filters, each with how many cases of their forums it shows now."""
    return [(each, _count(tx, user, each.query)) for each in tx.saved_filters.of(user.id)]


def _count(tx: Transaction, user: User, query: Mapping[str, str]) -> int:
    forum = query.get("forum")
    if forum and user.forums and forum not in user.forums:
        return 0
    which = CaseFilter(
        queue=query.get("queue"),
        check=query.get("check"),
        language=query.get("language"),
        forums=(forum,) if forum else user.forums,
    )
    return sum(tx.cases.counts(which).values())
