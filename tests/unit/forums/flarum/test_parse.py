import json
from datetime import UTC, datetime
from typing import Any

import pytest

from moderation.forums import Event
from moderation.forums.flarum.parse import parse
from moderation.model import Format, Invalid, Post

JSON = "application/json"
POST: dict[str, Any] = {
    "id": 31,
    "number": 1,
    "content": "Un **texte**",
    "contentHtml": "<p>Un <strong>texte</strong></p>",
    "createdAt": "2026-03-01T10:00:00+00:00",
    "editedAt": None,
}
DISCUSSION = {"id": 12, "title": "Sujet", "isPrivate": False}
ACTOR = {"id": 3, "username": "karima"}
READ = Post(
    id="31",
    body="Un **texte**",
    format=Format.MARKDOWN,
    title="Sujet",
    author="karima",
    thread="12",
    posted_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
)


def told(event: str, **changes: object) -> bytes:
    sent = {"event": event, "post": POST, "discussion": DISCUSSION, "actor": ACTOR}
    return json.dumps(sent | changes).encode()


def test_a_post_is_read_as_it_was_written() -> None:
    read = parse(told("post.created"), JSON)
    assert (read.event, read.post, read.external_id, read.warnings) == (Event.POSTED, READ, "31", ())


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"number": 2}, "title", None, id="a reply did not write the title"),
        pytest.param({"content": None}, "body", POST["contentHtml"], id="only the HTML is sent"),
        pytest.param({"content": None}, "format", Format.HTML, id="and said to be HTML"),
        pytest.param({"user": {"username": "sami"}}, "author", "sami", id="the post names its author"),
        pytest.param({"editedAt": "2026-03-01T11:00:00Z"}, "author", None, id="who edits did not write it"),
        pytest.param(
            {"editedAt": "2026-03-01T11:00:00Z"},
            "updated_at",
            datetime(2026, 3, 1, 11, tzinfo=UTC),
            id="an edit",
        ),
    ],
)
def test_fields_of_a_post(changes: dict[str, Any], field: str, value: object) -> None:
    read = parse(told("post.revised", post=POST | changes), JSON).post
    assert getattr(read, field) == value


def test_snake_case_is_read_as_well() -> None:
    sent = {"id": 31, "number": 1, "content_html": "<p>x</p>", "created_at": "2026-03-01T10:00:00Z"}
    read = parse(told("post.created", post=sent), JSON).post
    assert read is not None
    assert (read.body, read.posted_at) == ("<p>x</p>", READ.posted_at)


@pytest.mark.parametrize(
    ("body", "event", "reason"),
    [
        pytest.param(told("post.hidden"), Event.DELETED, None, id="hidden is what it calls deleted"),
        pytest.param(
            told("post.deleted", post={"id": 31}), Event.DELETED, None, id="deleted: its id is enough"
        ),
        pytest.param(told("post.restored"), Event.RECOVERED, None, id="restored"),
        pytest.param(
            told("post.created", discussion={"id": 1, "isPrivate": True}),
            Event.REFUSED,
            "private_message",
            id="private",
        ),
        pytest.param(told("discussion.renamed"), Event.UNKNOWN, "unknown_event", id="another event"),
    ],
)
def test_what_else_it_tells(body: bytes, event: Event, reason: str | None) -> None:
    read = parse(body, JSON)
    assert (read.event, read.reason) == (event, reason)


def test_the_same_bytes_again_are_another_delivery() -> None:
    """Hidden, restored and hidden again: the extension sends the same bytes twice, and never repeats."""
    first, second = (parse(told("post.hidden"), JSON).delivery_id for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(b'{"post": {}}', "event", id="no event"),
        pytest.param(told("post.created", post=[]), "post", id="a post that is a list"),
        pytest.param(
            told("post.created", post=POST | {"id": "1/../2"}), "post.id", id="an id that is a path"
        ),
        pytest.param(told("post.created", post={"id": 31}), "post.content", id="no text"),
    ],
)
def test_what_cannot_be_read_names_the_field(body: bytes, field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        parse(body, JSON)
    assert invalid.value.field == field
