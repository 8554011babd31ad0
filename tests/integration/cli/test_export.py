"""`moderation export` and `import`, as a user runs them."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from moderation.cli import main
from moderation.desk.administer import add_forum
from moderation.settings import load
from moderation.wiring import Service
from tests.integration.desk.conftest import SECRET, TWICE, Desk


def run(*words: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, words, input=data)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One post, examined; the second folder is empty but for the same key."""
    monkeypatch.setenv("MODERATION_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    service = Service(load())
    assert service.settings.database == sqlite_database
    desk = Desk(service.store, add_forum(service.store, name="agora", kind="generic", secret=SECRET))
    desk.post(TWICE, id="twice")
    service.store.engine.dispose()
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "secret.key").write_bytes((tmp_path / "secret.key").read_bytes())


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: str = "second") -> None:
    monkeypatch.setenv("MODERATION_DATA_DIR", folder)


def test_there_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(run("export", "all.jsonl", "--with-secrets", "--json").stdout)
    elsewhere(monkeypatch)
    ran = run("import", "all.jsonl", "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert (
        json.loads(ran.stdout)["rows"] == told["rows"] == len(Path("all.jsonl").read_bytes().splitlines()) - 2
    )
    assert json.loads(run("replay", "1", "--json").stdout)["result"] == "same"


def test_a_pipe_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run("export", "-").stdout_bytes
    elsewhere(monkeypatch)
    ran = run("import", "-", data=lines)
    assert ran.exit_code == 0
    assert "moderation forums rotate-secret" in ran.stderr


def test_the_log_stays_out_under_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run("export", "-", "--with-secrets").stdout_bytes
    elsewhere(monkeypatch, "third")
    ran = run("import", "-", data=lines)
    assert ran.exit_code == 0
    assert "signed by another key" in ran.stderr
    assert json.loads(run("audit", "verify", "--json").stdout)["rows"] == 1


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    run("export", "all.jsonl")
    file = tmp_path / "all.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (tmp_path / "all.jsonl.part").mkdir()
    was = file.read_bytes()
    ran = run("export", "all.jsonl")
    assert (ran.exit_code, file.read_bytes()) == (1, was)
    assert "nothing was replaced" in ran.stderr


def test_a_second_import_is_refused() -> None:
    run("export", "all.jsonl")
    ran = run("import", "all.jsonl")
    assert ran.exit_code == 1
    assert "import into a new one" in ran.stderr
