"""A draft of the policy: what it would change of the last posts, before somebody makes it count."""

from collections.abc import Callable

from moderation import policy
from moderation.desk import policies
from moderation.desk.backtest import Scope, Trial, backtest
from moderation.desk.policies import Activated
from moderation.desk.tally import Tally
from moderation.model import Refused, Role
from moderation.policy import Policy
from moderation.ports import Store
from moderation.ports.records import User

MAY_TRY = (Role.SENIOR, Role.ADMIN)
LAST = 1000  # posts that are judged again
FIRST = 100  # of them, to learn how long one takes
SECONDS = 5.0  # that a person waits


def require_trier(user: User) -> None:
    """Raise Refused unless the user may see what a draft does: it is judged on the posts of every forum."""
    if user.role not in MAY_TRY or user.forums:
        raise Refused("only a senior or an administrator of every forum tries a policy", code="role")


def require_admin(user: User) -> None:
    """Raise Refused unless the user may make a policy count."""
    if user.role is not Role.ADMIN or user.forums:
        raise Refused("only an administrator of every forum makes a policy count", code="role")


def attempt(store: Store, user: User, draft: Policy, *, clock: Callable[[], float]) -> Tally:
    """Judge the last thousand posts by a draft, or so many of them, spread evenly, as a person waits for.

    `clock` gives seconds.
    """
    require_trier(user)
    with store.read() as tx:
        posts = tx.history.posts({})[-LAST:]
        since = tx.posts.get(posts[0]).first_at if posts else None
    trial, begun = Trial(policy=draft), clock()
    first = backtest(store, trial, Scope(since=since, sample=FIRST))
    if len(posts) <= FIRST:
        return first
    each = max(clock() - begun, 1e-6) / FIRST
    sample = min(LAST, int((SECONDS - FIRST * each) / each))
    if sample <= FIRST:
        return first
    return backtest(store, trial, Scope(since=since, sample=sample))


def activate(store: Store, user: User, text: str) -> Activated:
    """Make a policy count for every later examination; only for an administrator."""
    require_admin(user)
    return policies.activate(store, text, actor=user.name)


def rollback(store: Store, user: User, version: str) -> Activated:
    """Make an earlier version count again; only for an administrator."""
    require_admin(user)
    return policies.rollback(store, version, actor=user.name)


def read(text: str) -> Policy:
    """Read a draft as a browser sends it, with its line ends; Invalid names line and column."""
    return policy.load(text.replace("\r\n", "\n"))
