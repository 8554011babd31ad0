"""The command as a user types it, on a data folder of its own; workers and web server are threads."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from click.testing import CliRunner, Result
from werkzeug.serving import make_server

from moderation.cli import main
from moderation.desk.examine import examine
from moderation.settings import load
from moderation.supervise.demo import begin
from moderation.web import create_app
from moderation.wiring import Service

ROUND = 0.02  # seconds between two rounds of the worker
POSTS, CASES = 17, 10  # of the demo, once it is examined
PROGRESS = ("Examining ", "Waiting for ", "Warning: ")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a new data folder; logs go on as they went before."""
    monkeypatch.setenv("MODERATION_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    before = structlog.get_config()
    yield tmp_path / "data"
    structlog.configure(**before)


def run(*words: str, given: str | bytes = "", code: int = 0) -> Result:
    """Run a command and hold it to its exit code."""
    ran = CliRunner().invoke(main, words, input=given, prog_name="moderation")
    assert ran.exit_code == code, f"{words} ended with {ran.exit_code}:\n{ran.output}\n{ran.exception!r}"
    return ran


def ask(*words: str, given: str | bytes = "", code: int = 0) -> dict[str, Any]:
    """Run a command with --json and give its one document."""
    answer: dict[str, Any] = json.loads(run(*words, "--json", given=given, code=code).stdout)
    return answer


def error(*words: str, given: str | bytes = "", code: int = 1) -> str:
    """Run a command that must fail and give what it says on stderr is wrong."""
    said = run(*words, given=given, code=code).stderr
    assert said.count("Error: ") == 1, said
    return said.partition("Error: ")[2].strip()


@pytest.fixture(scope="session")
def demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the demo, not yet examined, that is only copied."""
    return _filled(tmp_path_factory.mktemp("demo"), sqlite_template, lambda _own: None)


@pytest.fixture(scope="session")
def examined_demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the demo, examined, that is only copied."""
    return _filled(tmp_path_factory.mktemp("examined"), sqlite_template, work)


def _filled(folder: Path, template: Path, then: Callable[[Service], None]) -> Path:
    shutil.copy(template, folder / "moderation.sqlite3")
    own = Service(load(data_dir=folder))
    begin(own)
    then(own)
    own.store.engine.dispose()
    return folder


def _copied(template: Path, folder: Path) -> Iterator[Service]:
    shutil.copytree(template, folder)
    own = Service(load())
    yield own
    own.store.engine.dispose()


@pytest.fixture
def service(request: pytest.FixtureRequest, folder: Path) -> Iterator[Service]:
    """Give the service of the folder, filled with the demo; examined where the test asks for that too."""
    name = "examined_demo" if "examined" in request.fixturenames else "demo"
    yield from _copied(request.getfixturevalue(name), folder)


def work(own: Service) -> None:
    """Examine everything that is due."""
    while examine(own.store, own.bell, [], own.limits()):
        pass


@pytest.fixture
def examined(service: Service) -> Service:
    """Give the demo, examined."""
    return service


@pytest.fixture
def worker(service: Service) -> Iterator[None]:
    """Examine in the background what becomes due."""
    stop = threading.Event()

    def loop() -> None:
        while not stop.wait(ROUND):
            work(service)

    thread = threading.Thread(target=loop)
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def web(service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Answer webhooks in the background; give the address, which is that of the settings."""
    server = make_server("127.0.0.1", 0, create_app(service), threaded=True)
    monkeypatch.setenv("MODERATION_PORT", str(server.server_port))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def secret_file(tmp_path: Path) -> Callable[[str], str]:
    """Write a text into a file and give its name."""

    def write(text: str) -> str:
        path = tmp_path / "secret.txt"
        path.write_text(text, "utf-8")
        return str(path)

    return write
