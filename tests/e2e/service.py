"""The whole service as a newcomer starts it: a process, a port, a folder, and nothing shared with another."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Self

import httpx
import psutil

COMMAND = str(Path(sys.executable).with_name("moderation"))
SIGN_IN = re.compile(r"Sign in as (\S+) with password (\S+)")
READY_SECONDS = 60
END_SECONDS = 10
LOOK_SECONDS = 0.05  # between two looks at what another process does


class Service:
    """A running `moderation up`; as a context it is ready inside, and must end well on leaving."""

    def __init__(self, data_dir: Path, port: int | None = None, **environment: str) -> None:
        self.data_dir = data_dir
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log_path = data_dir.with_suffix(".log")
        self.variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith("MODERATION_")},
            "MODERATION_DATA_DIR": str(data_dir),
            "MODERATION_HOST": "127.0.0.1",
            "MODERATION_PORT": str(self.port),
            **environment,
        }
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                [COMMAND, "up"],
                env=self.variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C at the tests is ours to pass on
            )

    def __enter__(self) -> Self:
        try:
            self.wait_until_ready()
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(self, failure: type[BaseException] | None, *rest: object) -> None:
        if failure:
            self.kill()
        else:
            self.stop()

    @property
    def log(self) -> str:
        """Give everything that the service printed."""
        return self.log_path.read_text("utf-8", "replace")

    @property
    def credentials(self) -> tuple[str, str]:
        """Give the demo moderator's name and password, which only the first run prints."""
        found = SIGN_IN.search(self.log)
        assert found, f"no name and password were printed:\n{self.log}"
        return found[1], found[2]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a `moderation` command against this service."""
        return subprocess.run(
            [COMMAND, *arguments],
            env=self.variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def processes(self, role: str | None = None) -> list[psutil.Process]:
        """Give the living processes of this service, or those of one role: web, worker, broker or sweeper."""
        return [process for process in psutil.process_iter() if self._owns(process, role)]

    def wait_until_ready(self) -> None:
        """Return when posts can be accepted; fail with the log when the service ends or takes too long."""
        limit = monotonic() + READY_SECONDS
        while not self._ready():
            assert monotonic() < limit, f"not ready after {READY_SECONDS} s:\n{self.log}"
            assert not self._ended(), f"ended with {self.process.returncode} before it was ready:\n{self.log}"

    def pause(self) -> None:
        """Let a moment pass between two looks at what the service does, or less if it ends."""
        self._ended()

    def stop(self) -> None:
        """End the service as Ctrl-C does; it must end with 0, in time, and leave no process behind."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(END_SECONDS)
            left = [process.cmdline() for process in self.processes()]
            assert (code, left) == (0, []), f"ended with {code}, left {left}:\n{self.log}"
        finally:
            self.kill()

    def kill(self) -> None:
        """End every process of the service at once."""
        for process in self.processes():
            process.kill()
        self.process.wait()

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/readyz", timeout=5).is_success
        except httpx.TransportError:
            return False

    def _ended(self) -> bool:
        try:
            self.process.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _owns(self, process: psutil.Process, role: str | None) -> bool:
        try:
            variables = process.environ()
            alive = process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False  # ended meanwhile, or another user's
        ours = variables.get("MODERATION_DATA_DIR") == str(self.data_dir)
        return alive and ours and role in (None, variables.get("MODERATION_ROLE"))


def free_port() -> int:
    """Give a port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
