import json
from datetime import UTC, datetime
from typing import Any

import pytest

from moderation.forums import Event
from moderation.forums.mastodon.parse import parse
from moderation.model import Format, Invalid, Post

JSON = "application/json"
STATUS: dict[str, Any] = {
    "id": "109876543210",
    "created_at": "2026-03-01T10:00:00.000Z",
    "in_reply_to_id": None,
    "spoiler_text": "",
    "visibility": "public",
    "language": "fr",
    "url": "https://social.example/@karima/109876543210",
    "edited_at": None,
    "content": "<p>Bonjour</p>",
    "account": {"id": "3", "username": "karima", "acct": "karima"},
    "tags": [],
}
READ = Post(
    id="109876543210",
    body="<p>Bonjour</p>",
    format=Format.HTML,
    author="karima",
    thread="109876543210",
    posted_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
    url="https://social.example/@karima/109876543210",
)


def told(event: str = "status.created", **changes: object) -> bytes:
    sent = {"event": event, "created_at": "2026-03-01T10:00:01.000Z", "object": STATUS | changes}
    return json.dumps(sent).encode()


def test_a_status_is_read() -> None:
    read = parse(told(), JSON)
    assert (read.event, read.post, read.external_id, read.warnings) == (Event.POSTED, READ, READ.id, ())


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"in_reply_to_id": "7"}, "thread", "7", id="a reply stands with what it answers"),
        pytest.param(
            {"spoiler_text": "Attention"}, "title", "Attention", id="its warning is its author's word"
        ),
        pytest.param({"account": None}, "author", None, id="no account"),
        pytest.param(
            {"edited_at": "2026-03-01T11:00:00Z"},
            "updated_at",
            datetime(2026, 3, 1, 11, tzinfo=UTC),
            id="an edit",
        ),
        pytest.param({"visibility": "unlisted"}, "id", READ.id, id="unlisted can be read by all"),
    ],
)
def test_fields_of_a_status(changes: dict[str, Any], field: str, value: object) -> None:
    assert getattr(parse(told("status.updated", **changes), JSON).post, field) == value


@pytest.mark.parametrize("visibility", ["private", "direct", "limited"])
def test_what_is_not_for_all_is_not_read(visibility: str) -> None:
    read = parse(told(visibility=visibility), JSON)
    assert (read.event, read.reason, read.post) == (Event.REFUSED, "private_message", None)


def test_a_report_is_kept_apart() -> None:
    read = parse(told("report.created"), JSON)
    assert (read.event, read.reason) == (Event.UNKNOWN, "unknown_event")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(b'{"object": {}}', "event", id="no event"),
        pytest.param(b'{"event": "status.created"}', "object", id="no status"),
        pytest.param(told(id=None), "object.id", id="no id"),
        pytest.param(told(content=None), "object.content", id="no text"),
    ],
)
def test_what_cannot_be_read_names_the_field(body: bytes, field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        parse(body, JSON)
    assert invalid.value.field == field
