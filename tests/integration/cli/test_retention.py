"""`moderation retention`: counted first, then forgotten, and said by doctor."""

import pytest
from sqlalchemy import update

from moderation.storage.tables import post, revision
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, run


@pytest.fixture(autouse=True)
def old(examined: Service) -> None:
    with examined.store.engine.begin() as connection:
        for column in (post.c.received_at, revision.c.received_at):
            connection.execute(update(column.table).values({column.name: examined_at(examined)}))


def examined_at(own: Service) -> object:
    with own.store.read() as tx:
        return tx.now().replace(year=2020)


def test_without_the_setting_no_post_is_forgotten() -> None:
    assert ask("retention", "--dry-run")["posts"] == 0
    assert ask("retention")["posts"] == 0
    assert "every post is kept" in run("doctor", code=1).stdout


def test_with_it_undecided_cases_are_left(examined: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODERATION_RETENTION_DAYS", "365")
    undecided = {each["post"] for each in ask("cases", "list")["items"]}
    counted = ask("retention", "--dry-run")["posts"]
    assert counted > 0
    assert f"{counted} posts and 0 posts of removal orders forgotten" in run("retention").stdout
    with examined.store.read() as tx:
        left = {str(each.id) for each in tx.posts.page(after=0, limit=99)}
    assert left == undecided
    assert ask("retention", "--dry-run")["posts"] == 0
    assert "erased after 365 days" in run("doctor", code=1).stdout
