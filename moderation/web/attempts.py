"""Attempts to sign in: counted for each name, so that a password cannot be guessed by trying."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST = 10
WINDOW = 300.0  # seconds
NAMES = 10_000


class Attempts:
    """The recent attempts of each name, in memory and bounded; the oldest name is forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._recent: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def admit(self, name: str) -> bool:
        """Count one more attempt; False once there were too many in the window."""
        with self._lock:
            now = self._clock()
            count, began = self._recent.pop(name, (0, now))
            if now - began >= WINDOW:
                count, began = 0, now
            self._recent[name] = (count + 1, began)
            if len(self._recent) > NAMES:
                self._recent.popitem(last=False)
            return count < MOST

    def forget(self, name: str) -> None:
        """Begin again at nothing, after the right password."""
        with self._lock:
            self._recent.pop(name, None)
