from dataclasses import replace
from typing import Any

import httpx
import pytest

from moderation.forums import ActResult, ForumCall
from moderation.forums.flarum.act import act
from moderation.forums.mock import Fault, MockForum
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
    forum.held["posts/31"] = {"content": "Un **texte**", "isHidden": False, "isApproved": True}
    return decided(
        forum_url,
        api_user="1",
        api_key=forum.api_key,
        external_id="31",
        body="Un **texte**",
    )


HIDDEN = {"isHidden": True}


@pytest.mark.parametrize(
    ("asked", "found", "result", "hidden"),
    [
        pytest.param(HIDE, {}, DELIVERED, True, id="hide a post that stands"),
        pytest.param(REMOVE, {}, DELIVERED, True, id="remove: hidden, for a deletion there is for good"),
        pytest.param(HIDE, HIDDEN, DELIVERED, True, id="hide what is hidden: done"),
        pytest.param(HIDE, {"content": "Autre"}, conflict("edited"), False, id="a text edited since"),
        pytest.param(
            HIDE, {"isApproved": False}, conflict("unapproved"), False, id="it would approve what waits"
        ),
        pytest.param(HIDE | UNDO, HIDDEN, DELIVERED, False, id="show again"),
        pytest.param(REMOVE | UNDO, HIDDEN, DELIVERED, False, id="bring back"),
        pytest.param(APPROVE, HIDDEN, DELIVERED, False, id="approve what is hidden"),
        pytest.param(
            APPROVE | {"undo": True}, {}, RECORDED, False, id="taking an approval back does nothing there"
        ),
        pytest.param({"action": Action.ASK_SOURCE}, {}, RECORDED, False, id="a question has no call there"),
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
    hidden: bool,
) -> None:
    forum.held["posts/31"].update(found)
    assert act(replace(call, **asked), client) == result
    assert forum.held["posts/31"]["isHidden"] is hidden


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        pytest.param({"api_key": None}, RECORDED, id="no key"),
        pytest.param({"api_key": "?"}, failed("unauthorized"), id="another key"),
        pytest.param({"external_id": "32"}, conflict("deleted"), id="a post that is gone"),
    ],
)
def test_what_stops_it(
    call: ForumCall, client: httpx.Client, changes: dict[str, Any], result: ActResult
) -> None:
    assert act(replace(call, **changes), client) == result


def test_a_success_that_changed_nothing_is_none(
    forum: MockForum, call: ForumCall, client: httpx.Client
) -> None:
    forum.expect(31, Fault.KEPT)
    assert act(call, client) == failed("not_set")
