from datetime import UTC, datetime, timedelta

import httpx
import pytest

from moderation.forums import KINDS, Event, ForumAccess
from moderation.forums.discourse.post import write_post
from moderation.forums.discourse.pull import pull
from moderation.forums.mock import MockForum
from moderation.model import Format, Post, Refused, Unavailable

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def post(number: int) -> Post:
    return Post(
        id=str(number),
        body=f"Texte {number}",
        format=Format.MARKDOWN,
        title="Sujet",
        author="karima",
        posted_at=DAY + timedelta(hours=number),
        revision=1,
    )


@pytest.fixture
def access(forum: MockForum, forum_url: str) -> ForumAccess:
    for number in range(1, 121):
        forum.add(post(number))
    return ForumAccess(forum_url=forum_url, api_user="moderation", api_key=forum.api_key)


def test_all_pages_are_read_newest_first(access: ForumAccess, client: httpx.Client, forum: MockForum) -> None:
    assert [each.id for each in pull(access, client)] == [str(number) for number in range(120, 0, -1)]
    assert [each["path"] for each in forum.calls] == [
        "/posts.json",
        "/posts.json?before=71",
        "/posts.json?before=21",
        "/posts.json?before=1",
    ]


def test_reading_goes_on_below_a_post_and_ends_at_a_time(access: ForumAccess, client: httpx.Client) -> None:
    pulled = pull(access, client, since=DAY + timedelta(hours=58), before=61)
    assert [each.id for each in pulled] == ["60", "59", "58"]


def test_a_pulled_post_is_the_one_that_the_webhook_brings(access: ForumAccess, client: httpx.Client) -> None:
    kind = KINDS["discourse"]
    headers = kind.sign(b"", "secret", DAY, "1")
    told = kind.parse(kind.example(post(120), DAY), "application/json", headers)
    assert told.event is Event.POSTED
    assert next(pull(access, client)) == told.post


def test_what_is_private_or_unreadable_is_passed_over(
    access: ForumAccess, client: httpx.Client, forum: MockForum
) -> None:
    forum.posts[120]["topic_archetype"] = "private_message"
    forum.posts[119]["raw"] = None
    forum.posts[119]["cooked"] = None
    assert next(pull(access, client)).id == "118"


@pytest.mark.parametrize(
    ("response", "error"),
    [
        pytest.param(httpx.Response(500), Unavailable, id="broken"),
        pytest.param(httpx.Response(403), Refused, id="not allowed"),
    ],
)
def test_a_forum_that_does_not_answer(response: httpx.Response, error: type[Exception]) -> None:
    with httpx.Client(transport=httpx.MockTransport(lambda _: response)) as client, pytest.raises(error):
        next(pull(ForumAccess(forum_url="http://forum.example"), client))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"latest_posts": [write_post(post(9))]}, id="the same page for ever"),
        pytest.param({"latest_posts": [{"id": "no number", "raw": "x"}]}, id="no id to go on from"),
        pytest.param({"latest_posts": "none"}, id="no list"),
        pytest.param({}, id="nothing"),
    ],
)
def test_a_forum_that_goes_round_in_circles_comes_to_an_end(values: dict[str, object]) -> None:
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=values))) as client:
        assert len(list(pull(ForumAccess(forum_url="http://forum.example"), client))) <= 2


def test_a_forum_without_an_address_says_the_mend(client: httpx.Client) -> None:
    with pytest.raises(Refused) as refused:
        next(pull(ForumAccess(forum_url=None), client))
    assert refused.value.field == "url"
