import json
from datetime import UTC, datetime
from typing import Any

import pytest

from moderation.forums import Event
from moderation.forums.wordpress.parse import parse
from moderation.model import Format, Invalid, Post

JSON = "application/json"
COMMENT: dict[str, Any] = {
    "id": 12,
    "post": 4,
    "parent": 0,
    "author": 3,
    "author_name": "Karima B.",
    "author_url": "https://karima.example",
    "date": "2026-03-01T11:00:00",
    "date_gmt": "2026-03-01T10:00:00",
    "content": "Un <em>texte</em>\n\net l&#8217;autre",
    "link": "https://blog.example/article/#comment-12",
    "status": "approved",
    "type": "comment",
    "meta": [],
}
READ = Post(
    id="12",
    body="Un <em>texte</em>\n\net l&#8217;autre",
    format=Format.HTML,
    author="Karima B.",
    thread="4",
    posted_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
    url="https://blog.example/article/#comment-12",
)
ARTICLE: dict[str, Any] = {
    "id": 4,
    "author": 3,
    "date_gmt": "2026-03-01T08:00:00",
    "modified_gmt": "2026-03-01T09:00:00",
    "title": "L'article",
    "content": "<!-- wp:paragraph --><p>Bonjour</p>",
    "link": "https://blog.example/article/",
    "status": "publish",
    "type": "post",
}


def told(name: str, data: object, **more: object) -> bytes:
    return json.dumps({"type": name, "timestamp": "2026-03-01T12:00:00Z", "data": data} | more).encode()


@pytest.mark.parametrize("name", ["comment.created", "comment.edited"])
def test_a_comment_is_read_as_it_was_stored(name: str) -> None:
    read = parse(told(name, COMMENT), JSON, {"webhook-id": "w1"})
    assert (read.event, read.post, read.external_id) == (Event.POSTED, READ, "12")
    assert (read.delivery_id, read.sent_at, read.warnings) == ("w1", datetime(2026, 3, 1, 12, tzinfo=UTC), ())


@pytest.mark.parametrize(
    ("name", "changes", "external_id"),
    [
        pytest.param("post.created", {}, "post-4", id="a post's number is not a comment's"),
        pytest.param("post.edited", {"type": "page"}, "page-4", id="a page is called in another place"),
        pytest.param("page.edited", {}, "page-4", id="a page by the event's name"),
        pytest.param(
            "post.edited",
            {"content": {"raw": ARTICLE["content"], "rendered": "<p>x</p>"}, "title": {"raw": "L'article"}},
            "post-4",
            id="the REST API's own objects: what was stored is read",
        ),
    ],
)
def test_a_post_of_the_blog_is_read(name: str, changes: dict[str, Any], external_id: str) -> None:
    read = parse(told(name, ARTICLE | changes), JSON, {})
    assert read.post is not None
    assert (read.external_id, read.post.id, read.post.thread) == (external_id, external_id, "4")
    assert (read.post.body, read.post.title) == (ARTICLE["content"], "L'article")
    assert read.post.updated_at == datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "data", "event", "reason"),
    [
        pytest.param("comment.deleted", {"id": 12}, Event.DELETED, None, id="deleted: its id is enough"),
        pytest.param("comment.edited", COMMENT | {"status": "trash"}, Event.DELETED, None, id="in the trash"),
        pytest.param(
            "comment.edited", COMMENT | {"status": "spam"}, Event.DELETED, None, id="called spam there"
        ),
        pytest.param(
            "comment.created", COMMENT | {"status": "hold"}, Event.POSTED, None, id="on hold: a person waits"
        ),
        pytest.param("post.edited", ARTICLE | {"status": "draft"}, Event.REFUSED, "not_public", id="a draft"),
        pytest.param(
            "post.edited", ARTICLE | {"status": "private"}, Event.REFUSED, "not_public", id="private"
        ),
        pytest.param(
            "post.edited", ARTICLE | {"password": "x"}, Event.REFUSED, "not_public", id="under a password"
        ),
        pytest.param(
            "post.edited", ARTICLE | {"status": "trash"}, Event.DELETED, None, id="a post in the trash"
        ),
        pytest.param(
            "user.created", {"id": 1}, Event.UNKNOWN, "unknown_event", id="an event of another thing"
        ),
        pytest.param("comment.flagged", COMMENT, Event.UNKNOWN, "unknown_event", id="an event of tomorrow"),
    ],
)
def test_what_is_not_a_new_text(name: str, data: dict[str, Any], event: Event, reason: str | None) -> None:
    read = parse(told(name, data), JSON, {})
    assert (read.event, read.reason, read.post is not None) == (event, reason, event is Event.POSTED)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(b'{"data": {}}', "type", id="no event"),
        pytest.param(told("comment.created", None), "data", id="no data"),
        pytest.param(
            told("comment.created", COMMENT | {"id": "../users/1"}), "data.id", id="an id that is a path"
        ),
        pytest.param(
            told("comment.created", COMMENT | {"id": "١٢"}), "data.id", id="Arabic digits go in no path"
        ),
        pytest.param(told("comment.created", {"id": 12}), "data.content", id="no text"),
        pytest.param(
            told("comment.created", COMMENT | {"content": {"rendered": "x"}}),
            "data.content",
            id="only rendered",
        ),
    ],
)
def test_what_cannot_be_read_names_the_field(body: bytes, field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        parse(body, JSON, {})
    assert invalid.value.field == field
