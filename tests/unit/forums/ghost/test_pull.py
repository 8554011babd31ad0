from datetime import UTC, datetime

import httpx
import pytest

from moderation.forums import ForumAccess
from moderation.forums.ghost.post import write_post
from moderation.forums.ghost.pull import pull
from moderation.forums.mock import MockForum
from moderation.forums.mock.ghost import KEY
from moderation.model import Format, Invalid, Post, Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
COMMENT = {
    "id": "c1",
    "html": "<p>Un commentaire</p>",
    "status": "published",
    "post_id": "a1",
    "created_at": "2026-03-01T12:00:00.000Z",
    "member": {"id": "m1", "name": "Karima"},
    "post": {"id": "a1", "url": "https://revue.example/l-article/"},
}


@pytest.fixture
def access(forum: MockForum, forum_url: str) -> ForumAccess:
    for number in range(101):
        forum.held[f"posts/a{number}"] = write_post(Post(id=f"a{number}", body="<p>x</p>", posted_at=NOON))
    forum.held["comments/c1"] = COMMENT
    return ForumAccess(forum_url=forum_url, api_key=KEY)


def test_posts_then_comments(access: ForumAccess, client: httpx.Client) -> None:
    pulled = list(pull(access, client))
    assert len(pulled) == 102
    assert pulled[-1] == Post(
        id="comment-c1",
        body="<p>Un commentaire</p>",
        format=Format.HTML,
        author="m1",
        thread="a1",
        posted_at=NOON,
        url="https://revue.example/l-article/",
    )


def test_a_time_goes_into_the_filter(forum: MockForum, access: ForumAccess, client: httpx.Client) -> None:
    list(pull(access, client, since=NOON))
    assert "updated_at%3A%3E%3D%272026-03-01+12%3A00%3A00%27" in forum.calls[0]["path"]


def test_what_cannot_be_read_is_passed_over(
    forum: MockForum, access: ForumAccess, client: httpx.Client
) -> None:
    forum.held["posts/a0"]["html"] = None
    forum.held["comments/c1"] = COMMENT | {"id": "../"}
    assert len(list(pull(access, client))) == 100


@pytest.mark.parametrize("key", ["none", "a:" + "00ff" * 16])
def test_a_wrong_key_says_so(access: ForumAccess, client: httpx.Client, key: str) -> None:
    with pytest.raises(Refused) as refused:
        list(pull(ForumAccess(forum_url=access.forum_url, api_key=key), client))
    assert refused.value.code == "forum_refused"


def test_its_ids_are_no_numbers(access: ForumAccess, client: httpx.Client) -> None:
    with pytest.raises(Invalid, match="--since"):
        list(pull(access, client, before=3))
