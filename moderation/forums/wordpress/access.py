"""WordPress's REST API: an application password, and where a comment, post or page stands."""

from base64 import b64encode

import httpx

from moderation.forums.api import ForumApi
from moderation.forums.calls import ForumAccess
from moderation.forums.wordpress.post import PAGE, POST

ROOT = "/wp-json/wp/v2"
_FOLDERS = {"": "comments", POST: "posts", PAGE: "pages"}


def open_api(access: ForumAccess, client: httpx.Client) -> ForumApi:
    """Make the API of a forum; WordPress shows a password in groups, whose spaces do not count."""
    password = (access.api_key or "").replace(" ", "")
    known = b64encode(f"{access.api_user or ''}:{password}".encode()).decode()
    return ForumApi(access.forum_url or "", {"Authorization": f"Basic {known}"}, client)


def path_of(external_id: str) -> str | None:
    """Give the path of a comment (`12`), a post (`post-12`) or a page; None for any other id."""
    kind, _, number = external_id.rpartition("-")
    folder = _FOLDERS.get(kind)
    return f"{ROOT}/{folder}/{number}" if folder and number.isascii() and number.isdecimal() else None
