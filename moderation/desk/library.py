"""The library as a person looks after it: add and withdraw sources, follow feeds and leave them."""

from collections.abc import Sequence

from moderation.desk import administer, fetch
from moderation.model import Invalid, NotFound, Refused, Role
from moderation.ports import Store, Transaction
from moderation.ports.fetching import Fetcher, WebPage
from moderation.ports.records import SourceText, User
from moderation.text.url import is_web_address

MAY_CURATE = (Role.SENIOR, Role.ADMIN)
LONGEST_TITLE = 300


def add_source(
    store: Store, user: User, *, text: str, url: str | None, title: str | None, forum: str | None
) -> SourceText:
    """Register an article that posts may copy; Invalid names the field, Refused who may not."""
    _require_curator(user)
    _require_own(user, forum)
    if url is not None and not is_web_address(url):
        raise Invalid("url: must begin with http:// or https://", field="url")
    if title is not None and len(title) > LONGEST_TITLE:
        raise Invalid(f"title: longer than {LONGEST_TITLE} characters", field="title")
    return administer.add_source(store, text=text, url=url, title=title, forum=forum, actor=user.name)


def withdraw_source(store: Store, user: User, source_id: int) -> None:
    """Take an article out of the library; one that is withdrawn or not the user's to change is NotFound."""
    _require_curator(user)
    with store.read() as tx:
        known = tx.sources.get(source_id)
        _require_known(tx, user, known.forum, f"there is no source {source_id}")
        if known.withdrawn_at is not None:
            raise NotFound(f"source {source_id} is withdrawn already", code="unknown_source")
    administer.withdraw_source(store, source_id, actor=user.name)


def feeds(tx: Transaction, user: User) -> Sequence[tuple[WebPage, str | None]]:
    """Give the feeds that fill the library of the user's forums, each with its forum; None is every forum."""
    names = {forum.id: forum.name for forum in tx.forums.list()}
    known = [(feed, names.get(feed.forum or 0)) for feed in tx.pages.feeds()]
    return [(feed, name) for feed, name in known if not user.forums or name in (None, *user.forums)]


def follow(store: Store, fetcher: Fetcher, user: User, feed: str, *, forum: str | None) -> bool:
    """Follow a feed from now on; False if it is followed already, Refused unless its host may be asked."""
    _require_curator(user)
    _require_own(user, forum)
    return fetch.follow(store, fetcher, feed, forum=forum, actor=user.name)


def unfollow(store: Store, user: User, page_id: int) -> None:
    """Follow a feed no longer; what came of it stays. NotFound."""
    _require_curator(user)
    with store.read() as tx:
        known = next((each for each in tx.pages.feeds() if each.id == page_id), None)
        if known is None:
            raise NotFound(f"no feed {page_id} is followed", code="unknown_feed")
        _require_known(tx, user, known.forum, f"no feed {page_id} is followed")
    fetch.unfollow(store, page_id, actor=user.name)


def _require_curator(user: User) -> None:
    if user.role not in MAY_CURATE:
        raise Refused(f"the role {user.role.value} does not change the library", code="role")


def _require_own(user: User, forum: str | None) -> None:
    """Raise unless the user may speak for a forum, or for every forum with None."""
    if user.forums and forum is None:
        raise Refused("choose one of your forums; only a user of every forum adds for all", code="role")
    if user.forums and forum not in user.forums:
        raise NotFound(f"there is no forum {forum}", code="unknown_forum", field="forum")


def _require_known(tx: Transaction, user: User, forum_id: int | None, otherwise: str) -> None:
    if user.forums and (forum_id is None or tx.forums.by_id(forum_id).name not in user.forums):
        raise NotFound(otherwise, code="unknown_source")
