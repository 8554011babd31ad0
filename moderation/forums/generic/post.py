"""The post of our own form, as webhooks and `screen` carry it."""

from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Post


def read_post(values: Mapping[str, object], path: str = "data") -> tuple[Post, tuple[str, ...]]:
    """Read a post and the warnings on its optional fields; raises Invalid naming `path.id` or `path.body`.

    Title and author are read by a check: too long, they are cut, not lost.
    """
    fields = Fields(values, path)
    post = Post(
        id=fields.identifier("id"),
        body=fields.body("body"),
        format=fields.format("format"),
        title=fields.text("title", TITLE, cut=True),
        author=fields.text("author", NAME, cut=True),
        thread=fields.text("thread", THREAD),
        posted_at=fields.time("posted_at"),
        updated_at=fields.time("updated_at"),
        url=fields.link("url"),
        revision=fields.number("revision"),
    )
    return post, tuple(fields.warnings)


def write_post(post: Post) -> dict[str, object]:
    """Write a post so that `read_post` gives it again; what is not known is left out."""
    values = {
        "id": post.id,
        "body": post.body,
        "format": post.format.value,
        "title": post.title,
        "author": post.author,
        "thread": post.thread,
        "posted_at": write_time(post.posted_at) if post.posted_at else None,
        "updated_at": write_time(post.updated_at) if post.updated_at else None,
        "url": post.url,
        "revision": post.revision,
    }
    return {name: value for name, value in values.items() if value is not None}
