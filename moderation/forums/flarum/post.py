"""A post as the webhook extension and Flarum's JSON:API write it: in camel case, or in snake case."""

import re
from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Format, Post

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def read_id(values: Mapping[str, object], path: str = "post") -> str:
    """Give the post's id, digits alone since it goes into addresses; raises Invalid."""
    return Fields(values, path).integer_id("id")


def snake_case(values: Mapping[str, object]) -> dict[str, object]:
    """Give the fields with snake-case names: `contentHtml` becomes `content_html`."""
    return {_HUMP.sub("_", name).lower(): value for name, value in values.items()}


def read_post(
    post: Mapping[str, object],
    discussion: Mapping[str, object],
    actor: Mapping[str, object],
    path: str = "post",
) -> tuple[Post, tuple[str, ...]]:
    """Read a post and the warnings on its optional fields; raises Invalid naming `path.id` or `path.content`.

    `content` is Markdown with BBCode as its author wrote it; where only `content_html` is sent, it is HTML.
    The discussion's title is given to its first post alone: the authors of replies did not write it.
    """
    values = snake_case(post)
    fields, named = Fields(values, path), Fields(discussion, "discussion")
    is_written = isinstance(values.get("content"), str) or not isinstance(values.get("content_html"), str)
    writer = values.get("user", actor if values.get("edited_at") is None else {})
    author = Fields(writer if isinstance(writer, dict) else {}, f"{path}.user")
    read = Post(
        id=read_id(values, path),
        body=fields.body("content" if is_written else "content_html"),
        format=Format.MARKDOWN if is_written else Format.HTML,
        title=named.text("title", TITLE, cut=True) if values.get("number") == 1 else None,
        author=author.text("username", NAME, cut=True),
        thread=named.text("id", THREAD),
        posted_at=fields.time("created_at"),
        updated_at=fields.time("edited_at"),
        url=fields.link("url"),
    )
    return read, (*fields.warnings, *named.warnings, *author.warnings)


def write_post(post: Post) -> dict[str, object]:
    """Write a post as Flarum would, for examples and the mock."""
    return {
        "id": int(post.id) if post.id.isdecimal() else post.id,
        "number": 1,
        "content": post.body,
        "createdAt": write_time(post.posted_at) if post.posted_at else None,
        "editedAt": write_time(post.updated_at) if post.updated_at else None,
        "user": {"id": 1, "username": post.author or "member"},
    }
