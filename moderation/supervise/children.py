"""Children: processes that are started, watched and ended; each says its end on a queue of events."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue

from moderation.supervise.parent import PARENT

STEADY = 10.0  # seconds after which a child counts as having started well
LONGEST_WAIT = 15.0  # seconds before a child that keeps dying is tried again


@dataclass(frozen=True, slots=True)
class Ended:
    """A child has ended."""

    role: str
    code: int


@dataclass(frozen=True, slots=True)
class Restart:
    """It is time to start a child again."""

    role: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The person at the keyboard, or the system, wants the service to end."""


Event = Ended | Restart | Stop
Events = SimpleQueue[Event]


class Child:
    """One role as a process of its own, in a process group of its own: Ctrl-C reaches the parent alone."""

    def __init__(self, role: str, environment: dict[str, str], events: Events) -> None:
        self.role = role
        self._environment = {**environment, "MODERATION_ROLE": role, PARENT: str(os.getpid())}
        self._events = events
        self._process: subprocess.Popen[bytes] | None = None
        self._failures = 0
        self._began = 0.0

    def start(self) -> None:
        """Start the process, and watch it from a thread."""
        self._began = time.monotonic()
        self._process = process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "moderation.cli", self.role],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        code = process.wait()
        _sweep_group(process.pid)
        self._events.put(Ended(self.role, code))

    def start_later(self) -> float:
        """Plan the next start, the later the oftener it has died; give the wait in seconds."""
        steady = time.monotonic() - self._began > STEADY
        self._failures = 0 if steady else self._failures + 1
        wait = 0.0 if self._failures <= 1 else min(LONGEST_WAIT, 0.5 * 2.0**self._failures)
        timer = threading.Timer(wait, self._events.put, [Restart(self.role)])
        timer.daemon = True
        timer.start()
        return wait

    def ask_to_end(self) -> None:
        """Ask the process to end."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)

    def end(self, patience: float) -> None:
        """Wait for a process that was asked to end; force it and what it started after so many seconds."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        _sweep_group(self._process.pid)
        self._process.wait()


def _sweep_group(group: int) -> None:
    """End what a child leaves behind: a server's own workers outlive a kill -9 of it, and keep its port."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
