"""The library for programs, on each kind of database."""

import pytest

from moderation.desk.administer import add_user
from moderation.model import Role
from tests.integration.desk.conftest import PARAGRAPH
from tests.integration.web.conftest import Program
from tests.integration.web.described import check


@pytest.fixture
def senior(program: Program) -> Program:
    added = add_user(program.service.store, name="sana", role=Role.SENIOR)
    program.headers = {"Authorization": f"Bearer {added.token}"}
    return program


def test_sources_are_added_listed_and_withdrawn(senior: Program) -> None:
    made = senior.post("/sources", {"text": PARAGRAPH, "title": "Le Marché", "url": "https://a.example/1"})
    assert made.status_code == 201
    senior.post("/sources", {"text": f"{PARAGRAPH} bis", "title": "Autre", "forum": "test"})
    (held,) = senior.get("/sources?search=MARCHÉ")["items"]
    check("HeldSource", held)
    assert held["title"] == "Le Marché"
    page = senior.get("/sources?limit=1")
    assert senior.get(f"/sources?limit=1&cursor={page['next']}")["items"] == [held]
    sums = senior.get("/library")["items"]
    assert [(each["forum"], each["kind"], each["count"]) for each in sums] in (
        [(None, "article", 1), ("test", "article", 1)],
        [("test", "article", 1), (None, "article", 1)],
    )
    check("Holding", sums[0])
    gone = senior.client.delete(f"/api/v1/sources/{held['id']}", headers=senior.headers)
    assert (gone.status_code, senior.get("/sources?search=marché")["items"]) == (204, [])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({}, "text", id="no text"),
        pytest.param({"text": 5}, "text", id="a number"),
        pytest.param({"text": PARAGRAPH, "url": "ftp://x"}, "url", id="no web address"),
        pytest.param({"text": PARAGRAPH, "title": []}, "title", id="no title"),
    ],
)
def test_what_is_wrong_is_named(senior: Program, body: dict[str, object], field: str) -> None:
    answer = senior.post("/sources", body)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)


def test_a_moderator_changes_nothing(program: Program) -> None:
    assert program.post("/sources", {"text": PARAGRAPH}).status_code == 403
    assert program.client.delete("/api/v1/sources/1", headers=program.headers).status_code == 403


def test_feeds_are_followed_listed_and_left(senior: Program) -> None:
    body = {"feed": "https://feeds.example/rss", "forum": "test"}
    assert [senior.post("/feeds", body).status_code for _ in range(2)] == [201, 200]
    (feed,) = senior.get("/feeds")["items"]
    check("Feed", feed)
    assert (feed["feed"], feed["forum"]) == ("https://feeds.example/rss", "test")
    refused = senior.post("/feeds", {"feed": "https://elsewhere.example/rss"})
    assert (refused.status_code, refused.get_json(force=True)["code"]) == (403, "host_not_allowed")
    for status in (204, 404):
        assert senior.ask("DELETE", f"/feeds/{feed['id']}").status_code == status
