from dataclasses import replace
from typing import Any

import httpx
import pytest

from moderation.forums import ActResult, ForumCall, Outcome
from moderation.forums.discourse.act import act
from moderation.forums.mock import Fault, MockForum
from moderation.model import Action, Format, Post
from tests.unit.forums.deciding import APPROVE, DELIVERED, HIDE, RECORDED, REMOVE, conflict, decided

DELETED_AT = "2026-03-01T11:00:00Z"


@pytest.fixture
def call(forum: MockForum, forum_url: str) -> ForumCall:
    forum.add(Post(id="31", body="Un **texte**", format=Format.MARKDOWN, revision=2))
    return decided(
        forum_url + "/",
        api_user="moderation",
        api_key=forum.api_key,
        external_id="31",
        revision=2,
        body="Un **texte**",
    )


def writes(forum: MockForum) -> list[str]:
    return [f"{each['method']} {each['path']}" for each in forum.calls if each["method"] != "GET"]


HIDDEN = {"hidden": True}
GONE = {"deleted_at": DELETED_AT}
UNDO = {"undo": True}
FLAG = "POST /post_actions.json"
DELETE = "DELETE /posts/31.json"
RECOVER = "PUT /posts/31/recover.json"
UNHIDE = "PUT /posts/31/unhide.json"


@pytest.mark.parametrize(
    ("asked", "found", "result", "written"),
    [
        pytest.param(HIDE, {}, DELIVERED, [FLAG], id="hide a post that stands"),
        pytest.param(HIDE, HIDDEN, DELIVERED, [], id="hide what is hidden: done"),
        pytest.param(HIDE, GONE, conflict("deleted"), [], id="hide what somebody deleted"),
        pytest.param(
            HIDE, {"user_deleted": True}, conflict("deleted"), [], id="hide what its author deleted"
        ),
        pytest.param(HIDE, {"version": 3}, conflict("revision"), [], id="hide another revision"),
        pytest.param(
            HIDE, {"raw": "Autre"}, conflict("edited"), [], id="hide a text edited without a new version"
        ),
        pytest.param(REMOVE, {}, DELIVERED, [DELETE], id="remove a post that stands"),
        pytest.param(REMOVE, HIDDEN, DELIVERED, [DELETE], id="remove a hidden post"),
        pytest.param(REMOVE, GONE, DELIVERED, [], id="remove what is deleted: done"),
        pytest.param(REMOVE, {"version": 3}, conflict("revision"), [], id="remove another revision"),
        pytest.param(APPROVE, {}, DELIVERED, [], id="approve what is shown: nothing to do"),
        pytest.param(APPROVE, HIDDEN, DELIVERED, [UNHIDE], id="approve what the forum hid"),
        pytest.param(APPROVE, GONE, conflict("deleted"), [], id="approve what somebody deleted"),
        pytest.param(
            APPROVE, HIDDEN | {"version": 3}, conflict("revision"), [], id="approve another revision"
        ),
        pytest.param(HIDE | UNDO, HIDDEN, DELIVERED, [UNHIDE], id="undo hiding"),
        pytest.param(HIDE | UNDO, {}, DELIVERED, [], id="undo hiding, already shown"),
        pytest.param(
            HIDE | UNDO, HIDDEN | {"version": 3}, DELIVERED, [UNHIDE], id="undo hiding, edited since"
        ),
        pytest.param(REMOVE | UNDO, GONE, DELIVERED, [RECOVER], id="undo removing"),
        pytest.param(REMOVE | UNDO, {}, DELIVERED, [], id="undo removing, already there"),
        pytest.param(APPROVE | UNDO, {}, RECORDED, [], id="undo approving: Discourse has no call"),
        pytest.param(
            {"action": Action.ASK_SOURCE}, {}, RECORDED, [], id="ask for a source: not by this call"
        ),
        pytest.param({"action": Action.ESCALATE}, {}, RECORDED, [], id="escalate: between moderators"),
        pytest.param({"forum_url": None}, {}, RECORDED, [], id="a forum without an address"),
        pytest.param({"api_key": None}, {}, RECORDED, [], id="a forum without a key"),
        pytest.param(
            {"revision": None, "body": None},
            {"version": 9, "raw": "x"},
            DELIVERED,
            [FLAG],
            id="nothing to compare with",
        ),
    ],
)
def test_a_decision_is_carried_out(
    *,
    call: ForumCall,
    client: httpx.Client,
    forum: MockForum,
    asked: dict[str, Any],
    found: dict[str, Any],
    result: ActResult,
    written: list[str],
) -> None:
    forum.posts[31] |= found
    assert act(replace(call, **asked), client) == result
    assert writes(forum) == written


