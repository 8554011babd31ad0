"""A comment, post or page as WordPress's REST fields write it; ids are `12`, `post-12` and `page-12`.

WordPress counts its comments and its posts apart, so that one number names two texts.
"""

from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Format, Post

COMMENT, POST, PAGE = "comment", "post", "page"


def read_id(values: Mapping[str, object], kind: str, path: str = "data") -> str:
    """Give our id of a comment, post or page; raises Invalid unless WordPress's is an integer."""
    number = Fields(values, path).integer_id("id")
    return number if kind == COMMENT else f"{kind}-{number}"


def read_post(values: Mapping[str, object], kind: str, path: str = "data") -> tuple[Post, tuple[str, ...]]:
    """Read it and the warnings on its optional fields; raises Invalid naming `path.id` or `path.content`.

    `content` is the string that was stored, or the object of the REST API, whose `raw` is that string.
    """
    fields = Fields(_flat(values), path)
    is_comment = kind == COMMENT
    thread = values.get("post") if is_comment else values.get("id")
    post = Post(
        id=read_id(values, kind, path),
        body=fields.body("content"),
        format=Format.HTML,
        title=None if is_comment else fields.text("title", TITLE, cut=True),
        author=fields.text("author_name" if is_comment else "author", NAME, cut=True),
        thread=Fields({"post": thread}, path).text("post", THREAD),
        posted_at=fields.time("date_gmt"),
        updated_at=fields.time("modified_gmt"),
        url=fields.link("link"),
    )
    return post, tuple(fields.warnings)


def _flat(values: Mapping[str, object]) -> Mapping[str, object]:
    """Put the stored string where the REST API gives `{"raw", "rendered"}`."""
    nested = {name: inner.get("raw") for name, inner in values.items() if isinstance(inner, dict)}
    return {**values, **nested}


def write_post(post: Post) -> dict[str, object]:
    """Write a post as a comment of WordPress, for examples and the mock."""
    return {
        "id": int(post.id) if post.id.isdecimal() else post.id,
        "post": int(post.thread) if post.thread and post.thread.isdecimal() else 1,
        "parent": 0,
        "author_name": post.author or "member",
        "date_gmt": write_time(post.posted_at) if post.posted_at else None,
        "modified_gmt": write_time(post.updated_at) if post.updated_at else None,
        "content": post.body,
        "link": post.url,
        "status": "approved",
        "type": "comment",
    }
