"""Floors of `moderation evaluate` on all of the shared data, as its user reads them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from moderation.cli import main

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    ran = CliRunner().invoke(main, ["evaluate", str(DATA), "--json"])
    assert (ran.exit_code, ran.stderr) == (0, "")
    return dict(json.loads(ran.stdout))


def test_every_line_can_be_read(told: dict[str, Any]) -> None:
    assert told["failed"] == 0
    assert {row["data"] for row in [*told["scores"], *told["copies"]]} == {
        "citation-forms.jsonl",
        "forum/posts.jsonl",
        "french-copies/posts.jsonl",
        "watchlist-functional.jsonl",
    }


def test_religious_speech_raises_nothing(told: dict[str, Any]) -> None:
    rows = [row for row in told["false_alarms"] if row["of"] == "religious speech"]
    assert sum(row["texts"] for row in rows if row["check"] == "watchlist") >= 65
    assert [one for row in rows for one in row["items"]] == []


@pytest.mark.parametrize(
    ("check", "most"),
    [
        pytest.param("watchlist", 3, id="true mentions in newspapers and comments"),
        pytest.param(
            "citations", 25, id="figures and quotations of newspapers, which would want a source on a forum"
        ),
    ],
)
def test_ordinary_sentences_raise_little(told: dict[str, Any], check: str, most: float) -> None:
    rows = [
        row for row in told["false_alarms"] if row["of"] == "ordinary sentences" and row["check"] == check
    ]
    assert len(rows) == 3
    assert [row["data"] for row in rows if row["per_thousand"] > most] == []


@pytest.mark.parametrize(
    ("task", "precision", "recall"),
    [
        pytest.param("citation", 0.97, 0.97, id="sources that are there"),
        pytest.param("missing", 0.85, 0.75, id="sources that are missing"),
        pytest.param("mention", 0.9, 0.92, id="names at their exact places"),
        pytest.param("topic", 0.99, 0.97, id="a listed organisation is the topic"),
        pytest.param("pair", 0.95, 0.95, id="duplicates, copies and repetition"),
    ],
)
def test_precision_and_recall(told: dict[str, Any], task: str, precision: float, recall: float) -> None:
    rows = [row for row in told["scores"] if row["task"] == task and row["by"] == "all"]
    assert rows
    assert [
        (row["data"], row["check"], row["precision"], row["recall"])
        for row in rows
        if row["precision"] < precision or row["recall"] < recall
    ] == []