@pytest.mark.parametrize(
    ("asked", "found"), [(HIDE, {}), (REMOVE, {}), (HIDE | UNDO, HIDDEN), (REMOVE | UNDO, GONE)]
)
def test_a_repeated_call_has_its_effect_once(
    call: ForumCall,
    client: httpx.Client,
    forum: MockForum,
    asked: dict[str, Any],
    found: dict[str, Any],
) -> None:
    forum.posts[31] |= found
    again = replace(call, **asked)
    assert [act(again, client), act(again, client)] == [DELIVERED, DELIVERED]
    assert len(writes(forum)) == 1


@pytest.mark.parametrize(
    ("action", "result"),
    [(Action.HIDE, conflict("deleted")), (Action.REMOVE, DELIVERED), (Action.APPROVE, conflict("deleted"))],
)
def test_a_post_that_the_forum_no_longer_knows(
    call: ForumCall, client: httpx.Client, action: Action, result: ActResult
) -> None:
    assert act(replace(call, action=action, external_id="404"), client) == result


def test_undoing_the_removal_of_what_the_forum_no_longer_knows_is_permanent(
    call: ForumCall, client: httpx.Client
) -> None:
    gone = replace(call, action=Action.REMOVE, undo=True, external_id="404")
    assert act(gone, client) == ActResult(outcome=Outcome.PERMANENT, reason="not_found")


def test_a_flag_that_hides_nothing_is_agreed_with_in_the_review_queue(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    forum.expect(31, Fault.FLAG_ONLY)
    assert act(call, client) == DELIVERED
    assert writes(forum) == [FLAG, "PUT /review/1000031/perform/agree_and_hide.json?version=3"]
    assert forum.posts[31]["hidden"] is True


def test_what_waits_in_the_review_queue_is_restored_there(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    forum.posts[31]["hidden"] = True
    forum.flag(31, pending=True)
    assert act(replace(call, action=Action.APPROVE), client) == DELIVERED
    assert writes(forum) == ["PUT /review/1000031/perform/disagree_and_restore.json?version=3"]
    assert forum.posts[31]["hidden"] is False


def test_a_stale_version_is_a_conflict_and_never_forced(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    forum.posts[31]["hidden"] = True
    forum.flag(31, pending=True)
    forum.expect("review-1000031", Fault.CONFLICT)
    assert act(replace(call, action=Action.APPROVE), client) == conflict("stale")
    assert forum.posts[31]["hidden"] is True


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (Fault.RATE_LIMITED, ActResult(outcome=Outcome.TRANSIENT, reason="rate_limited", retry_after=7.0)),
        (Fault.ERROR, ActResult(outcome=Outcome.TRANSIENT, reason="http_500")),
    ],
)
def test_a_forum_that_fails_is_tried_again(
    call: ForumCall, client: httpx.Client, forum: MockForum, fault: Fault, result: ActResult
) -> None:
    forum.expect(31, fault)
    assert [act(call, client), act(call, client)] == [result, DELIVERED]


def test_a_wrong_key_is_permanent(call: ForumCall, client: httpx.Client) -> None:
    assert act(replace(call, api_key="x"), client) == ActResult(outcome=Outcome.PERMANENT, reason="forbidden")


def test_the_key_goes_in_a_header_and_the_flag_is_inappropriate(
    call: ForumCall, client: httpx.Client, forum: MockForum
) -> None:
    act(call, client)
    (flag,) = [each["body"] for each in forum.calls if each["method"] == "POST"]
    assert flag == {"id": "31", "post_action_type_id": 4, "take_action": True}
    assert forum.api_key not in str(forum.calls)


def test_a_forum_that_answers_in_riddles_is_no_crash(call: ForumCall) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=b"<html>"))
    with httpx.Client(transport=transport) as client:
        for action in Action:
            for undo in (False, True):
                result = act(replace(call, action=action, undo=undo), client)
                assert result.outcome in {Outcome.DELIVERED, Outcome.RECORDED}
