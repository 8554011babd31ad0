"""What holds for every kind of forum: what it signs it verifies, what it writes it reads."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.forums import KINDS, Delivery, Event, ForumAccess, ForumCall, ForumKind, Outcome, find_kind
from moderation.model import Action, Invalid, Post, Refused

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SENT = Post(id="31", body="Bonjour à tous, السلام عليكم", author="karima", thread="12", posted_at=NOW)
NAMES = (
    *(
        "id",
        "status",
        "content",
        "body",
        "raw",
        "html",
        "type",
        "title",
        "author",
        "user",
        "account",
        "current",
    ),
    *(
        "previous",
        "visibility",
        "post_type",
        "deleted_at",
        "primary_author",
        "spoiler_text",
        "post",
        "number",
    ),
    *("date_gmt", "created_at", "updated_at", "password", "url", "link", "event"),
)
ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def signed(
    kind: ForumKind, event: Event = Event.POSTED, post: Post = SENT
) -> tuple[bytes, dict[str, str], str]:
    secret, body = kind.make_secret(), kind.example(post, NOW, event)
    return body, kind.sign(body, secret, NOW, "d-1", event), secret


def read(kind: ForumKind, sent: object) -> Delivery | None:
    """Read a webhook; None, if it is refused with the name of a field."""
    try:
        return kind.parse(json.dumps(sent).encode(), "application/json", {})
    except Invalid as error:
        return None if error.field else pytest.fail("no field is named")


def test_the_kinds_of_the_interface() -> None:
    assert [*KINDS] == ["generic", "discourse", "wordpress", "ghost", "flarum", "mastodon"]
    with pytest.raises(Invalid, match="mastodon"):
        find_kind("phpbb")


@ALL
def test_what_it_writes_it_reads(kind: ForumKind) -> None:
    body, headers, secret = signed(kind)
    kind.verify(body, headers, ["another", secret], NOW)
    told = kind.parse(body, headers["Content-Type"], headers)
    assert (told.event, told.external_id, told.warnings) == (Event.POSTED, "31", ())
    assert told.post is not None
    assert (told.post.id, told.post.body, told.post.author, told.post.posted_at) == (
        "31",
        SENT.body,
        "karima",
        NOW,
    )


@ALL
def test_our_trial_is_told_from_a_post(kind: ForumKind) -> None:
    body, headers, _ = signed(kind, Event.PING)
    told = kind.parse(body, headers["Content-Type"], headers)
    assert (told.event, told.external_id, told.post) == (Event.PING, None, None)


@pytest.mark.parametrize("name", [name for name in KINDS if name != "mastodon"])  # it tells of no deletion
def test_a_deletion_names_its_post(name: str) -> None:
    body, headers, _ = signed(KINDS[name], Event.DELETED)
    told = KINDS[name].parse(body, headers["Content-Type"], headers)
    assert (told.event, told.external_id) == (Event.DELETED, "31")


@ALL
@pytest.mark.parametrize(
    ("secrets", "code"),
    [
        pytest.param(["another"], "bad_signature", id="another secret"),
        pytest.param([], "bad_signature", id="no secret"),
        pytest.param([""], "bad_signature", id="an empty secret opens nothing"),
    ],
)
def test_a_stranger_is_refused(kind: ForumKind, secrets: list[str], code: str) -> None:
    body, headers, _ = signed(kind)
    with pytest.raises(Refused) as refused:
        kind.verify(body, headers, secrets, NOW)
    assert refused.value.code == code


@ALL
def test_an_unsigned_webhook_is_refused(kind: ForumKind) -> None:
    with pytest.raises(Refused) as refused:
        kind.verify(b"{}", {"Content-Type": "application/json"}, [kind.make_secret()], NOW)
    assert refused.value.code == "missing_signature"


@pytest.mark.parametrize("name", ["generic", "wordpress", "ghost"])
@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_signed_time_holds_for_five_minutes(name: str, minutes: int) -> None:
    kind = KINDS[name]
    body, headers, secret = signed(kind)
    kind.verify(body, headers, [secret], NOW + timedelta(minutes=4))
    with pytest.raises(Refused) as refused:
        kind.verify(body, headers, [secret], NOW + timedelta(minutes=minutes))
    assert refused.value.code == "stale_signature"


@pytest.mark.parametrize("name", ["generic", "discourse", "wordpress", "ghost", "mastodon"])
def test_a_changed_body_is_refused(name: str) -> None:
    kind = KINDS[name]
    body, headers, secret = signed(kind)
    with pytest.raises(Refused):
        kind.verify(body + b" ", headers, [secret], NOW)


@ALL
def test_hazards_are_invalid(kind: ForumKind, hazard: bytes) -> None:
    with pytest.raises(Invalid):
        kind.parse(hazard, "application/json", {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@ALL
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4), inner=JSON)
def test_any_json_is_read_or_invalid(kind: ForumKind, changes: dict[str, object], inner: object) -> None:
    """What a verified sender writes into any field is read, kept apart or refused, and never breaks us."""
    envelope = json.loads(kind.example(SENT, NOW))
    for name in {"data", "post", "object"} & set(envelope):
        envelope[name] |= {"current": envelope[name].get("current", {}) | changes} | changes
    for sent in (envelope, envelope | changes, envelope | {"discussion": inner, "post": inner}):
        told = read(kind, sent)
        assert told is None or (told.post is not None) == (told.event in (Event.POSTED, Event.RECOVERED))


@ALL
def test_another_media_type_is_invalid(kind: ForumKind) -> None:
    with pytest.raises(Invalid) as invalid:
        kind.parse(kind.example(SENT, NOW), "text/plain", {})
    assert invalid.value.code == "content_type"


@ALL
def test_an_empty_secret_is_invalid(kind: ForumKind) -> None:
    kind.check_secret(kind.make_secret())
    with pytest.raises(Invalid):
        kind.check_secret(" ")


@ALL
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=st.text(max_size=200).filter(lambda text: not any("\ud800" <= each <= "\udfff" for each in text)))
def test_a_body_comes_through_as_it_is(kind: ForumKind, body: str) -> None:
    sent, headers, _ = signed(kind, post=replace(SENT, body=body))
    told = kind.parse(sent, headers["Content-Type"], headers)
    assert told.post is not None
    assert told.post.body == body


@ALL
def test_without_an_address_a_decision_is_recorded(kind: ForumKind, client: httpx.Client) -> None:
    call = ForumCall(
        forum_url=None,
        action=Action.HIDE,
        external_id="31",
        decision_id=7,
        idempotency_key="decision-7",
        now=NOW,
    )
    assert kind.act(call, client).outcome is Outcome.RECORDED


@ALL
def test_without_an_address_nothing_is_pulled(kind: ForumKind, client: httpx.Client) -> None:
    with pytest.raises(Refused) as refused:
        list(kind.pull(ForumAccess(forum_url=None), client))
    assert refused.value.code == "no_pull"
