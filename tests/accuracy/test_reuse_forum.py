"""Floors of the checks on reuse in a labelled forum, examined as `screen` does."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from moderation import policy
from moderation.checks import CHECKS
from moderation.checks.citations.recognise import recognise
from moderation.context import Candidate
from moderation.evaluate.forum import Agreement, agreements
from moderation.examine import examine
from moderation.forums.times import read_time
from moderation.model import Finding, Format, Post
from moderation.storage.memory import MemoryLibrary
from moderation.text.document import prepare
from moderation.text.normalise import fold

FORUM = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "forum"

pytestmark = pytest.mark.skipif(not FORUM.exists(), reason="the shared data is not here")


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FORUM / name).read_text("utf-8").splitlines()]


def library() -> MemoryLibrary:
    known = MemoryLibrary()
    for one in records("sources.jsonl"):
        source = Candidate(kind="article", id=one["id"], body=one["text"], url=one["url"], title=one["title"])
        known.add_source(source, fold(one["text"]))
    return known


def found(posts: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    known, active = library(), policy.default()
    for one in posts:
        document = prepare(
            Post(
                id=one["id"],
                body=one["body"],
                format=Format(one["format"]),
                title=one["title"],
                author=one["author"],
                posted_at=read_time(one["posted_at"]),
            )
        )
        examination = examine(document, known.context(document, recognise(document)), CHECKS, active)
        known.add(document, examination)
        yield one["id"], examination.findings


@pytest.fixture(scope="module")
def findings() -> Mapping[str, tuple[Finding, ...]]:
    return dict(found(sorted(records("posts.jsonl"), key=lambda one: (one["posted_at"], one["id"]))))


@pytest.fixture(scope="module")
def agreed(findings: Mapping[str, tuple[Finding, ...]]) -> dict[str, Agreement]:
    return {one.check: one for one in agreements(records("posts.jsonl"), findings)}


@pytest.mark.parametrize(
    ("check", "recall"),
    [
        pytest.param("duplicates", 0.95, id="exact and near duplicates"),
        pytest.param("copied_text", 0.95, id="articles"),
        pytest.param("repetition", 1, id="repetition"),
    ],
)
def test_reuse(agreed: dict[str, Agreement], check: str, recall: float) -> None:
    assert agreed[check].precision >= 0.95
    assert agreed[check].recall >= recall


def test_copies_that_name_their_source_are_attributed(findings: Mapping[str, tuple[Finding, ...]]) -> None:
    cited = {
        one["id"] for one in records("posts.jsonl") if any(each["type"] == "cite" for each in one["labels"])
    }
    told = [
        (one.attributed, name in cited)
        for name, found in findings.items()
        for one in found
        if one.check == "copied_text" and one.exempt is None and one.source and one.source.kind == "article"
    ]
    assert sum(attributed == named for attributed, named in told) >= 0.9 * len(told)
