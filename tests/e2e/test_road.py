"""One post's road through the running service: from a signed webhook to a decision, and its faults."""

import json
import threading
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from time import monotonic
from tomllib import loads
from typing import Any, Self

import httpx
import pytest

from moderation.forums import find_kind
from tests.e2e.service import Service

DEMO = loads(files("moderation.supervise").joinpath("demo.toml").read_text("utf-8"))
ARTICLE = DEMO["sources"][0]
TWICE = next(post["body"] for post in DEMO["posts"] if post["id"] == "t2-p1")
CHECKS = ("repetition", "duplicates", "copied_text", "citations", "watchlist")
VERDICT_SECONDS = 2
PATIENCE = 60


class Road:
    """A forum and a moderator's program beside a running service."""

    def __init__(self, service: Service) -> None:
        self.service = service
        added = json.loads(service.run("forums", "add", "road", "--kind", "generic", "--json").stdout)
        self.secret, self.webhook = added["secret"], added["webhook"]
        user = json.loads(service.run("users", "add", "amal", "--role", "moderator", "--json").stdout)
        headers = {"Authorization": f"Bearer {user['token']}"}
        self.api = httpx.Client(base_url=f"{service.address}/api/v1", headers=headers, timeout=10)
        self.web = httpx.Client(base_url=service.address, timeout=10)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.api.close()
        self.web.close()

    def send(self, body: str, name: str, delivery: str | None = None) -> httpx.Response:
        message = json.dumps({"type": "post.created", "data": {"id": name, "body": body}}).encode()
        now, number = datetime.now(UTC), delivery or uuid.uuid4().hex
        headers = find_kind("generic").sign(message, self.secret, now, number)
        return self.web.post(self.webhook, content=message, headers=headers)

    def examinations(self, post: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.api.get(f"/posts/{post}/examinations").json()["items"]
        return items

    def verdict(self, post: str) -> dict[str, Any]:
        """Give a post's result once it is there."""
        self.wait(lambda: self.examinations(post)[-1]["state"] == "done")
        result: dict[str, Any] = self.examinations(post)[-1]["result"]
        return result

    def wait(self, condition: Callable[[], bool]) -> None:
        limit = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < limit, self.service.log
            self.service.pause()

    def unfinished(self) -> int:
        lines = self.web.get("/metrics").text.splitlines()
        counts = [line for line in lines if line.startswith("moderation_examinations{")]
        return sum(int(float(line.split()[1])) for line in counts if 'state="done"' not in line)


@pytest.fixture(scope="module")
def road(shared_service: Service) -> Iterator[Road]:
    with Road(shared_service) as road:
        yield road


def test_the_double_pasted_article_becomes_a_case_with_its_evidence(road: Road) -> None:
    began = monotonic()
    accepted = road.send(TWICE, "seed")
    assert accepted.status_code == 202
    post = accepted.json()["post"]
    result = road.verdict(post)
    assert monotonic() - began < VERDICT_SECONDS
    by_check = {check: [f for f in result["findings"] if f["check"] == check] for check in CHECKS}

    (repetition,) = by_check["repetition"]
    copies = [TWICE[span["start"] : span["end"]] for span in repetition["spans"]]
    assert len(copies) == 2
    assert all(copy.startswith("Sahel : une frontière") for copy in copies)

    (copied,) = by_check["copied_text"]
    assert (copied["kind"], copied["attributed"]) == ("full_copy", True)
    assert copied["source"]["url"] == ARTICLE["url"]
    assert copied["share_of_source"] >= 0.95
    assert len(copied["spans"]) == 2

    assert by_check["citations"] == []
    assert [citation["form"] for citation in result["citations"]] == ["source_line"] * 2
    (mention,) = by_check["watchlist"]
    assert [TWICE[span["start"] : span["end"]] for span in mention["spans"]] == ["AQMI"] * 2
    assert mention["stance"] == "news"
    assert result["verdict"]["queue"] == "review"

    (case,) = [case for case in road.api.get("/cases").json()["items"] if case["post"] == post]
    choice = {"action": "keep_one_copy", "grounds": ["repetition"]}
    made = road.api.post(f"/cases/{case['id']}/decisions", json=choice).json()
    assert road.api.get(f"/cases/{case['id']}").json()["state"] == "decided"
    assert road.api.post(f"/decisions/{made['id']}/undo").json()["state"] == "withdrawn"
    assert road.api.get(f"/cases/{case['id']}").json()["state"] == "open"


def test_twenty_five_identical_deliveries_are_one_post_and_one_examination(road: Road) -> None:
    posts = {road.send("Salam à tous, une seule fois.", "once", "the same").json()["post"] for _ in range(25)}
    (post,) = posts
    road.verdict(post)
    assert len(road.examinations(post)) == 1


def test_with_the_broker_gone_posts_are_accepted_and_examined_later(road: Road) -> None:
    answers, times = [], []
    for process in road.service.processes("broker"):
        process.kill()
    for number in range(5):
        began = monotonic()
        answers.append(road.send(f"Le message numéro {number} arrive sans sonnette.", f"late{number}"))
        times.append(monotonic() - began)
    assert [answer.status_code for answer in answers] == [202] * 5
    assert max(times) < 1.5
    for answer in answers:
        road.verdict(answer.json()["post"])


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(road: Road) -> None:
    posts = []

    def send() -> None:
        posts.extend(road.send(f"{TWICE} {number}", f"killed{number}").json()["post"] for number in range(60))

    sender = threading.Thread(target=send)
    sender.start()
    road.wait(lambda: len(posts) > 0 or road.unfinished() > 0)
    for _ in range(2):
        for process in road.service.processes("worker"):
            process.kill()
        road.wait(lambda: len(road.service.processes("worker")) > 1)
    sender.join()
    road.wait(lambda: road.unfinished() == 0)
    received = [[each for each in road.examinations(post) if each["purpose"] == "received"] for post in posts]
    assert [[each["state"] for each in examinations] for examinations in received] == [["done"]] * 60
