from datetime import UTC, datetime

import httpx
import pytest

from moderation.forums import asking
from moderation.forums.asking import Undelivered, ask
from moderation.forums.calls import Outcome
from moderation.forums.mock import Fault, MockForum
from moderation.model import Post

SENT = {"id": "p1", "body": "Bonjour"}


def send(client: httpx.Client, forum_url: str, **options: object) -> list[int]:
    """Let the mock forum send to its own address for decisions, which takes any signed Standard Webhook."""
    asked = {"url": f"{forum_url}/decisions", "post": SENT} | options
    answers = client.post(f"{forum_url}/send", json=asked).json()["items"]
    return [each["status"] for each in answers]


@pytest.mark.parametrize(
    ("options", "statuses"),
    [
        pytest.param({}, [204], id="well signed"),
        pytest.param({"event": "deleted"}, [204], id="a deletion"),
        pytest.param({"fault": Fault.DOUBLE}, [204, 204], id="twice"),
        pytest.param({"fault": Fault.BAD_SIGNATURE}, [401], id="badly signed"),
        pytest.param({"fault": Fault.STALE}, [401], id="signed an hour ago"),
        pytest.param({"kind": "discourse"}, [401], id="signed in another way"),
    ],
)
def test_it_sends_webhooks(
    client: httpx.Client, forum_url: str, options: dict[str, object], statuses: list[int]
) -> None:
    assert send(client, forum_url, **options) == statuses


def test_a_double_delivery_has_one_id(client: httpx.Client, forum_url: str) -> None:
    send(client, forum_url, fault=Fault.DOUBLE)
    remembered = client.get(f"{forum_url}/calls").json()
    assert (len(remembered["items"]), len(remembered["decisions"])) == (2, 1)
    assert remembered["items"][0]["body"]["data"]["id"] == "p1"


@pytest.mark.parametrize(("fault", "status"), [("409", 409), ("429", 429), ("500", 500)])
def test_it_fails_once_when_told_to(client: httpx.Client, forum_url: str, fault: str, status: int) -> None:
    assert client.post(f"{forum_url}/expect/p1/{fault}").status_code == 204
    decision = {"data": {"post": "p1"}}
    answers = [client.post(f"{forum_url}/decisions", json=decision) for _ in range(2)]
    assert [each.status_code for each in answers] == [status, 401]
    assert ("Retry-After" in answers[0].headers) == (status == 429)


def test_it_fails_always_when_the_address_says_so(client: httpx.Client, forum_url: str) -> None:
    answers = [client.post(f"{forum_url}/decisions?fault=500", json={}) for _ in range(2)]
    assert [each.status_code for each in answers] == [500, 500]


def test_it_keeps_silent(
    client: httpx.Client, forum: MockForum, forum_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "TIMEOUT_SECONDS", 0.1)
    forum.expect("p1", Fault.SILENCE)
    with pytest.raises(Undelivered) as ended:
        ask(client, "POST", f"{forum_url}/decisions", headers={}, content=b'{"data": {"post": "p1"}}')
    assert ended.value.result.outcome is Outcome.TRANSIENT


def test_a_fault_that_it_does_not_know_and_a_post_that_is_none(client: httpx.Client, forum_url: str) -> None:
    assert client.post(f"{forum_url}/expect/p1/418").status_code == 404
    assert client.post(f"{forum_url}/send", json={"url": forum_url, "post": {}}).status_code == 422


def test_its_discourse_wants_the_key(client: httpx.Client, forum: MockForum, forum_url: str) -> None:
    assert client.get(f"{forum_url}/posts.json").status_code == 403
    assert client.get(f"{forum_url}/posts/1.json", headers={"Api-Key": forum.api_key}).status_code == 404


def test_its_review_queue_wants_the_version(client: httpx.Client, forum: MockForum, forum_url: str) -> None:
    forum.add(Post(id="31", body="b", posted_at=datetime(2026, 3, 1, tzinfo=UTC)))
    forum.flag(31, pending=True)
    address, key = f"{forum_url}/review/1000031/perform/reject_post.json", {"Api-Key": forum.api_key}
    versions = ["", "?version=2", "?version=3", "?version=4"]
    statuses = [client.put(address + version, headers=key).status_code for version in versions]
    assert statuses == [422, 409, 200, 403]
    assert forum.posts[31]["deleted_at"]
