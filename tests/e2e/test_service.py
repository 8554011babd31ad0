"""`moderation up` as its operator meets it: it starts, comes back after a blow, and ends well."""

import signal
import socket
import sys
from pathlib import Path
from time import monotonic

import httpx
import psutil
import pytest

from tests.e2e.service import END_SECONDS, Service, free_port

ROLES = ("web", "worker", "broker", "sweeper")
BACK_SECONDS = 20


def _wait_for_another(service: Service, role: str, dead: set[int]) -> None:
    limit = monotonic() + BACK_SECONDS
    while not {process.pid for process in service.processes(role)} - dead:
        assert monotonic() < limit, f"no new {role}:\n{service.log}"
        service.pause()


def test_it_starts_with_every_role_and_a_moderator_to_sign_in(shared_service: Service) -> None:
    assert {role: bool(shared_service.processes(role)) for role in ROLES} == dict.fromkeys(ROLES, True)
    name, password = shared_service.credentials
    assert name
    assert len(password) >= 12
    assert shared_service.address in shared_service.log


def test_a_killed_child_comes_back(shared_service: Service) -> None:
    for role in ROLES:
        processes = shared_service.processes(role)
        for process in processes:
            process.kill()
        _wait_for_another(shared_service, role, {process.pid for process in processes})
        shared_service.wait_until_ready()


def test_a_second_run_keeps_the_data_and_prints_no_password(tmp_path: Path) -> None:
    with Service(tmp_path / "data") as first:
        name, password = first.credentials
    with Service(tmp_path / "data", port=first.port) as second:
        assert second.log.count(password) == 1
        assert name in second.run("users", "list").stdout
        second.process.send_signal(signal.SIGTERM)  # ends it as Ctrl-C does
        assert second.process.wait(END_SECONDS) == 0


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        service = Service(tmp_path / "data", port=port)
        try:
            assert service.process.wait(30) == 1
        finally:
            service.kill()
    lines = service.log.strip().splitlines()
    assert len(lines) == 1
    assert str(port) in lines[0]
    assert "MODERATION_PORT" in lines[0]
    assert service.processes() == []


def test_a_taken_data_folder_is_said_in_one_line(shared_service: Service) -> None:
    """Two brokers would ruin each other's files, and the second would take the first one's socket."""
    second = shared_service.run("up", "--port", str(free_port()))
    (line,) = second.stderr.strip().splitlines()
    assert (second.returncode, second.stdout) == (1, "")
    assert "--data-dir" in line
    shared_service.wait_until_ready()


def test_what_it_stores_is_its_owners_alone(shared_service: Service) -> None:
    files = [path for path in shared_service.data_dir.rglob("*") if path.is_file()]
    assert "moderation.sqlite3" in {path.name for path in files}
    assert [path.name for path in files if path.stat().st_mode & 0o077] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
@pytest.mark.parametrize("moment", ["while it starts", "when it is ready"])
def test_a_parent_killed_by_force_takes_its_children_along(tmp_path: Path, moment: str) -> None:
    service = Service(tmp_path / "data")
    try:
        _wait_for_another(service, "web", set())
        if moment == "when it is ready":
            service.wait_until_ready()
        children = [process for process in service.processes() if process.pid != service.process.pid]
        service.process.kill()
        _, alive = psutil.wait_procs(children, timeout=BACK_SECONDS)
        assert [process.cmdline() for process in alive] == []
    finally:
        service.kill()


def test_the_web_listens_where_it_was_told_alone(shared_service: Service) -> None:
    ports = {
        (connection.laddr.ip, connection.laddr.port)
        for process in shared_service.processes()
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert ports == {("127.0.0.1", shared_service.port)}
    assert httpx.get(f"{shared_service.address}/healthz").status_code == 200
