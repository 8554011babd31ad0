"""A post as Discourse's webhook and its API write it: the same fields, so the same text."""

from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Format, Post


def read_id(values: Mapping[str, object], path: str = "post") -> str:
    """Give the post's id, digits alone since it goes into addresses; raises Invalid."""
    return Fields(values, path).integer_id("id")


def read_post(
    values: Mapping[str, object], instance: str, path: str = "post"
) -> tuple[Post, tuple[str, ...]]:
    """Read a post and the warnings on its optional fields; raises Invalid naming `path.id` or `path.raw`.

    `raw` is Markdown with BBCode; where a forum does not send it, `cooked` is its HTML. The topic's title
    is given to its first post alone: the authors of replies did not write it.
    """
    fields = Fields(values, path)
    written = isinstance(values.get("raw"), str) or not isinstance(values.get("cooked"), str)
    post = Post(
        id=read_id(values, path),
        body=fields.body("raw" if written else "cooked"),
        format=Format.MARKDOWN if written else Format.HTML,
        title=fields.text("topic_title", TITLE, cut=True) if values.get("post_number") == 1 else None,
        author=fields.text("username", NAME, cut=True),
        thread=fields.text("topic_id", THREAD),
        posted_at=fields.time("created_at"),
        updated_at=fields.time("updated_at"),
        url=fields.link("post_url", instance),
        revision=fields.number("version"),
    )
    return post, tuple(fields.warnings)


def write_post(post: Post) -> dict[str, object]:
    """Write a post as Discourse would, always as the first of its topic: for examples and the mock."""
    return {
        "id": int(post.id) if post.id.isdecimal() else post.id,
        "username": post.author or "member",
        "created_at": write_time(post.posted_at) if post.posted_at else None,
        "updated_at": write_time(post.updated_at) if post.updated_at else None,
        "cooked": post.body if post.format is Format.HTML else "",
        **({} if post.format is Format.HTML else {"raw": post.body}),
        "post_number": 1,
        "post_type": 1,
        "post_url": post.url,
        "topic_id": post.thread,
        "topic_title": post.title,
        "topic_archetype": "regular",
        "version": post.revision or 1,
        "hidden": False,
        "deleted_at": None,
    }
