"""`moderation screen`, as a user runs it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main
from moderation.result import dumps, loads

ARTICLE = (
    "Le conseil communal a voté hier soir la rénovation de la halle aux poissons, fermée depuis l'hiver. "
    "Les travaux commenceront au quai nord, entre les deux grues, puis avanceront vers la vieille douane."
    " Les marchands seront relogés sur l'esplanade du port jusqu'à la réouverture, prévue au printemps."
)
SALAM = {"id": "p0", "body": "Salam à tous, merci pour l'accueil."}
STORY = {"id": "p1", "body": ARTICLE, "author": "Amine", "posted_at": "2026-03-01T10:00:00Z"}
AGAIN = {"id": "p2", "body": ARTICLE.upper(), "author": "Sara", "posted_at": "2026-03-02T10:00:00Z"}


def screen(posts: Sequence[object] | bytes, *options: str) -> Result:
    lines = posts if isinstance(posts, bytes) else "\n".join(map(json.dumps, posts)).encode()
    return CliRunner().invoke(main, ["screen", *options], input=lines)


def results(run: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def checks(result: dict[str, Any]) -> list[str]:
    return [finding["check"] for finding in result["findings"]]


def test_there_is_one_result_a_line_in_input_order() -> None:
    run = screen([SALAM, STORY, AGAIN])
    assert (run.exit_code, run.stderr) == (0, "")
    assert [result["id"] for result in results(run)] == ["p0", "p1", "p2"]
    assert all(loads(line) and dumps(loads(line)) == line for line in run.stdout.splitlines())


def test_without_history_posts_do_not_know_each_other() -> None:
    assert [checks(result) for result in results(screen([STORY, AGAIN]))] == [[], []]


def test_with_history_a_post_is_compared_with_the_earlier_lines() -> None:
    first, second = results(screen([STORY, AGAIN], "--history"))
    assert checks(first) == []
    (duplicate,) = second["findings"]
    assert (duplicate["kind"], duplicate["of"], duplicate["same_author"]) == ("exact", {"post": "p1"}, False)
    assert second["verdict"]["queue"] == "review"


def test_the_order_of_lines_decides_whatever_the_times_say() -> None:
    assert [checks(result) for result in results(screen([AGAIN, STORY], "--history"))] == [[], ["duplicates"]]


def test_sources_are_compared_with_every_post(tmp_path: Path) -> None:
    sources = tmp_path / "sources.jsonl"
    sources.write_text(
        json.dumps({"id": "a1", "url": "https://port.example/halle", "title": "Halle", "text": ARTICLE})
    )
    (result,) = results(screen([STORY], "--sources", str(sources)))
    (copy,) = (finding for finding in result["findings"] if finding["check"] == "copied_text")
    assert copy["source"] == {
        "kind": "article",
        "id": "a1",
        "url": "https://port.example/halle",
        "title": "Halle",
    }
    assert (copy["kind"], copy["attributed"], copy["spans"]) == (
        "full_copy",
        False,
        [{"start": 0, "end": len(ARTICLE)}],
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(b"{", "line 2: it is not JSON", id="no JSON"),
        pytest.param(b"[1]", "line 2: it must be a JSON object", id="no object"),
        pytest.param(b'{"body": "x"}', "line 2: post.id", id="no id"),
        pytest.param(b'{"id": "x"}', "line 2: post.body", id="no body"),
        pytest.param(b'{"id": "x", "body": 3}', "line 2: post.body", id="a body that is no text"),
        pytest.param(b'{"id": "x", "body": "\xff"}', "line 2: it is not UTF-8", id="no UTF-8"),
        pytest.param(b"[" * 100_000, "line 2: it is JSON nested too deep", id="hostile nesting"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(line: bytes, said: str) -> None:
    run = screen(b"\n".join([json.dumps(SALAM).encode(), line, json.dumps(STORY).encode()]))
    assert [result["id"] for result in results(run)] == ["p0", "p1"]
    assert f"standard input, {said}" in run.stderr
    assert run.exit_code == 1


def test_a_bad_optional_field_is_a_warning() -> None:
    run = screen([SALAM | {"posted_at": "hier", "format": "rtf"}])
    assert run.exit_code == 0
    assert run.stderr.count("Warning: standard input, line 1: post.") == 2
    assert len(results(run)[0]["warnings"]) == 2


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    run = screen(b"\xef\xbb\xbf" + json.dumps(SALAM).encode() + b"\r\n\r\n  \n" + json.dumps(STORY).encode())
    assert ([result["id"] for result in results(run)], run.exit_code) == (["p0", "p1"], 0)


def test_an_empty_file_has_no_results() -> None:
    run = screen(b"")
    assert (run.stdout, run.exit_code) == ("", 0)


def test_a_bad_source_is_named_too(tmp_path: Path) -> None:
    sources = tmp_path / "sources.jsonl"
    sources.write_text('{"id": "a1"}\n')
    run = screen([SALAM], "--sources", str(sources))
    assert (f"{sources}, line 1: source.text" in run.stderr, len(results(run)), run.exit_code) == (True, 1, 1)


def test_another_policy_gives_another_verdict(tmp_path: Path) -> None:
    mine = tmp_path / "policy.toml"
    mine.write_text(
        'version = "mine"\n[[rules]]\nname = "calm"\nwhen = "finding.check == \'duplicates\'"\nqueue = "note"'
    )
    _, second = results(screen([STORY, AGAIN], "--history", "--policy", str(mine)))
    assert (second["verdict"]["queue"], second["versions"]["policy"]) == ("note", "mine")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(b"version = ", "policy, line 1, column 11", id="no TOML"),
        pytest.param(b"\xff", "not UTF-8 at byte 0", id="no text"),
    ],
)
def test_a_bad_policy_is_named_with_its_place(tmp_path: Path, text: bytes, said: str) -> None:
    broken = tmp_path / "policy.toml"
    broken.write_bytes(text)
    run = screen([SALAM], "--policy", str(broken))
    assert (said in run.stderr, run.stdout, run.exit_code) == (True, "", 1)


@pytest.mark.parametrize("words", [["--json", "screen"], ["screen", "--json"]], ids=str)
@pytest.mark.parametrize("posts", [[], [SALAM], [SALAM, STORY]], ids=len)
def test_one_document_holds_the_lines_of_the_other_form(words: list[str], posts: list[object]) -> None:
    lines = "\n".join(map(json.dumps, posts)).encode()
    run = CliRunner().invoke(main, words, input=lines)
    assert run.exit_code == 0
    assert json.loads(run.stdout) == {"items": results(screen(posts))}


@pytest.mark.parametrize("options", [["none.jsonl"], ["--format", "xml"], ["--nothing"]], ids=str)
def test_wrong_usage_is_two(options: list[str]) -> None:
    assert screen([], *options).exit_code == 2


def test_text_is_for_a_person_with_the_evidence_marked() -> None:
    run = screen(
        [STORY, AGAIN | {"body": f"Salam ! {ARTICLE}"}], "--history", "--format", "text", "--language", "fr"
    )
    assert "p1 · Rien à regarder." in run.stdout
    assert "p2 · À relire" in run.stdout
    assert "Salam ! ⟦Le conseil communal" in run.stdout
    assert "se trouve dans le message précédent p1" in run.stdout


def test_text_sends_nothing_that_a_terminal_obeys() -> None:
    hostile = {"id": "p3", "body": f"\x1b[2J\u202e{ARTICLE}\x07\n\x1b]0;x\x07"}
    run = screen([STORY, hostile], "--history", "--format", "text")
    assert "p3" in run.stdout
    assert all(one.isprintable() or one == "\n" for one in run.stdout)


def test_a_language_adds_the_message_of_each_finding() -> None:
    _, second = results(screen([STORY, AGAIN], "--history", "--language", "en"))
    assert second["findings"][0]["message"] == "The same text stands in the earlier post p1."


def test_hostile_ids_and_bodies_come_back_as_sent() -> None:
    (result,) = results(screen([{"id": "ليلى-😀", "body": "\x00 \u2028 داعش"}]))
    assert result["id"] == "ليلى-😀"
