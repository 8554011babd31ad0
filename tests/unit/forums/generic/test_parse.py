import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.forums import KINDS, Delivery, Event
from moderation.forums.generic.parse import parse
from moderation.forums.generic.post import write_post
from moderation.model import Format, Invalid, Post

JSON = "application/json"
HEADERS = {"Webhook-Id": "msg_1"}
FULL = Post(
    id="t12-p3",
    body="Texte » نص",
    format=Format.BBCODE,
    title="Titre",
    author="Karima",
    thread="t12",
    posted_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
    updated_at=datetime(2026, 3, 1, 11, tzinfo=UTC),
    url="https://forum.example/t/12#p3",
    revision=2,
)


def envelope(kind: str = "post.created", **data: object) -> bytes:
    return json.dumps({"type": kind, "timestamp": "2026-03-01T10:00:01Z", "data": data}).encode()


@pytest.mark.parametrize("kind", ["post.created", "post.edited"])
def test_a_post_is_read(kind: str) -> None:
    told = parse(envelope(kind, id="p1", body="Bonjour"), JSON, HEADERS)
    assert told.event is Event.POSTED
    assert told.post == Post(id="p1", body="Bonjour")
    assert (told.delivery_id, told.external_id, told.warnings) == ("msg_1", "p1", ())
    assert told.sent_at == datetime(2026, 3, 1, 10, 0, 1, tzinfo=UTC)


def test_every_field_of_the_interface_goes_there_and_back() -> None:
    body = KINDS["generic"].example(FULL, datetime(2026, 3, 1, tzinfo=UTC))
    told = parse(body, JSON, HEADERS)
    assert (told.post, told.warnings) == (FULL, ())


def test_an_integer_id_becomes_text_and_unknown_fields_are_ignored() -> None:
    told = parse(envelope(id=7, body="b", likes=3, hidden=None), JSON, HEADERS)
    assert told.post == Post(id="7", body="b")


def test_bad_optional_fields_are_named_and_the_post_goes_on() -> None:
    sent = {
        "title": 1.5,
        "posted_at": "hier",
        "url": "javascript:x",
        "revision": "2",
        "format": "rtf",
        "author": {},
    }
    told = parse(envelope(id="p1", body="b", **sent), JSON, HEADERS)
    assert told.post == Post(id="p1", body="b")
    assert sorted(warning.split()[0] for warning in told.warnings) == sorted(f"data.{name}" for name in sent)


def test_a_bad_envelope_time_is_a_warning() -> None:
    told = parse(b'{"type":"post.created","timestamp":17,"data":{"id":"p","body":"b"}}', JSON, HEADERS)
    assert told.sent_at is None
    assert len(told.warnings) == 1


def test_a_deletion_needs_only_the_id() -> None:
    told = parse(envelope("post.deleted", id=9), JSON, HEADERS)
    assert (told.event, told.external_id, told.post) == (Event.DELETED, "9", None)


def test_a_ping() -> None:
    assert parse(b'{"type":"ping"}', JSON, HEADERS).event is Event.PING


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        pytest.param({"type": "post.liked", "data": {}}, "unknown_event", id="an event of another kind"),
        pytest.param({"type": "comment.created", "data": {"id": 1}}, "unknown_event", id="a comment"),
        pytest.param({"post": {"id": 1, "raw": "x"}}, "unknown_shape", id="Discourse, Ghost"),
        pytest.param({"event": "status.created", "object": {}}, "unknown_shape", id="Mastodon"),
        pytest.param({"ping": "OK"}, "unknown_shape", id="Discourse's ping"),
    ],
)
def test_what_another_program_may_send_is_kept_apart(sent: dict[str, object], reason: str) -> None:
    told = parse(json.dumps(sent).encode(), JSON, HEADERS)
    assert (told.event, told.reason, told.post) == (Event.UNKNOWN, reason, None)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        pytest.param({}, "type", id="an empty object"),
        pytest.param({"type": 3, "data": {}}, "type", id="a type that is no name"),
        pytest.param({"type": "", "post": {}}, "type", id="an empty type"),
        pytest.param({"data": {"id": "p", "body": "b"}}, "type", id="a post without a type"),
        pytest.param({"type": "post.created"}, "data", id="no data"),
        pytest.param({"type": "post.created", "data": [1]}, "data", id="data that is a list"),
        pytest.param({"type": "post.created", "data": {"body": "b"}}, "data.id", id="no id"),
        pytest.param(
            {"type": "post.created", "data": {"id": 1.5, "body": "b"}}, "data.id", id="an id that is none"
        ),
        pytest.param({"type": "post.created", "data": {"id": "p"}}, "data.body", id="no body"),
        pytest.param(
            {"type": "post.edited", "data": {"id": "p", "body": 4}}, "data.body", id="a body that is none"
        ),
        pytest.param({"type": "post.deleted", "data": {}}, "data.id", id="a deletion of nothing"),
    ],
)
def test_what_is_malformed_names_its_field(sent: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(json.dumps(sent).encode(), JSON, HEADERS)
    assert refused.value.field == field


def test_hazards_are_invalid(hazard: bytes) -> None:
    with pytest.raises(Invalid):
        parse(hazard, JSON, HEADERS)


def test_half_a_surrogate_pair_moves_no_offset() -> None:
    told = parse(rb'{"type":"post.created","data":{"id":"p","body":"ab\ud800cd\u0000"}}', JSON, HEADERS)
    assert told.post is not None
    assert told.post.body == "ab\ufffdcd\0"
    assert told.warnings


def test_another_content_type() -> None:
    with pytest.raises(Invalid) as refused:
        parse(envelope(id="p", body="b"), "text/plain", HEADERS)
    assert refused.value.code == "content_type"


values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
posts = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(write_post(FULL), values),
)
types = st.sampled_from(["post.created", "post.edited", "post.deleted", "ping"]) | values
envelopes = st.fixed_dictionaries({}, optional={"type": types, "timestamp": values, "data": posts | values})


def read(body: bytes, content_type: str = JSON) -> Delivery | Invalid:
    try:
        return parse(body, content_type, HEADERS)
    except Invalid as refused:
        return refused


@given(envelopes | values, st.sampled_from([JSON, "", "text/html"]))
def test_any_json_is_read_or_invalid(value: object, content_type: str) -> None:
    told = read(json.dumps(value).encode(), content_type)
    assert (
        told.field if isinstance(told, Invalid) else (told.post is not None) == (told.event is Event.POSTED)
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_invalid(body: bytes) -> None:
    told = read(body)
    assert isinstance(told, Delivery) or told.field
