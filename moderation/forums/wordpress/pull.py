"""The comments and posts that WordPress holds, for those whose webhook never came."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

import httpx

from moderation.forums.api import ForumApi, require_address
from moderation.forums.calls import ForumAccess
from moderation.forums.wordpress.access import ROOT, open_api
from moderation.forums.wordpress.post import COMMENT, POST, read_post
from moderation.model import Invalid, Post

_PAGE = 100
_SEEN = {COMMENT: "all", POST: "publish"}  # all: neither spam nor trash; what is on hold is examined too


def pull(
    access: ForumAccess, client: httpx.Client, *, since: datetime | None = None, before: int | None = None
) -> Iterator[Post]:
    """Give comments, then posts, each newest first, down to those written at `since`.

    `before` counts for comments: those with a lower number, and no posts. Raises Refused without an address
    or where WordPress refuses us, Unavailable where it does not answer.
    """
    require_address(access)
    api = open_api(access, client)
    for kind in (COMMENT,) if before else (COMMENT, POST):
        for post in _newest_first(api, kind):
            if since and post.posted_at and post.posted_at < since:
                break
            if before is None or int(post.id) < before:
                yield post


def _newest_first(api: ForumApi, kind: str) -> Iterator[Post]:
    """Page by offset: WordPress calls a page number behind the last one an error."""
    query = {"context": "edit", "per_page": str(_PAGE), "orderby": "date", "order": "desc"}
    for offset in count(0, _PAGE):
        asked = query | {"status": _SEEN[kind], "offset": str(offset)}
        items = api.stored(f"{ROOT}/{kind}s", asked).items
        yield from filter(None, (_post(each, kind) for each in items))
        if len(items) < _PAGE:
            return


def _post(values: object, kind: str) -> Post | None:
    try:
        return read_post(values, kind)[0] if isinstance(values, dict) else None
    except Invalid:
        return None
