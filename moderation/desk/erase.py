"""Erase: forget a post as though it had never come; the audit log keeps that it was done, by number."""

from dataclasses import dataclass

from moderation.model import Conflict
from moderation.ports import Store, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure came to: the posts that are gone, and those that wait for their forum first."""

    posts: tuple[int, ...]
    waiting: tuple[int, ...] = ()


def erase_post(store: Store, post_id: int, *, actor: str = "command") -> None:
    """Delete a post with its revisions, findings, case, links, fingerprints, dead letters and deliveries.

    NotFound; Conflict while a decision on it is still to be told to its forum, or while a removal order of an
    authority wants it preserved.
    """
    with store.write() as tx:
        tx.posts.get(post_id)
        if tx.erasures.is_undelivered(post_id):
            raise Conflict(
                f"a decision on post {post_id} is still to be delivered; wait for that, or undo it",
                code="undelivered",
            )
        if tx.orders.keeps(post_id):
            raise Conflict(
                f"post {post_id} is preserved because of a removal order; see: moderation orders list",
                code="preserved",
            )
        forget(tx, post_id, actor=actor)
    store.wipe()


def forget(tx: Transaction, post_id: int, *, actor: str) -> None:
    """Delete a post and all that belongs to it inside a transaction; nothing is asked."""
    tx.erasures.erase(post_id)
    tx.audit.append(actor, "erase", f"post:{post_id}")


def erase_author(store: Store, author: str, *, forum: str | None = None, actor: str = "command") -> Erased:
    """Delete every post that an author wrote, in one forum or in all, one by one; NotFound for the forum."""
    with store.read() as tx:
        forum_id = None if forum is None else tx.forums.get(forum).id
        posts = tx.erasures.posts_of(author, forum_id=forum_id)
    waiting = tuple(post for post in posts if not _erased(store, post, actor))
    return Erased(posts=tuple(post for post in posts if post not in waiting), waiting=waiting)


def _erased(store: Store, post_id: int, actor: str) -> bool:
    try:
        erase_post(store, post_id, actor=actor)
    except Conflict:
        return False
    return True
