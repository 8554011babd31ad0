"""A decision carried out on Discourse: read the post, act only if it is as it was decided on, never force."""

from collections.abc import Mapping
from http import HTTPStatus

import httpx

from moderation.forums.asking import Answer, Undelivered, conflict
from moderation.forums.calls import ActResult, ForumCall, Outcome
from moderation.forums.discourse.client import DiscourseClient
from moderation.forums.discourse.message import tell
from moderation.forums.discourse.post import read_post
from moderation.model import Action, Invalid

_INAPPROPRIATE = (
    4  # post_action_type_id; with take_action Discourse hides the post and agrees with all flags on it
)
_PENDING = 0  # a reviewable's status
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def act(call: ForumCall, client: httpx.Client) -> ActResult:
    """Carry out hide, remove, approve, undo the first two, and tell the author; ask the author by message."""
    if not (call.forum_url and call.api_key):
        return ActResult(outcome=Outcome.RECORDED)
    forum = DiscourseClient.open(call, client)
    try:
        match call.action, call.undo:
            case Action.HIDE, False:
                _hide(forum, call)
            case Action.REMOVE, False:
                _remove(forum, call)
            case (Action.APPROVE, False) | (Action.HIDE, True):
                _show(forum, call)
            case Action.REMOVE, True:
                _recover(forum, call)
            case _:
                return _ask(forum, call)
        _tell(forum, call)
    except Undelivered as ended:
        return ended.result
    return ActResult(outcome=Outcome.DELIVERED)


def _ask(forum: DiscourseClient, call: ForumCall) -> ActResult:
    """Ask the author by a message, if the post is as it was decided on."""
    if not call.message:
        return ActResult(outcome=Outcome.RECORDED)
    if not call.undo:
        _check_unchanged(_read(forum, call), call)
    return ActResult(outcome=Outcome.DELIVERED if tell(forum, call) else Outcome.RECORDED)


def _tell(forum: DiscourseClient, call: ForumCall) -> None:
    """Tell the author what was done; a message that the forum refuses for good does not undo it."""
    try:
        tell(forum, call)
    except Undelivered as ended:
        if ended.result.outcome is Outcome.TRANSIENT:
            raise


def _hide(forum: DiscourseClient, call: ForumCall) -> None:
    post = _read(forum, call)
    if post.get("hidden") is True:
        return
    _check_unchanged(post, call)
    flag = {"id": call.external_id, "post_action_type_id": _INAPPROPRIATE, "take_action": True}
    shown = forum.call("POST", "/post_actions.json", values=flag).accepted().values
    if shown.get("hidden") is False:  # taken as a flag only: it waits in Discourse's own queue
        _perform(forum, call, "agree_and_hide", wanted=True)


def _remove(forum: DiscourseClient, call: ForumCall) -> None:
    answer = forum.read_post(call.external_id)
    if answer.status in _GONE or _is_deleted(answer.values):
        return
    _check_unchanged(answer.accepted().values, call)
    removed = forum.call("DELETE", f"/posts/{call.external_id}.json")
    if removed.status not in _GONE:
        removed.accepted()


def _show(forum: DiscourseClient, call: ForumCall) -> None:
    post = _read(forum, call)
    if post.get("hidden") is False:
        return
    if not call.undo:
        _check_unchanged(post, call)
    if not _perform(forum, call, "disagree_and_restore", wanted=False):
        forum.call("PUT", f"/posts/{call.external_id}/unhide.json").accepted()


def _recover(forum: DiscourseClient, call: ForumCall) -> None:
    post = forum.read_post(call.external_id).accepted().values
    if _is_deleted(post) or "deleted_at" not in post:
        forum.call("PUT", f"/posts/{call.external_id}/recover.json").accepted()


def _perform(forum: DiscourseClient, call: ForumCall, action: str, *, wanted: bool) -> bool:
    """Close what waits in Discourse's queue for this post; tell whether anything did.

    A version that is stale by now means that somebody acted: what they did stands, and is a conflict unless
    it is `wanted`.
    """
    review_id = _read(forum, call).get("reviewable_id")
    if not isinstance(review_id, int):
        return False
    review = _object(forum.read_review(review_id).accepted().values, "reviewable")
    version = review.get("version")
    if review.get("status") != _PENDING or not isinstance(version, int):
        return False
    answer = forum.perform(review_id, action, version)
    if answer.status == HTTPStatus.CONFLICT and _read(forum, call).get("hidden") is not wanted:
        conflict("stale")
    if answer.status != HTTPStatus.CONFLICT:
        answer.accepted()
    return True


def _read(forum: DiscourseClient, call: ForumCall) -> Mapping[str, object]:
    answer: Answer = forum.read_post(call.external_id)
    if answer.status in _GONE or _is_deleted(answer.values):
        conflict("deleted")
    return answer.accepted().values


def _check_unchanged(shown: Mapping[str, object], call: ForumCall) -> None:
    """Compare the version, and the text too: Discourse can edit without raising the version."""
    version = shown.get("version")
    if call.revision is not None and version is not None and version != call.revision:
        conflict("revision")
    if call.body is None:
        return
    try:
        post, _ = read_post(shown, "")
    except Invalid:
        return  # it does not show the text, so there is nothing to compare
    if post.body != call.body:
        conflict("edited")


def _is_deleted(post: Mapping[str, object]) -> bool:
    return post.get("deleted_at") is not None or post.get("user_deleted") is True


def _object(values: Mapping[str, object], name: str) -> Mapping[str, object]:
    inner = values.get(name)
    return inner if isinstance(inner, dict) else values
