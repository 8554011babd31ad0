from dataclasses import replace
from typing import Any

import httpx
import pytest

from moderation.forums import ActResult, ForumCall
from moderation.forums.ghost.act import act
from moderation.forums.mock import Fault, MockForum
from moderation.forums.mock.ghost import KEY
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

BODY = "<p>Bonjour</p>"


@pytest.fixture
def call(forum: MockForum, forum_url: str) -> ForumCall:
    for path in ("posts/a1", "pages/a1", "comments/a1"):
        forum.held[path] = {
            "id": "a1",
            "html": BODY,
            "status": "published",
            "updated_at": "2026-03-01T10:00:00Z",
        }
    return decided(
        forum_url,
        api_key=KEY,
        external_id="a1",
        body=BODY,
    )


A_COMMENT, A_PAGE = {"external_id": "comment-a1"}, {"external_id": "page-a1"}


@pytest.mark.parametrize(
    ("asked", "path", "found", "result", "status"),
    [
        pytest.param(HIDE, "posts", {}, DELIVERED, "draft", id="a post goes back to its drafts"),
        pytest.param(
            REMOVE, "posts", {}, DELIVERED, "draft", id="what is removed too: nothing is lost for good"
        ),
        pytest.param(HIDE | A_PAGE, "pages", {}, DELIVERED, "draft", id="a page"),
        pytest.param(HIDE | UNDO, "posts", {"status": "draft"}, DELIVERED, "published", id="and comes back"),
        pytest.param(APPROVE, "posts", {}, DELIVERED, "published", id="approve what stands: done"),
        pytest.param(HIDE, "posts", {"html": "x"}, conflict("edited"), "published", id="a text edited since"),
        pytest.param(HIDE | A_COMMENT, "comments", {}, DELIVERED, "hidden", id="a comment is hidden"),
        pytest.param(REMOVE | A_COMMENT, "comments", {}, DELIVERED, "deleted", id="or deleted"),
        pytest.param(
            REMOVE | UNDO | A_COMMENT,
            "comments",
            {"status": "deleted"},
            DELIVERED,
            "published",
            id="and back",
        ),
        pytest.param(
            HIDE | A_COMMENT,
            "comments",
            {"html": "x"},
            conflict("edited"),
            "published",
            id="an edited comment",
        ),
        pytest.param(
            {"action": Action.KEEP_ONE_COPY}, "posts", {}, RECORDED, "published", id="nothing to do there"
        ),
    ],
)
def test_a_decision_is_carried_out(
    forum: MockForum,
    call: ForumCall,
    client: httpx.Client,
    *,
    asked: dict[str, Any],
    path: str,
    found: dict[str, Any],
    result: ActResult,
    status: str,
) -> None:
    forum.held[f"{path}/a1"].update(found)
    assert act(replace(call, **asked), client) == result
    assert forum.held[f"{path}/a1"]["status"] == status


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        pytest.param({"api_key": None}, RECORDED, id="no key"),
        pytest.param(
            {"api_key": "no key of Ghost's"},
            failed("bad_settings"),
            id="no such key",
        ),
        pytest.param(
            {"api_key": "a:" + "00ff" * 16},
            failed("unauthorized"),
            id="another's key",
        ),
        pytest.param({"external_id": "a2"}, conflict("deleted"), id="a post that is gone"),
        pytest.param({"external_id": "comment-a2"}, conflict("deleted"), id="a comment that is gone"),
    ],
)
def test_what_stops_it(
    call: ForumCall, client: httpx.Client, changes: dict[str, Any], result: ActResult
) -> None:
    assert act(replace(call, **changes), client) == result


@pytest.mark.parametrize(
    ("faults", "result"),
    [
        pytest.param([Fault.CONFLICT], DELIVERED, id="written between: read once more"),
        pytest.param([Fault.CONFLICT, Fault.CONFLICT], conflict("stale"), id="twice: a person looks"),
    ],
)
def test_what_is_stale_is_never_forced(
    forum: MockForum, call: ForumCall, client: httpx.Client, faults: list[Fault], result: ActResult
) -> None:
    forum.expect("a1", *faults)
    assert act(call, client) == result
