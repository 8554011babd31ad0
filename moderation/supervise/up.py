"""Run the whole service on one machine until Ctrl-C."""

import fcntl
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import assert_never

import httpx

from moderation.model import Invalid, Unavailable
from moderation.settings import Settings
from moderation.storage.migrate import upgrade
from moderation.supervise.children import Child, Ended, Events, Restart, Stop
from moderation.supervise.roles import ROLES, private_folder

PATIENCE = 12.0  # seconds that a child may take to end; the worker ends the task at hand
READY_WITHIN = 60.0  # seconds that the service may take to start


def run(settings: Settings, *, first: Callable[[], None]) -> int:
    """Start every role, call `first` once the tables are there, start again what dies; give the exit code.

    With a broker of its own in the settings, none is embedded. Raises Invalid if the port is taken or another
    service runs on the data folder.
    """
    os.umask(0o077)  # posts, keys and hashes are this user's alone, whatever the folder's own rights
    require_free_port(settings)
    with hold(private_folder(settings.data_dir)):
        return _run(settings, first)


def _run(settings: Settings, first: Callable[[], None]) -> int:
    settings.address_file.write_text(f"{settings.listening_address}\n", "utf-8")
    sys.stdout.write("Starting …\n")
    sys.stdout.flush()
    upgrade(settings.database)
    first()
    events: Events = Events()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: events.put(Stop()))
    roles = ROLES if settings.broker_url is None else ROLES[1:]
    children = {role: Child(role, environment(settings), events) for role in roles}
    try:
        for child in children.values():
            child.start()
        _announce(f"{settings.listening_address}/", events)
        return _watch(children, events)
    finally:
        _end(children)


@contextmanager
def hold(data_dir: Path) -> Iterator[None]:
    """Keep a data folder for this process: two brokers would ruin each other's files. Raises Invalid."""
    with (data_dir / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message = (
                f"another `moderation up` runs on the data folder {data_dir}; end it, or give this one "
                "a folder of its own with --data-dir"
            )
            raise Invalid(message, code="folder_taken", field="data_dir") from None
        yield


def _end(children: dict[str, Child]) -> None:
    """End all at the same time, and last the broker, with which the others still speak."""
    first = [child for role, child in children.items() if role != "broker"]
    for some in (first, [child for child in children.values() if child not in first]):
        for child in some:
            child.ask_to_end()
        for child in some:
            child.end(PATIENCE)


def environment(settings: Settings) -> dict[str, str]:
    """Give the children's environment: what was set on the command line is set for them too."""
    return {
        **os.environ,
        "MODERATION_HOST": settings.host,
        "MODERATION_PORT": str(settings.port),
        "MODERATION_DATA_DIR": str(settings.data_dir.absolute()),
    }


def require_free_port(settings: Settings) -> None:
    """Raise Invalid, with the mend, if the address can't be listened on."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = (
                f"port {settings.port} of {settings.host} can't be used ({error.strerror}); "
                f"choose another: export MODERATION_PORT={settings.port + 1}"
            )
            raise Invalid(message, code="port_taken", field="port") from None


def _announce(address: str, events: Events) -> None:
    """Print the address once the web server answers, or give up waiting: the log then says why."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and events.empty():
        try:
            httpx.get(f"{address}healthz", timeout=1)
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            sys.stdout.write(f"The desk is open at {address} (Ctrl-C ends it)\n")
            sys.stdout.flush()
            return
    if events.empty():
        raise Unavailable("the web server does not answer; see the lines above")


def _watch(children: dict[str, Child], events: Events) -> int:
    while True:
        event = events.get()
        match event:
            case Stop():
                sys.stdout.write("Ending …\n")
                sys.stdout.flush()
                return 0
            case Ended(role, code):
                wait = children[role].start_later()
                sys.stderr.write(f"the {role} ended ({code}); it is started again in {wait:.0f} s\n")
                sys.stderr.flush()
            case Restart(role):
                children[role].start()
            case _:
                assert_never(event)
