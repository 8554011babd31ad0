"""A decision carried out on Flarum: its JSON:API hides a post or shows it again.

Flarum deletes for good, so that no undo would bring a post back: what is removed is hidden as well. Hiding or
showing what still waits for an approval would approve it: that ends as a conflict, and a person looks.
"""

from collections.abc import Mapping
from http import HTTPStatus

import httpx

from moderation.forums.api import ForumApi
from moderation.forums.asking import Undelivered, conflict
from moderation.forums.calls import ActResult, ForumCall, Outcome, Wanted

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def act(call: ForumCall, client: httpx.Client) -> ActResult:
    """Carry out hide, remove and approve, and undo the first two; any other is recorded here only."""
    if call.wanted is None or not (call.forum_url and call.api_key):
        return ActResult(outcome=Outcome.RECORDED)
    acting = f"; userId={call.api_user}" if call.api_user else ""
    api = ForumApi(call.forum_url, {"Authorization": f"Token {call.api_key}{acting}"}, client)
    try:
        _set_hidden(api, call, hides=call.wanted is not Wanted.SHOWN)
    except Undelivered as ended:
        return ended.result
    return ActResult(outcome=Outcome.DELIVERED)


def _set_hidden(api: ForumApi, call: ForumCall, *, hides: bool) -> None:
    path = f"/api/posts/{call.external_id}"
    answer = api.call("GET", path)
    if answer.status in _GONE:
        conflict("deleted")
    found = _attributes(answer.accepted().values)
    if found.get("isHidden", False) is hides:
        return
    if found.get("isApproved") is False:
        conflict("unapproved")
    if call.body is not None and found.get("content", call.body) != call.body:
        conflict("edited")
    data = {"type": "posts", "id": call.external_id, "attributes": {"isHidden": hides}}
    now = _attributes(api.call("PATCH", path, values={"data": data}).accepted().values)
    if now.get("isHidden", hides) is not hides:
        raise Undelivered(ActResult(outcome=Outcome.PERMANENT, reason="not_set"))


def _attributes(values: Mapping[str, object]) -> Mapping[str, object]:
    data = values.get("data")
    attributes = data.get("attributes") if isinstance(data, dict) else None
    return attributes if isinstance(attributes, dict) else {}
