import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.forums import KINDS, Delivery, Event
from moderation.forums.discourse.parse import parse
from moderation.model import Format, Invalid, Post

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
SENT: dict[str, Any] = {
    "id": 31,
    "name": "Karima B.",
    "username": "karima",
    "created_at": "2026-03-01T10:00:00.123Z",
    "updated_at": "2026-03-01T10:05:00.000Z",
    "cooked": "<p>Un <strong>texte</strong></p>",
    "raw": "Un **texte**",
    "post_number": 1,
    "post_type": 1,
    "post_url": "/t/sujet/12/1",
    "topic_id": 12,
    "topic_slug": "sujet",
    "topic_title": "Sujet",
    "topic_archetype": "regular",
    "category_id": 4,
    "version": 2,
    "hidden": False,
    "trust_level": 1,
    "deleted_at": None,
    "user_deleted": False,
    "field_of_tomorrow": {"a": [1]},
}
READ = Post(
    id="31",
    body="Un **texte**",
    format=Format.MARKDOWN,
    title="Sujet",
    author="karima",
    thread="12",
    posted_at=datetime(2026, 3, 1, 10, 0, 0, 123_000, tzinfo=UTC),
    updated_at=datetime(2026, 3, 1, 10, 5, tzinfo=UTC),
    url="https://forum.example/t/sujet/12/1",
    revision=2,
)


def headers(event: str = "post_created", kind: str = "post") -> dict[str, str]:
    return {
        "X-Discourse-Instance": "https://forum.example",
        "X-Discourse-Event-Id": "77",
        "X-Discourse-Event-Type": kind,
        "X-Discourse-Event": event,
    }


def body(**changes: object) -> bytes:
    return json.dumps({"post": SENT | changes}).encode()


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("post_created", Event.POSTED),
        ("post_edited", Event.POSTED),
        ("post_recovered", Event.RECOVERED),
    ],
)
def test_a_post_is_read(name: str, event: Event) -> None:
    told = parse(body(), JSON, headers(name))
    assert (told.event, told.post, told.external_id) == (event, READ, "31")
    assert (told.delivery_id, told.sent_at, told.warnings) == ("77", None, ())


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(body(), id="the raw JSON under the form's type, as Discourse does"),
        pytest.param(b"\n " + body(), id="behind white space"),
        pytest.param(urlencode({"payload": body()}).encode(), id="a real form with the field payload"),
    ],
)
def test_the_forms_media_type(sent: bytes) -> None:
    assert parse(sent, FORM, headers()).post == READ


@pytest.mark.parametrize(
    "sent", [b"", b"a=1", b"payload=1&payload=2", b"payload=%FF", b"&" * 100_000, b"payload=x"]
)
def test_a_form_without_json_is_invalid(sent: bytes) -> None:
    with pytest.raises(Invalid):
        parse(sent, FORM, headers())


def test_cooked_is_read_where_there_is_no_raw() -> None:
    sent = {name: value for name, value in SENT.items() if name != "raw"}
    told = parse(json.dumps({"post": sent}).encode(), JSON, headers())
    assert told.post is not None
    assert (told.post.format, told.post.body) == (Format.HTML, SENT["cooked"])


def test_a_reply_has_not_written_the_title() -> None:
    told = parse(body(post_number=2), JSON, headers())
    assert told.post is not None
    assert told.post.title is None


def test_a_deletion_needs_only_the_id() -> None:
    told = parse(b'{"post":{"id":31}}', JSON, headers("post_destroyed"))
    assert (told.event, told.external_id, told.post) == (Event.DELETED, "31", None)


@pytest.mark.parametrize("name", ["post_created", "post_edited", "post_destroyed", "post_recovered"])
def test_a_private_message_is_refused_and_nothing_of_it_is_kept(name: str) -> None:
    told = parse(body(topic_archetype="private_message"), JSON, headers(name))
    assert (told.event, told.reason) == (Event.REFUSED, "private_message")
    assert (told.post, told.external_id) == (None, "31")  # to take away what was public before


@pytest.mark.parametrize(
    ("name", "changes", "event"),
    [
        pytest.param(
            "post_edited", {"deleted_at": "2026-03-01T11:00:00Z"}, Event.DELETED, id="edited when deleted"
        ),
        pytest.param("post_edited", {"user_deleted": True}, Event.DELETED, id="its author took it away"),
        pytest.param("post_recovered", {"user_deleted": True}, Event.RECOVERED, id="what is back is back"),
        pytest.param("post_created", {"post_type": 4}, Event.REFUSED, id="a whisper among the staff"),
        pytest.param("post_created", {"post_type": 3}, Event.REFUSED, id="a small action of the forum's own"),
        pytest.param("post_created", {"post_type": 2}, Event.POSTED, id="what a moderator says to all"),
    ],
)
def test_what_members_do_not_see_is_not_examined(name: str, changes: dict[str, object], event: Event) -> None:
    told = parse(body(**changes), JSON, headers(name))
    assert (told.event, told.external_id) == (event, "31")
    assert (told.post is not None) == (event in (Event.POSTED, Event.RECOVERED))


