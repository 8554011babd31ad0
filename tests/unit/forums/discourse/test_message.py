"""Telling an author by a private message: once, in order, and never instead of the decision itself."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from moderation.forums import ActResult, ForumCall, Outcome
from moderation.forums.discourse.act import act
from moderation.forums.mock import Fault, MockForum
from moderation.model import Action, Format, Post

DELIVERED = ActResult(outcome=Outcome.DELIVERED)
RECORDED = ActResult(outcome=Outcome.RECORDED)


@pytest.fixture
def call(forum: MockForum, forum_url: str) -> ForumCall:
    forum.add(
        Post(id="31", body="Un texte", format=Format.MARKDOWN, revision=2, author="karima", title="Un sujet")
    )
    return ForumCall(
        forum_url=forum_url,
        api_key=forum.api_key,
        action=Action.ASK_SOURCE,
        external_id="31",
        decision_id=7,
        idempotency_key="decision-7",
        now=datetime(2026, 3, 1, tzinfo=UTC),
        message="D'où vient ce passage ?",
        revision=2,
        body="Un texte",
    )


@pytest.mark.parametrize("action", [Action.ASK_SOURCE, Action.CUT_TO_EXTRACT, Action.KEEP_ONE_COPY])
def test_a_question_reaches_the_author_alone(
    call: ForumCall, client: httpx.Client, forum: MockForum, action: Action
) -> None:
    assert act(replace(call, action=action), client) == DELIVERED
    assert forum.messages == {
        "decision-7": {
            "title": "Un sujet",
            "raw": "D'où vient ce passage ?",
            "target_recipients": "karima",
            "archetype": "private_message",
            "external_id": "decision-7",
        }
    }


@pytest.mark.parametrize(
    ("changes", "found", "result"),
    [
        pytest.param({"message": None}, {}, RECORDED, id="nothing to say"),
        pytest.param({}, {"username": None}, RECORDED, id="nobody to tell"),
        pytest.param(
            {},
            {"version": 3},
            ActResult(outcome=Outcome.CONFLICT, reason="revision"),
            id="the author has edited the post meanwhile",
        ),
        pytest.param(
            {},
            {"deleted_at": "2026-03-01T11:00:00Z"},
            ActResult(outcome=Outcome.CONFLICT, reason="deleted"),
            id="the post is gone",
        ),
    ],
)
def test_what_needs_no_message_sends_none(
    *,
    call: ForumCall,
    client: httpx.Client,
    forum: MockForum,
    changes: dict[str, object],
    found: dict[str, object],
    result: ActResult,
) -> None:
    forum.posts[31] |= found
    assert act(replace(call, **changes), client) == result  # type: ignore[arg-type]  # the table's own types
    assert forum.messages == {}


def test_a_repeated_attempt_tells_once(call: ForumCall, client: httpx.Client, forum: MockForum) -> None:
    assert [act(call, client), act(call, client)] == [DELIVERED, DELIVERED]
    assert [each["path"] for each in forum.calls if each["method"] == "POST"] == ["/posts.json"]


def test_a_topic_without_a_title_is_named_by_the_post(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    forum.posts[31]["topic_title"] = None
    act(call, client)
    assert forum.messages["decision-7"]["title"] == "#31"


@pytest.mark.parametrize(
    ("action", "undo", "effect"),
    [
        pytest.param(Action.HIDE, False, {"hidden": True}, id="hidden, and told why"),
        pytest.param(
            Action.REMOVE, False, {"deleted_at": "2026-03-01T12:00:00Z"}, id="removed, and told why"
        ),
        pytest.param(Action.HIDE, True, {"hidden": False}, id="put back, and told so"),
    ],
)
def test_the_author_is_told_what_was_done(
    *,
    call: ForumCall,
    client: httpx.Client,
    forum: MockForum,
    action: Action,
    undo: bool,
    effect: dict[str, object],
) -> None:
    forum.posts[31]["hidden"] = undo
    assert act(replace(call, action=action, undo=undo), client) == DELIVERED
    assert effect.items() <= forum.posts[31].items()
    assert list(forum.messages) == ["decision-7"]


def test_a_message_that_fails_for_now_is_tried_again_and_the_post_stays_hidden(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    forum.expect("karima", Fault.ERROR)
    hide = replace(call, action=Action.HIDE)
    assert act(hide, client) == ActResult(outcome=Outcome.TRANSIENT, reason="http_500")
    assert act(hide, client) == DELIVERED
    assert list(forum.messages) == ["decision-7"]


@pytest.mark.parametrize(
    ("action", "result"),
    [
        pytest.param(Action.HIDE, DELIVERED, id="hiding stands"),
        pytest.param(
            Action.ASK_SOURCE,
            ActResult(outcome=Outcome.PERMANENT, reason="forbidden"),
            id="a question was not asked",
        ),
    ],
)
def test_an_author_who_takes_no_messages(
    call: ForumCall, client: httpx.Client, forum: MockForum, action: Action, result: ActResult
) -> None:
    forum.expect("karima", Fault.CONFLICT)
    assert act(replace(call, action=action), client) == result
