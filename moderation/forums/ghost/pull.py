"""The posts and comments that Ghost holds; comments have no webhook, so a pull is how they come in."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count

import httpx

from moderation.forums.api import ForumApi, require_address
from moderation.forums.asking import Undelivered
from moderation.forums.calls import ForumAccess
from moderation.forums.ghost.access import ROOT, open_api
from moderation.forums.ghost.post import read_comment, read_post
from moderation.model import Invalid, Post, Refused

_PAGE = 100


def pull(
    access: ForumAccess, client: httpx.Client, *, since: datetime | None = None, before: int | None = None
) -> Iterator[Post]:
    """Give published posts, then comments, each newest first, down to those changed or written at `since`.

    Raises Invalid for `before`, since Ghost's ids are no numbers; Refused without an address, with a bad key
    or where Ghost refuses us; Unavailable where it does not answer.
    """
    if before is not None:
        raise Invalid("Ghost's ids are no numbers; go on with --since", field="before")
    require_address(access)
    try:
        api = open_api(access, client)
    except Undelivered:
        raise Refused("The key is none of Ghost's, ID:HEXADECIMAL", code="forum_refused") from None
    posts = {"formats": "html", "order": "updated_at desc", "filter": _published(since, "updated_at")}
    comments = {
        "include": "member,post",
        "order": "created_at desc",
        "filter": _published(since, "created_at"),
    }
    for name, query, read in (("posts", posts, _post), ("comments", comments, _comment)):
        for values in _all(api, name, query):
            if found := read(values):
                yield found


def _published(since: datetime | None, name: str) -> str:
    """Write Ghost's filter (NQL); its times have no offset and are UTC."""
    from_then = f"+{name}:>='{since.astimezone(UTC):%Y-%m-%d %H:%M:%S}'" if since else ""
    return f"status:published{from_then}"


def _all(api: ForumApi, name: str, query: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    for page in count(1):
        asked = {**query, "limit": str(_PAGE), "page": str(page)}
        items = api.stored(f"{ROOT}/{name}/", asked).values.get(name)
        if not isinstance(items, list):
            return
        yield from (each for each in items if isinstance(each, dict))
        if len(items) < _PAGE:
            return


def _post(values: Mapping[str, object]) -> Post | None:
    try:
        return read_post(values, "post")[0]
    except Invalid:
        return None


def _comment(values: Mapping[str, object]) -> Post | None:
    try:
        return read_comment(values, "comment")
    except Invalid:
        return None
