"""Fetch: read feeds, articles and cited pages; what comes is a source, and the posts that cite it are due."""

from collections.abc import Sequence
from typing import assert_never

from moderation.desk.administer import index_source
from moderation.model import Invalid, ModerationError, Refused, Unavailable
from moderation.ports import Bell, Store, Transaction
from moderation.ports.fetching import Fetched, FetchedText, Fetcher, PageKind, WebPage
from moderation.ports.records import Purpose

LEASE = 60.0  # seconds; longer than any task runs
RETRIES = (60.0, 600.0, 3600.0)  # seconds before the second, third … attempt


def fetch(store: Store, bell: Bell, fetcher: Fetcher, ids: Sequence[int]) -> int:
    """Fetch those of some pages that are due; give how many were taken.

    Nothing is fetched inside a transaction.
    """
    with store.write() as tx:
        claimed = tx.pages.claim(ids, lease=LEASE)
    for page in claimed:
        try:
            fetched = fetcher.fetch(page)
        except ModerationError as error:
            with store.write() as tx:
                tx.pages.fail(page, error.code, retry_in=_retry_in(page, fetcher, error))
            continue
        with store.write() as tx:
            due = _keep(tx, fetcher, page, fetched)
        if due:
            bell.examine(due)
    return len(claimed)


def _retry_in(page: WebPage, fetcher: Fetcher, error: ModerationError) -> float | None:
    if page.kind is PageKind.FEED:
        return fetcher.again_in
    if isinstance(error, Unavailable) and page.attempt <= len(RETRIES):
        return RETRIES[page.attempt - 1]
    return None


def _keep(tx: Transaction, fetcher: Fetcher, page: WebPage, fetched: Fetched) -> Sequence[int]:
    """Store what came; give the examinations that are due because of it."""
    again_in = fetcher.again_in if page.kind is PageKind.FEED else None
    if not tx.pages.finish(page, validators=fetched.validators, again_in=again_in):
        return ()
    for text in fetched.texts:
        _register(tx, fetcher, page, text)
    match page.kind:
        case PageKind.FEED | PageKind.ARTICLE:
            return ()
        case PageKind.CITED_PAGE:
            return [due for post in tx.library.citing(page.canonical) for due in _again(tx, post)]
        case _:
            assert_never(page.kind)


def _register(tx: Transaction, fetcher: Fetcher, page: WebPage, text: FetchedText) -> None:
    """Store a text as a source; of one that only its address is known of, ask for the page."""
    if not text.text:
        if text.url and fetcher.allows(text.url):
            tx.pages.add(PageKind.ARTICLE, text.url, forum_id=page.forum)
        return
    kind = "cited_page" if page.kind is PageKind.CITED_PAGE else "article"
    url = page.address if page.kind is PageKind.CITED_PAGE else text.url
    source = tx.sources.add(
        text.text, external_id=None, url=url, title=text.title, forum_id=page.forum, kind=kind
    )
    index_source(tx, source, kind=kind)


def _again(tx: Transaction, post_id: int) -> Sequence[int]:
    post = tx.posts.get(post_id)
    if post.revision is None or post.deleted or tx.examinations.waits(post.id, post.revision):
        return ()
    return (tx.examinations.add(post.id, post.revision, Purpose.CITED_PAGE),)


def follow(
    store: Store, fetcher: Fetcher, feed: str, *, forum: str | None = None, actor: str = "command"
) -> bool:
    """Follow a feed from now on; False if it is followed already, Refused unless its host may be asked."""
    _require_allowed(fetcher, feed)
    with store.write() as tx:
        forum_id = None if forum is None else tx.forums.get(forum).id
        added = tx.pages.add(PageKind.FEED, feed, forum_id=forum_id)
        if added:
            tx.audit.append(actor, "follow", "feed")
    return added


def ask_for(store: Store, fetcher: Fetcher, address: str, *, forum: str | None = None) -> bool:
    """Ask for an article by its address; False if it was asked for before."""
    _require_allowed(fetcher, address)
    with store.write() as tx:
        forum_id = None if forum is None else tx.forums.get(forum).id
        return tx.pages.add(PageKind.ARTICLE, address, forum_id=forum_id)


def unfollow(store: Store, page_id: int, *, actor: str = "command") -> None:
    """Follow a feed no longer; what came of it stays. NotFound."""
    with store.write() as tx:
        tx.pages.remove(page_id)
        tx.audit.append(actor, "unfollow", f"feed:{page_id}")


def _require_allowed(fetcher: Fetcher, address: str) -> None:
    if "://" not in address:
        raise Invalid(f"{address} is no address of the web", field="feed")
    if not fetcher.allows(address):
        raise Refused(
            f"{address} may not be fetched; add its host to MODERATION_FETCH_HOSTS, for the workers too",
            code="host_not_allowed",
        )
