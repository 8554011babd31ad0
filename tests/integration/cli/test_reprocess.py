"""`moderation reprocess`: through the workers, outliving its command, keeping what it was not asked about."""

import json

import pytest

from moderation.wiring import Service
from tests.integration.cli.conftest import CASES, POSTS, ask, error, run, work

CALM = """
version = "calm"
[[rules]]
name = "all"
when = "finding.check == 'repetition'"
queue = "note"
"""
HURRY = ("--patience", "0.5")


def results(own: Service, post: int) -> list[dict[str, object]]:
    with own.store.read() as tx:
        return [json.loads(each.result or "{}") for each in tx.examinations.of_post(post)]


def test_a_dry_run_counts_and_changes_nothing(examined: Service) -> None:
    assert ask("reprocess", "--dry-run")["total"] == POSTS
    assert ask("reprocess", "--dry-run", "--limit", "4")["total"] == 4
    assert len(results(examined, 1)) == 1


@pytest.mark.usefixtures("worker")
def test_every_post_gets_one_new_examination(examined: Service) -> None:
    told = ask("reprocess")
    assert told == {"done": POSTS, "failed": 0, "total": POSTS, "batch": "1", "joined": False}
    for post in range(1, 11):
        first, second = results(examined, post)
        assert first == second


@pytest.mark.parametrize(
    ("words", "total"),
    [
        pytest.param(["--forum", "demo"], POSTS, id="a forum"),
        pytest.param(["--post", "2", "--post", "3"], 2, id="posts"),
        pytest.param(["--case-open"], CASES, id="whose case is undecided"),
        pytest.param(["--since", "2000-01-01"], POSTS, id="since a date"),
        pytest.param(["--until", "2000-01-01T10:00:00+02:00"], 0, id="until a time"),
        pytest.param(["--case-open", "--limit", "2"], 2, id="no more than"),
    ],
)
@pytest.mark.usefixtures("examined", "worker")
def test_filters(words: list[str], total: int) -> None:
    assert ask("reprocess", *words, "--dry-run")["total"] == total
    told = ask("reprocess", *words)
    assert (told["total"], told["done"]) == (total, total)


def test_without_a_worker_it_says_so_and_the_batch_stays(examined: Service) -> None:
    said = error("reprocess", *HURRY)
    assert "no worker takes posts" in said
    assert "moderation up" in said
    assert ask("reprocess", *HURRY, code=1)["joined"] is True
    work(examined)
    assert ask("reprocess") == {"done": POSTS, "failed": 0, "total": POSTS, "batch": "1", "joined": True}
    assert len(results(examined, 1)) == 2


def test_one_check_keeps_what_the_others_found(examined: Service) -> None:
    ask("reprocess", "--post", "2", "--check", "citations", *HURRY, code=1)
    work(examined)
    before, after = results(examined, 2)
    assert before["findings"] == after["findings"]
    assert before["verdict"] == after["verdict"]


def test_the_verdict_alone_follows_a_new_policy(examined: Service) -> None:
    with examined.store.write() as tx:
        tx.policies.activate("calm", CALM)
    ask("reprocess", "--post", "2", "--verdict-only", *HURRY, code=1)
    work(examined)
    before, after = results(examined, 2)
    assert before["findings"] == after["findings"]
    assert after["verdict"]["queue"] == "note"  # type: ignore[index]  # a JSON object
    assert [each["id"] for each in ask("cases", "list", "--state", "closed")["items"]] == ["1"]


def test_what_a_person_decided_stays(examined: Service) -> None:
    run("cases", "decide", "1", "--as", "moderator", "--action", "none")
    decided = ask("cases", "list", "--state", "decided")
    ask("reprocess", *HURRY, code=1)
    work(examined)
    assert ask("cases", "list", "--state", "decided") == decided


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["--forum", "demmo"], 1, "did you mean demo?", id="unknown forum"),
        pytest.param(["--post", "99"], 1, "no post 99", id="unknown post"),
        pytest.param(["--post", "x"], 2, "--post", id="no number"),
        pytest.param(["--check", "citation"], 2, "'citation' is not one of", id="unknown check"),
        pytest.param(["--check", "citations", "--verdict-only"], 1, "--verdict-only", id="both"),
        pytest.param(["--since", "01/03/2026"], 2, "neither a date", id="a date of another form"),
    ],
)
@pytest.mark.usefixtures("examined")
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str) -> None:
    assert said in error("reprocess", *words, code=code)
