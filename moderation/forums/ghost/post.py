"""A post, page or comment as Ghost writes it; `page-ID` and `comment-ID` are called in other places."""

from collections.abc import Mapping

from moderation.forums.fields import NAME, THREAD, TITLE, Fields
from moderation.forums.times import write_time
from moderation.model import Format, Invalid, Post

PAGE, COMMENT = "page-", "comment-"


def read_id(values: Mapping[str, object], path: str) -> str:
    """Give the id, letters and digits alone since it goes into addresses; raises Invalid."""
    identifier = Fields(values, path).identifier("id")
    if not (identifier.isascii() and identifier.isalnum()):
        raise Invalid(f"{path}.id must be letters and digits", field=f"{path}.id")
    return identifier


def read_post(values: Mapping[str, object], path: str, prefix: str = "") -> tuple[Post, tuple[str, ...]]:
    """Read a post or page and the warnings; raises Invalid naming `path.id` or `path.html`."""
    fields = Fields(values, path)
    writer = _inner(values.get("primary_author"), path, "primary_author")
    post = Post(
        id=prefix + read_id(values, path),
        body=fields.body("html"),
        format=Format.HTML,
        title=fields.text("title", TITLE, cut=True),
        author=writer.text("slug", NAME, cut=True),
        thread=fields.text("id", THREAD),
        posted_at=fields.time("published_at"),
        updated_at=fields.time("updated_at"),
        url=fields.link("url"),
    )
    return post, (*fields.warnings, *writer.warnings)


def read_comment(values: Mapping[str, object], path: str) -> Post:
    """Read a comment of a member; raises Invalid naming `path.id` or `path.html`."""
    fields = Fields(values, path)
    under = _inner(values.get("post"), path, "post")
    return Post(
        id=COMMENT + read_id(values, path),
        body=fields.body("html"),
        format=Format.HTML,
        author=_inner(values.get("member"), path, "member").text("id", NAME),
        thread=fields.text("post_id", THREAD) or under.text("id", THREAD),
        posted_at=fields.time("created_at"),
        updated_at=fields.time("edited_at"),
        url=under.link("url"),
    )


def _inner(value: object, path: str, name: str) -> Fields:
    return Fields(value if isinstance(value, dict) else {}, f"{path}.{name}")


def write_post(post: Post) -> dict[str, object]:
    """Write a post as Ghost would, for examples and the mock."""
    return {
        "id": post.id,
        "title": post.title or "",
        "html": post.body,
        "status": "published",
        "published_at": write_time(post.posted_at) if post.posted_at else None,
        "updated_at": write_time(post.updated_at) if post.updated_at else None,
        "url": post.url,
        "primary_author": {"id": "1", "slug": post.author or "writer"},
    }
