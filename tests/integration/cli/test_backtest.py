"""`moderation backtest`, as a user runs it beside a stopped service."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main
from moderation.desk import backtest as testing
from moderation.desk.administer import add_forum
from moderation.policy import default
from moderation.settings import load
from moderation.wiring import Service
from tests.integration.desk.conftest import INNOCENT, SECRET, TWICE, Desk

LENIENT = default().text.replace("share_of_post > 0.3", "share_of_post > 0.99").replace("default-2", "mine")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["backtest", *words])


@pytest.fixture(autouse=True)
def data(tmp_path: Path, sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two posts, examined; the folder holds `lenient.toml`."""
    monkeypatch.setenv("MODERATION_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lenient.toml").write_text(LENIENT)
    service = Service(load())
    assert service.settings.database == sqlite_database
    desk = Desk(service.store, add_forum(service.store, name="agora", kind="generic", secret=SECRET))
    desk.post(TWICE, id="twice", author="a")
    desk.post(INNOCENT, id="innocent", author="b")
    service.store.engine.dispose()


def read(*words: str) -> dict[str, Any]:
    ran = run(*words, "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    return dict(json.loads(ran.stdout))


def test_json() -> None:
    told = read("lenient.toml")
    assert told["policy"] == {"before": "default-2", "after": "mine"}
    assert (told["posts"], told["opened"]) == (2, {"count": 0, "examples": []})
    assert told["dropped"]["count"] == 1
    assert told["by"] == {
        "check": {"repetition": {"opened": 0, "dropped": 1, "moved": 0}},
        "language": {"fr": {"opened": 0, "dropped": 1, "moved": 0}},
    }
    assert told["load"] == {"days": 1.0, "cases_a_day": {"before": 1.0, "after": 0.0}, "change": -1.0}
    assert told["agreement"]["decided"] == 0


def test_more_processes_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read("lenient.toml")
    monkeypatch.setattr(testing, "FEW", 0)
    monkeypatch.setattr(testing, "AT_ONCE", 1)
    assert read("lenient.toml") == alone


def test_an_example_has_its_evidence() -> None:
    (example,) = read("lenient.toml")["dropped"]["examples"]
    assert (example["post"], example["external_id"], example["forum"]) == ("1", "twice", "agora")
    assert (example["from"], example["to"], example["decided"]) == ("review", "none", None)
    (finding,) = example["findings"]
    assert finding["message"].endswith(".")
    for span in finding["spans"]:
        assert TWICE[span["start"] :].startswith(span["text"].partition(" … ")[0])


def test_a_person_reads_tables_and_examples() -> None:
    ran = run("lenient.toml", "--language", "fr")
    assert ran.exit_code == 0
    assert "2 posts, judged by default-2 and by mine" in ran.stdout
    assert "Cases a day: 1.0 now, 0.0 then (-1.0 over 1.0 days)" in ran.stdout
    assert "Post 1 of agora: review → none" in ran.stdout
    assert "⟦Le marché couvert" in ran.stdout


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("a.toml", 'version = "x"\n[[rules]]\nname = 3\n', "line 3, column 1", id="a policy"),
        pytest.param("b.toml", "[[entity]]\nid = 3\n", "id", id="a watchlist"),
        pytest.param("c.toml", "= nothing", "line 1, column 1", id="no TOML"),
        pytest.param("d.toml", '[[without]]\nentity = "pkkk"\n', "no such entity", id="no such entity"),
        pytest.param(
            "e.toml", '[[without]]\nentity = "pkk"\nnames = ["KKP"]\n', "no name 'KKP'", id="no such name"
        ),
    ],
)
def test_a_wrong_file_is_named_before_anything_is_judged(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    ran = run(name)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("nowhere.toml",), 2, id="no file"),
        pytest.param(("lenient.toml", "--sample", "0"), 2, id="a sample of nothing"),
        pytest.param(("lenient.toml", "--forum", "agor"), 1, id="no such forum"),
        pytest.param(("lenient.toml", "--since", "never"), 2, id="no time"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], code: int) -> None:
    assert run(*words).exit_code == code
