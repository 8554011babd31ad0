"""Attempts, counted for each name: no password is guessed by trying, no public form is sent without end."""

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from threading import Lock

from flask import current_app, request
from werkzeug.exceptions import TooManyRequests

MOST = 10
MOST_FROM_ALL = 100  # at one name, wherever they come from
WINDOW = 300.0  # seconds
NAMES = 10_000
PREFIX = 64  # bits of an IPv6 address that one household or host has to itself


class Attempts:
    """The recent attempts of each name, in memory and bounded; the oldest name is forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._recent: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def admit(self, name: str, most: int = MOST) -> bool:
        """Count one more attempt; False once there were too many in the window."""
        with self._lock:
            now = self._clock()
            count, began = self._recent.pop(name, (0, now))
            if now - began >= WINDOW:
                count, began = 0, now
            self._recent[name] = (count + 1, began)
            if len(self._recent) > NAMES:
                self._recent.popitem(last=False)
            return count < most

    def forget(self, name: str) -> None:
        """Begin again at nothing, after the right password."""
        with self._lock:
            self._recent.pop(name, None)


def require_few(*names: str) -> None:
    """Raise TooManyRequests once the form at hand came too often under one of some names."""
    sent: Attempts = current_app.extensions["moderation_sent"]
    admitted = [sent.admit(f"{request.endpoint} {name}") for name in names]
    if not all(admitted):
        raise TooManyRequests(retry_after=int(WINDOW))


def sender() -> str:
    """Give the network that a request came from: behind a proxy of this machine or network, as it says."""
    text = request.remote_addr or ""
    try:
        peer = ip_address(text)
        if peer.is_private and request.access_route:
            peer = ip_address(request.access_route[-1])
    except ValueError:
        return text
    return str(peer if peer.version == 4 else ip_network((peer, PREFIX), strict=False))  # noqa: PLR2004 - IPv4
