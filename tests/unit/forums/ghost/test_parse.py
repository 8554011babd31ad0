import json
from datetime import UTC, datetime
from typing import Any

import pytest

from moderation.forums import Event
from moderation.forums.ghost.parse import parse
from moderation.model import Format, Invalid, Post

JSON = "application/json"
ID = "65f0c2e1a1b2c3d4e5f60718"
CURRENT: dict[str, Any] = {
    "id": ID,
    "uuid": "0f0e",
    "title": "L'article",
    "slug": "l-article",
    "html": "<p>Bonjour</p>",
    "plaintext": "Bonjour",
    "status": "published",
    "visibility": "public",
    "created_at": "2026-03-01T08:00:00.000Z",
    "published_at": "2026-03-01T09:00:00.000Z",
    "updated_at": "2026-03-01T10:00:00.000Z",
    "url": "https://revue.example/l-article/",
    "primary_author": {"id": "1", "name": "Karima", "slug": "karima"},
}
READ = Post(
    id=ID,
    body="<p>Bonjour</p>",
    format=Format.HTML,
    title="L'article",
    author="karima",
    thread=ID,
    posted_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
    updated_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
    url="https://revue.example/l-article/",
)


def told(current: object, previous: object = None, kind: str = "post") -> bytes:
    return json.dumps({kind: {"current": current, "previous": previous or {}}}).encode()


def test_a_published_post_is_read() -> None:
    read = parse(told(CURRENT), JSON)
    assert (read.event, read.post, read.external_id, read.warnings) == (Event.POSTED, READ, ID, ())
    assert read.delivery_id.startswith("sha256:"), "Ghost names no delivery"


@pytest.mark.parametrize(
    ("body", "event", "external_id", "reason"),
    [
        pytest.param(told(CURRENT, kind="page"), Event.POSTED, f"page-{ID}", None, id="a page"),
        pytest.param(
            told({}, {"id": ID, "title": "x"}), Event.DELETED, ID, None, id="deleted: its id is in previous"
        ),
        pytest.param(
            told(CURRENT | {"status": "draft"}, {"status": "published"}),
            Event.DELETED,
            ID,
            None,
            id="unpublished",
        ),
        pytest.param(
            told(CURRENT | {"status": "draft"}), Event.REFUSED, ID, "not_public", id="a draft is not read"
        ),
        pytest.param(
            told(CURRENT | {"status": "scheduled"}, {"status": "draft"}),
            Event.REFUSED,
            ID,
            "not_public",
            id="planned",
        ),
        pytest.param(b'{"member": {"current": {}}}', Event.UNKNOWN, None, "unknown_event", id="a member"),
    ],
)
def test_what_else_it_tells(body: bytes, event: Event, external_id: str | None, reason: str | None) -> None:
    read = parse(body, JSON)
    assert (read.event, read.external_id, read.reason) == (event, external_id, reason)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(b'{"post": []}', "post", id="a post that is a list"),
        pytest.param(told([]), "post.current", id="current that is a list"),
        pytest.param(told({}, {}), "post.previous.id", id="deleted, and nobody says what"),
        pytest.param(told(CURRENT | {"id": "../settings"}), "post.current.id", id="an id that is a path"),
        pytest.param(told(CURRENT | {"html": None}), "post.current.html", id="no text"),
    ],
)
def test_what_cannot_be_read_names_the_field(body: bytes, field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        parse(body, JSON)
    assert invalid.value.field == field
