"""A decision carried out on WordPress: read, act only on what was decided on, read back what was set.

WordPress takes a status that it does not know for a success, so the answer is compared with what was asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from moderation.forums.api import ForumApi
from moderation.forums.asking import Undelivered, conflict
from moderation.forums.calls import ActResult, ForumCall, Outcome, Wanted
from moderation.forums.wordpress.access import open_api, path_of
from moderation.forums.wordpress.post import COMMENT, read_post
from moderation.model import Invalid

_TRASH = "trash"
_NO_TRASH = HTTPStatus.NOT_IMPLEMENTED
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, slots=True)
class _Statuses:
    """What WordPress calls shown and hidden, and by which words the first is asked for."""

    shown: str
    ask_to_show: str
    hidden: str


_OF_COMMENT = _Statuses(shown="approved", ask_to_show="approve", hidden="hold")
_OF_POST = _Statuses(shown="publish", ask_to_show="publish", hidden="draft")


def act(call: ForumCall, client: httpx.Client) -> ActResult:
    """Carry out hide, remove and approve, and undo the first two; any other is recorded here only."""
    path = path_of(call.external_id)
    if call.wanted is None or not (call.forum_url and call.api_key and path):
        return ActResult(outcome=Outcome.RECORDED)
    api = open_api(call, client)
    try:
        _ACTS[call.wanted](api, path, call)
    except Undelivered as ended:
        return ended.result
    return ActResult(outcome=Outcome.DELIVERED)


def _hide(api: ForumApi, path: str, call: ForumCall) -> None:
    found = _read(api, path)
    if found.get("status") == _statuses(call).hidden:
        return
    _check_unchanged(found, call)
    _set(api, path, _statuses(call).hidden, _statuses(call).hidden)


def _remove(api: ForumApi, path: str, call: ForumCall) -> None:
    answer = api.call("GET", path, query={"context": "edit"})
    if answer.status in _GONE or answer.values.get("status") == _TRASH:
        return
    _check_unchanged(answer.accepted().values, call)
    removed = api.call("DELETE", path)
    if removed.status == _NO_TRASH:  # it would be gone for good, and no undo would bring it back
        _set(api, path, _statuses(call).hidden, _statuses(call).hidden)
    elif removed.status not in _GONE:
        removed.accepted()


def _show(api: ForumApi, path: str, call: ForumCall) -> None:
    found = _read(api, path, even_trashed=call.undo)
    statuses = _statuses(call)
    if found.get("status") == statuses.shown:
        return
    if not call.undo:
        _check_unchanged(found, call)
    if found.get("status") == _TRASH and statuses is _OF_COMMENT:
        api.call("POST", path, values={"status": "untrash"}).accepted()
    _set(api, path, statuses.ask_to_show, statuses.shown)


def _read(api: ForumApi, path: str, *, even_trashed: bool = False) -> Mapping[str, object]:
    answer = api.call("GET", path, query={"context": "edit"})
    if answer.status in _GONE or (answer.values.get("status") == _TRASH and not even_trashed):
        conflict("deleted")
    return answer.accepted().values


def _set(api: ForumApi, path: str, asked: str, wanted: str) -> None:
    now = api.call("POST", path, values={"status": asked}).accepted().values.get("status")
    if now != wanted:
        raise Undelivered(ActResult(outcome=Outcome.PERMANENT, reason="not_set"))


def _check_unchanged(found: Mapping[str, object], call: ForumCall) -> None:
    if call.body is None:
        return
    try:
        post, _ = read_post(found, COMMENT)
    except Invalid:
        return  # it does not show the stored text, so there is nothing to compare
    if post.body != call.body:
        conflict("edited")


def _statuses(call: ForumCall) -> _Statuses:
    return _OF_COMMENT if call.external_id.isdecimal() else _OF_POST


_ACTS = {Wanted.HIDDEN: _hide, Wanted.REMOVED: _remove, Wanted.SHOWN: _show}
