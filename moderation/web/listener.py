"""One thread a web process listens for changes and wakes the streams, of which there are only so many."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import redis

from moderation.live import ValkeyLive

WAIT = 1.0  # seconds between two looks of the thread at whether anybody listens
PAUSE = 2.0  # seconds before a broker that went away is asked again


class Listener:
    """Wakes streams; each holds a thread of the server, so that at most `most` are given."""

    def __init__(self, live: ValkeyLive, *, most: int) -> None:
        self._live = live
        self._most = most if live.is_possible else 0
        self._streams: set[threading.Event] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @contextmanager
    def stream(self) -> Iterator[threading.Event | None]:
        """Give what is set at each change; None where no more streams are to be had."""
        changed = threading.Event()
        with self._lock:
            full = len(self._streams) >= self._most
            if not full:
                self._streams.add(changed)
                self._start()
        try:
            yield None if full else changed
        finally:
            with self._lock:
                self._streams.discard(changed)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="live", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._is_over():
            try:
                for changed in self._live.listen(wait=WAIT):
                    if changed:
                        self._wake()
                    if self._is_over():
                        return
            except (redis.RedisError, OSError):
                threading.Event().wait(PAUSE)

    def _wake(self) -> None:
        with self._lock:
            for stream in self._streams:
                stream.set()

    def _is_over(self) -> bool:
        """End the thread once nobody listens; the next stream starts another."""
        with self._lock:
            if self._streams:
                return False
            self._thread = None
            return True
