"""`moderation evaluate`, as a user runs it on a folder of every form."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main
from tests.unit.evaluate.test_labelled import BY_HAND, CITATIONS, FORUM, WATCHLIST
from tests.unit.evaluate.test_reuse import RECORDS, SOURCES

POST = {
    "id": "a1",
    "body": "Salam alaykoum, qu'Allah vous récompense tous.",
    "format": "text",
    "lang": ["fr"],
    "posted_at": "2026-03-01T10:00:00Z",
    "queue": "none",
    "benign_religious": True,
    "labels": [],
    "same_as": [],
    "copied_from": [],
}


def write(file: Path, *records: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "forum" / "posts.jsonl", POST)
    write(tmp_path / "copies" / "posts.jsonl", *RECORDS)
    write(
        tmp_path / "copies" / "sources.jsonl", *({"id": name, "text": text} for name, text in SOURCES.items())
    )
    write(tmp_path / "cases.jsonl", WATCHLIST)
    write(tmp_path / "forms.jsonl", {**CITATIONS, "spans": [], "needs_citation": []})
    write(tmp_path / "by-hand.jsonl", BY_HAND)
    (tmp_path / "seed.txt").write_text("AQMI stands beside JSON lines and is no list of sentences")
    (tmp_path / "ordinary").mkdir()
    (tmp_path / "ordinary" / "fr.txt").write_text(
        "Le marché ouvre à huit heures.\n\nAQMI a publié un texte.\n"
    )
    return tmp_path


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", str(path), *options])


def read(path: Path) -> dict[str, Any]:
    ran = run(path, "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    return dict(json.loads(ran.stdout))


def test_every_form_has_its_table(folder: Path) -> None:
    told = read(folder)
    assert {row["data"] for row in told["false_alarms"]} == {
        "forum/posts.jsonl",
        "forms.jsonl",
        "by-hand.jsonl",
        "ordinary/fr.txt",
    }
    assert told["false_alarms"][0]["of"] == "religious speech"
    assert {row["operation"] for row in told["copies"]} == {"verbatim", "upper", "all"}
    assert [(row["data"], row["posts"], row["share"]) for row in told["queues"]] == [
        ("forum/posts.jsonl", 1, 1)
    ]
    topic = next(row for row in told["scores"] if row["task"] == "topic" and row["data"] == "cases.jsonl")
    assert (topic["check"], topic["right"], topic["precision"], topic["recall"]) == ("watchlist", 1, 1, 1)
    assert told["failed"] == 0


def test_a_false_alarm_is_listed_with_its_line(folder: Path) -> None:
    told = read(folder / "ordinary" / "fr.txt")
    (row,) = [row for row in told["false_alarms"] if row["check"] == "watchlist"]
    assert (row["texts"], row["raised"], row["per_thousand"]) == (2, 1, 500)
    assert row["items"] == [{"id": "3", "words": "AQMI", "text": "AQMI a publié un texte."}]


def test_a_person_reads_false_alarms_first(folder: Path) -> None:
    ran = run(folder)
    assert ran.exit_code == 0
    assert ran.stdout.startswith("False alarms")
    assert "watchlist, ordinary/fr.txt 3: AQMI" in ran.stdout
    for words in ("plagdet", "cases.jsonl", "1 of 1 posts go where they are wanted"):
        assert words in ran.stdout


def test_bad_lines_are_named_and_the_others_count(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(f"{json.dumps(WATCHLIST)}\n{{\n{json.dumps({**WATCHLIST, 'terms': [3]})}\n".encode())
    ran = run(file, "--json")
    assert ran.exit_code == 0
    assert "cases.jsonl, line 2: it is not JSON" in ran.stderr
    assert "cases.jsonl, line 3: a label is wrong" in ran.stderr
    assert json.loads(ran.stdout)["failed"] == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.jsonl", b"", "no form that is known", id="an empty file"),
        pytest.param("a.jsonl", b"{", "not JSON", id="no JSON"),
        pytest.param("a.jsonl", b'{"id": "x"}', "no form that is known", id="no form"),
        pytest.param("a.txt", b"\xff\n", "a.txt, line 1: not UTF-8", id="no text"),
        pytest.param("a.md", b"# hello", "nothing could be read", id="no data"),
        pytest.param(
            "a.jsonl",
            json.dumps(RECORDS[0]).encode(),
            "a.jsonl, line 1: there is no source 'musee' in sources.jsonl",
            id="copies without their sources",
        ),
    ],
)
def test_nothing_that_can_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run(tmp_path)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert said in ran.stderr
    assert "nothing could be read" in ran.stderr


def test_another_policy_gives_other_queues(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('version = "none"\n')
    write(tmp_path / "one" / "posts.jsonl", {**POST, **FORUM, "labels": [], "body": "AQMI a écrit hier."})
    told = json.loads(run(tmp_path / "one", "--policy", str(policy), "--json").stdout)
    assert told["queues"][0]["table"]["note"]["none"] == 1


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2
