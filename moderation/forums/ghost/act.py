"""A decision carried out on Ghost: a post goes back to its drafts, a comment is hidden or deleted.

Ghost deletes a post for good, so that no undo would bring it back: what is removed becomes a draft as well,
and its owner deletes it. An `updated_at` that is stale by now is read again, never forced.
"""

from collections.abc import Mapping
from http import HTTPStatus

import httpx

from moderation.forums.api import ForumApi
from moderation.forums.asking import Answer, Undelivered, conflict
from moderation.forums.calls import ActResult, ForumCall, Outcome, Wanted
from moderation.forums.ghost.access import ROOT, open_api
from moderation.forums.ghost.post import COMMENT, PAGE

_OF_COMMENT = {Wanted.SHOWN: "published", Wanted.HIDDEN: "hidden", Wanted.REMOVED: "deleted"}
_OF_POST = {Wanted.SHOWN: "published", Wanted.HIDDEN: "draft", Wanted.REMOVED: "draft"}
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def act(call: ForumCall, client: httpx.Client) -> ActResult:
    """Carry out hide, remove and approve, and undo the first two; any other is recorded here only."""
    if call.wanted is None or not (call.forum_url and call.api_key):
        return ActResult(outcome=Outcome.RECORDED)
    try:
        api = open_api(call, client)
        if call.external_id.startswith(COMMENT):
            _set_comment(api, call, _OF_COMMENT[call.wanted])
        else:
            _set_post(api, call, _OF_POST[call.wanted])
    except Undelivered as ended:
        return ended.result
    return ActResult(outcome=Outcome.DELIVERED)


def _set_comment(api: ForumApi, call: ForumCall, status: str) -> None:
    number = call.external_id.removeprefix(COMMENT)
    found = _one(api.call("GET", f"{ROOT}/comments/", query={"filter": f"id:'{number}'"}), "comments")
    if found.get("status") == status:
        return
    _check_unchanged(found, call)
    api.call("PUT", f"{ROOT}/comments/{number}/", values={"comments": [{"status": status}]}).accepted()


def _set_post(api: ForumApi, call: ForumCall, status: str) -> None:
    """Set a post's status; what was written between our reading and our writing is read once more."""
    answer = _put(api, call, status)
    if answer is not None and answer.status == HTTPStatus.CONFLICT:
        answer = _put(api, call, status)
    if answer is not None:
        answer.accepted()


def _put(api: ForumApi, call: ForumCall, status: str) -> Answer | None:
    kind = "pages" if call.external_id.startswith(PAGE) else "posts"
    path = f"{ROOT}/{kind}/{call.external_id.removeprefix(PAGE)}/"
    found = _one(api.call("GET", path, query={"formats": "html"}), kind)
    if found.get("status") == status:
        return None
    _check_unchanged(found, call)
    values = {kind: [{"status": status, "updated_at": found.get("updated_at")}]}
    return api.call("PUT", path, values=values)


def _one(answer: Answer, name: str) -> Mapping[str, object]:
    """Give the one thing in an answer; a conflict where it is gone."""
    if answer.status in _GONE:
        conflict("deleted")
    items = answer.accepted().values.get(name)
    if not isinstance(items, list) or not items or not isinstance(items[0], dict):
        conflict("deleted")
    return items[0]


def _check_unchanged(found: Mapping[str, object], call: ForumCall) -> None:
    if call.body is not None and found.get("html", call.body) != call.body:
        conflict("edited")
