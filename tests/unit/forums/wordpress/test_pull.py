from datetime import UTC, datetime, timedelta

import httpx
import pytest

from moderation.forums import ForumAccess
from moderation.forums.mock import MockForum
from moderation.forums.wordpress.post import write_post
from moderation.forums.wordpress.pull import pull
from moderation.model import Post, Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def access(forum: MockForum, forum_url: str) -> ForumAccess:
    for number in range(1, 102):
        written = Post(
            id=str(number), body=f"Commentaire {number}", posted_at=NOON + timedelta(minutes=number)
        )
        forum.held[f"comments/{number}"] = write_post(written)
    forum.held["posts/4"] = {
        "id": 4,
        "content": "Un article",
        "date_gmt": "2026-03-01T12:30:00",
        "title": "T",
    }
    return ForumAccess(forum_url=forum_url, api_user="moderation", api_key=forum.api_key)


def test_everything_comes_newest_first(access: ForumAccess, client: httpx.Client) -> None:
    ids = [post.id for post in pull(access, client)]
    assert ids == [str(number) for number in range(101, 0, -1)] + ["post-4"]


@pytest.mark.parametrize(
    ("since", "before", "ids"),
    [
        pytest.param(NOON + timedelta(minutes=100), None, ["101", "100"], id="down to a time"),
        pytest.param(NOON + timedelta(minutes=99), 101, ["100", "99"], id="going on below a comment"),
    ],
)
def test_a_part_is_asked_for(
    access: ForumAccess, client: httpx.Client, since: datetime, before: int | None, ids: list[str]
) -> None:
    assert [post.id for post in pull(access, client, since=since, before=before)] == ids


def test_what_cannot_be_read_is_passed_over(
    forum: MockForum, access: ForumAccess, client: httpx.Client
) -> None:
    forum.held["comments/200"] = {"id": "?", "content": "x", "date_gmt": "2026-03-02T12:00:00"}
    assert next(iter(pull(access, client))).id == "101"


def test_a_wrong_password_says_so(access: ForumAccess, client: httpx.Client) -> None:
    wrong = ForumAccess(forum_url=access.forum_url, api_user="moderation", api_key="another")
    with pytest.raises(Refused, match="unauthorized") as refused:
        list(pull(wrong, client))
    assert refused.value.code == "forum_refused"
