"""`moderation export` and `import`, as a user runs them."""

import json
import stat
import subprocess
import sys
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
    assert json.loads(run("replay", "1", "--json").stdout)["same"]


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


COMMAND = str(Path(sys.executable).with_name("moderation"))


def run_with_room_for(size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose files may not grow beyond so many bytes: to a process the disk is full then."""
    limit = f"import os, resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
    become = f"os.execv({COMMAND!r}, [{COMMAND!r}, *{words!r}])"
    return subprocess.run(
        [sys.executable, "-c", limit + become], capture_output=True, text=True, timeout=60, check=False
    )


def test_an_export_on_a_full_disk_leaves_the_former_one(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("La halle rouvre. " * 10_000, "utf-8")
    assert run("sources", "add", "long.txt").exit_code == 0
    run("export", "all.jsonl")
    was = (tmp_path / "all.jsonl").read_bytes()
    ran = run_with_room_for(100_000, "export", "all.jsonl")
    assert (ran.returncode, (tmp_path / "all.jsonl").read_bytes()) == (1, was)
    assert "all.jsonl: File too large; nothing was replaced" in ran.stderr
    assert not (tmp_path / "all.jsonl.part").exists()


def test_an_import_on_a_full_disk_leaves_nothing_and_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = run("export", "-", "--with-secrets").stdout.splitlines()
    (tmp_path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    elsewhere(monkeypatch)
    run("migrate")
    ran = run_with_room_for(16_384, "import", "all.jsonl")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Error: the database can't be used now (")
    assert ran.stderr.count("\n") == 1
    assert run("import", "all.jsonl").exit_code == 0
    assert run("export", "-", "--with-secrets").stdout.splitlines()[1:3] == lines[1:3]


def test_an_import_that_is_killed_leaves_nothing_and_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = run("export", "-", "--with-secrets").stdout_bytes
    (tmp_path / "all.jsonl").write_bytes(data)
    elsewhere(monkeypatch)
    run("migrate")
    with subprocess.Popen([COMMAND, "import", "-"], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(data[: len(data) * 3 // 4])  # it waits for the rest, with what came before stored
        process.stdin.flush()
        held = tmp_path / "second" / "moderation.sqlite3-shm"
        while not held.exists():  # the file that SQLite makes when the import opens the database
            assert process.poll() is None
        process.kill()
    assert json.loads(run("import", "all.jsonl", "--json").stdout)["rows"] == data.count(b"\n") - 2
