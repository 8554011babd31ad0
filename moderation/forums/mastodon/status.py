"""A status as Mastodon's webhooks write it."""

from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Format, Post


def read_status(values: Mapping[str, object], path: str = "object") -> tuple[Post, tuple[str, ...]]:
    """Read a status and the warnings on its optional fields; raises Invalid naming the id or the content.

    A thread is named by the status that is answered, or by the status itself.
    """
    fields = Fields(values, path)
    account = values.get("account")
    author = Fields(account if isinstance(account, dict) else {}, f"{path}.account")
    answered = "id" if values.get("in_reply_to_id") is None else "in_reply_to_id"
    post = Post(
        id=fields.identifier("id"),
        body=fields.body("content"),
        format=Format.HTML,
        title=fields.text("spoiler_text", TITLE, cut=True) or None,
        author=author.text("acct", NAME, cut=True),
        thread=fields.text(answered, THREAD),
        posted_at=fields.time("created_at"),
        updated_at=fields.time("edited_at"),
        url=fields.link("url"),
    )
    return post, (*fields.warnings, *author.warnings)


def write_status(post: Post) -> dict[str, object]:
    """Write a post as a public status, for examples."""
    return {
        "id": post.id,
        "created_at": write_time(post.posted_at) if post.posted_at else None,
        "edited_at": write_time(post.updated_at) if post.updated_at else None,
        "in_reply_to_id": post.thread,
        "spoiler_text": post.title or "",
        "visibility": "public",
        "url": post.url,
        "content": post.body,
        "account": {"id": "1", "username": post.author or "member", "acct": post.author or "member"},
    }
