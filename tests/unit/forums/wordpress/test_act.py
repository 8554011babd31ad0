from dataclasses import replace
from typing import Any

import httpx
import pytest

from moderation.forums import ActResult, ForumCall
from moderation.forums.mock import Fault, MockForum
from moderation.forums.wordpress.act import act
from moderation.model import Action
from tests.unit.forums.deciding import (
    APPROVE,
    DELIVERED,
    HIDE,
    RECORDED,
    REMOVE,
    UNDO,
    conflict,
    decided,
    failed,
)


@pytest.fixture
def call(forum: MockForum, forum_url: str) -> ForumCall:
    forum.held["comments/12"] = {"id": 12, "content": "Un texte", "status": "approved"}
    forum.held["posts/4"] = {"id": 4, "content": "Un article", "status": "publish"}
    return decided(
        forum_url + "/",
        api_user="moderation",
        api_key=forum.api_key,
        external_id="12",
        body="Un texte",
    )


@pytest.mark.parametrize(
    ("asked", "found", "result", "status"),
    [
        pytest.param(HIDE, {}, DELIVERED, "hold", id="hide a comment that stands"),
        pytest.param(HIDE, {"status": "hold"}, DELIVERED, "hold", id="hide what is on hold: done"),
        pytest.param(
            HIDE, {"status": "trash"}, conflict("deleted"), "trash", id="hide what somebody trashed"
        ),
        pytest.param(
            HIDE, {"content": "Autre"}, conflict("edited"), "approved", id="hide a text edited since"
        ),
        pytest.param(REMOVE, {}, DELIVERED, "trash", id="remove a comment that stands"),
        pytest.param(REMOVE, {"status": "trash"}, DELIVERED, "trash", id="remove what is in the trash: done"),
        pytest.param(
            REMOVE, {"content": "Autre"}, conflict("edited"), "approved", id="remove a text edited since"
        ),
        pytest.param(APPROVE, {"status": "hold"}, DELIVERED, "approved", id="approve what waits"),
        pytest.param(APPROVE, {}, DELIVERED, "approved", id="approve what stands: done"),
        pytest.param(HIDE | UNDO, {"status": "hold"}, DELIVERED, "approved", id="show again"),
        pytest.param(REMOVE | UNDO, {"status": "trash"}, DELIVERED, "approved", id="take out of the trash"),
        pytest.param(
            HIDE | UNDO,
            {"status": "hold", "content": "Autre"},
            DELIVERED,
            "approved",
            id="an undo is not about the text",
        ),
        pytest.param(
            {"action": Action.ASK_SOURCE}, {}, RECORDED, "approved", id="a question has no call there"
        ),
    ],
)
def test_a_decision_is_carried_out(
    forum: MockForum,
    call: ForumCall,
    client: httpx.Client,
    *,
    asked: dict[str, Any],
    found: dict[str, Any],
    result: ActResult,
    status: str,
) -> None:
    forum.held["comments/12"].update(found)
    assert act(replace(call, **asked), client) == result
    assert forum.held["comments/12"]["status"] == status


@pytest.mark.parametrize(
    ("asked", "found", "status"),
    [
        pytest.param(HIDE, "publish", "draft", id="a post of the blog goes to its drafts"),
        pytest.param(HIDE | UNDO, "draft", "publish", id="and comes back"),
        pytest.param(REMOVE | UNDO, "trash", "publish", id="out of the trash as well"),
    ],
)
def test_a_post_of_the_blog(
    forum: MockForum, call: ForumCall, client: httpx.Client, *, asked: dict[str, Any], found: str, status: str
) -> None:
    forum.held["posts/4"]["status"] = found
    given = {"external_id": "post-4", "body": "Un article"} | asked
    assert act(replace(call, **given), client) == DELIVERED
    assert forum.held["posts/4"]["status"] == status


def test_a_success_that_changed_nothing_is_none(
    forum: MockForum, call: ForumCall, client: httpx.Client
) -> None:
    """WordPress keeps a status that it does not know, and answers 200."""
    forum.expect(12, Fault.KEPT)
    assert act(call, client) == failed("not_set")


def test_without_a_trash_it_is_held_and_not_lost(
    forum: MockForum, call: ForumCall, client: httpx.Client
) -> None:
    forum.expect(12, Fault.NO_TRASH)
    assert act(replace(call, action=Action.REMOVE), client) == DELIVERED
    assert forum.held["comments/12"]["status"] == "hold"


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        pytest.param(
            {"api_key": "another"},
            failed("unauthorized"),
            id="a wrong password",
        ),
        pytest.param({"api_key": None}, RECORDED, id="no password"),
        pytest.param({"external_id": "99"}, conflict("deleted"), id="a comment that is gone"),
        pytest.param(
            {"external_id": "99", "action": Action.REMOVE}, DELIVERED, id="a removed one that is gone: done"
        ),
        pytest.param({"external_id": "reply-9"}, RECORDED, id="a kind of post that has no place here"),
        pytest.param({"external_id": "../users/1"}, RECORDED, id="no id, and no path either"),
    ],
)
def test_what_stops_it(
    call: ForumCall, client: httpx.Client, changes: dict[str, Any], result: ActResult
) -> None:
    assert act(replace(call, **changes), client) == result


def test_a_password_works_in_groups_of_four(forum: MockForum, call: ForumCall, client: httpx.Client) -> None:
    spaced = " ".join(forum.api_key[at : at + 4] for at in range(0, len(forum.api_key), 4))
    assert act(replace(call, api_key=spaced), client) == DELIVERED