def test_without_an_id_of_its_own_a_deletion_is_no_duplicate_of_the_post() -> None:
    made, deleted = (
        headers(name) | {"X-Discourse-Event-Id": ""} for name in ("post_created", "post_destroyed")
    )
    ids = [parse(body(), JSON, each).delivery_id for each in (made, made, deleted)]
    assert ids[0] == ids[1] != ids[2]


def test_a_ping() -> None:
    assert parse(b'{"ping":"OK"}', JSON, headers("", "ping")).event is Event.PING
    assert parse(b'{"ping":"OK"}', JSON, {}).event is Event.PING


@pytest.mark.parametrize(
    ("sent", "sent_headers"),
    [
        pytest.param(b'{"topic":{"id":1}}', headers("topic_created", "topic"), id="a topic"),
        pytest.param(b'{"user":{"id":1}}', headers("user_created", "user"), id="a member"),
        pytest.param(b'{"like":{}}', headers("post_liked", "like"), id="a like"),
        pytest.param(body(), headers("post_liked"), id="an event of a post that is none of ours"),
        pytest.param(b'{"type":"post.created","data":{}}', {}, id="the generic form"),
    ],
)
def test_other_events_are_kept_apart(sent: bytes, sent_headers: dict[str, str]) -> None:
    told = parse(sent, JSON, sent_headers)
    assert (told.event, told.reason, told.post) == (Event.UNKNOWN, "unknown_event", None)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        pytest.param(b'{"other":1}', "post", id="no post"),
        pytest.param(b'{"post":[]}', "post", id="a post that is a list"),
        pytest.param(body(id=None), "post.id", id="no id"),
        pytest.param(body(id="31/../../admin"), "post.id", id="an id that is a path"),
        pytest.param(body(id="٣١"), "post.id", id="an id in Arabic digits"),
        pytest.param(body(raw=None, cooked=None), "post.raw", id="no text"),
        pytest.param(body(raw=3, cooked=[]), "post.raw", id="a text that is none"),
    ],
)
def test_what_is_malformed_names_its_field(sent: bytes, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(sent, JSON, headers())
    assert refused.value.field == field


def test_bad_optional_fields_are_named_and_the_post_goes_on() -> None:
    told = parse(body(created_at="hier", version=-1, username=[], post_url="x"), JSON, headers())
    assert told.post is not None
    assert (told.post.posted_at, told.post.revision, told.post.author, told.post.url) == (
        None,
        None,
        None,
        None,
    )
    assert len(told.warnings) == 4


def test_an_instance_that_is_no_web_address_makes_no_link() -> None:
    told = parse(body(), JSON, headers() | {"X-Discourse-Instance": "javascript:alert(1)//"})
    assert told.post is not None
    assert told.post.url is None


@pytest.mark.parametrize("content_type", [JSON, FORM])
def test_hazards_are_invalid(hazard: bytes, content_type: str) -> None:
    with pytest.raises(Invalid):
        parse(hazard, content_type, headers())


def test_another_content_type() -> None:
    with pytest.raises(Invalid) as refused:
        parse(body(), "multipart/form-data", headers())
    assert refused.value.code == "content_type"


def test_an_example_is_read_as_the_post_it_was_made_of() -> None:
    kind, now = KINDS["discourse"], datetime(2026, 3, 1, tzinfo=UTC)
    assert kind.parse(kind.example(READ, now), JSON, kind.sign(b"", "s", now, "1")).post == READ


values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
envelopes = st.fixed_dictionaries(
    {},
    optional={
        "post": st.fixed_dictionaries({}, optional=dict.fromkeys(SENT, values)) | values,
        "ping": values,
    },
)


def read(sent: bytes, content_type: str, sent_headers: dict[str, str]) -> Delivery | Invalid:
    try:
        return parse(sent, content_type, sent_headers)
    except Invalid as refused:
        return refused


media_types = st.sampled_from([JSON, FORM])
names = st.sampled_from(["post_created", "post_destroyed", "x"])


@given(envelopes | values, media_types, names)
def test_any_json_is_read_or_invalid(value: object, content_type: str, name: str) -> None:
    told = read(json.dumps(value).encode(), content_type, headers(name))
    assert (
        told.field if isinstance(told, Invalid) else (told.post is not None) == (told.event is Event.POSTED)
    )


@given(st.binary(max_size=200), media_types, st.dictionaries(st.sampled_from(list(headers())), st.text()))
def test_any_bytes_are_read_or_invalid(sent: bytes, content_type: str, sent_headers: dict[str, str]) -> None:
    told = read(sent, content_type, sent_headers)
    assert isinstance(told, Delivery) or told.field
