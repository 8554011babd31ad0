"""A reprocess of everything, whose worker, command and supervisor are killed by force, one after another."""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import psutil

from tests.e2e.service import COMMAND, Service

PATIENCE = 300  # seconds for a part of the batch
END_SECONDS = 20
DONE = (
    "SELECT count(*) FILTER (WHERE state = 'done'), count(*), count(*) FILTER (WHERE state = 'running')"
    " FROM examination WHERE batch IS NOT NULL"
)


def reprocess_killed(folder: Path, **environment: str) -> dict[str, Any]:
    """Give what the last of the commands tells; each of the three dies when another quarter is done."""
    service = Service(folder, **environment)
    try:
        service.wait_until_ready()
        command = subprocess.Popen(
            [COMMAND, "reprocess"],
            env=service.variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for(service, 1 / 4)
        for process in service.processes("worker"):
            process.kill()
        _wait_for(service, 2 / 4)
        command.kill()
        command.wait()
        _wait_for(service, 3 / 4)
        _kill_supervisor(service)
    finally:
        service.kill()
    with Service(folder, **environment) as again, _running(again) as last:
        told: dict[str, Any] = json.loads(last.communicate()[0])
    return told


def _wait_for(service: Service, part: float) -> None:
    """Return when a part of the batch is done, more is not, and a worker holds some of it."""
    limit = monotonic() + PATIENCE
    with closing(sqlite3.connect(service.data_dir / "moderation.sqlite3")) as database:
        done = total = held = 0
        while not total or done < total * part or (not held and done < total):
            assert monotonic() < limit, f"{done} of {total} after {PATIENCE} s:\n{service.log}"
            service.pause()
            done, total, held = database.execute(DONE).fetchone()
    assert done < total, "it ended before it could be killed"


def _kill_supervisor(service: Service) -> None:
    children = [process for process in service.processes() if process.pid != service.process.pid]
    service.process.kill()
    _, alive = psutil.wait_procs(children, timeout=END_SECONDS)
    assert alive == []


@contextmanager
def _running(service: Service) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [COMMAND, "reprocess", "--json"], env=service.variables, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
