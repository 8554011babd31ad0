"""Live: tells every web process that a case has changed, through the broker's Valkey; best effort.

Nothing depends on it: what is not told is seen at the next look. No text and no number travels.
"""

import threading
import time
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import redis

CHANNEL = "moderation:live"
PATIENCE = 0.3  # seconds that a commit's answer may be held up, once
REST = 30.0  # seconds in which a broker that did not answer is not asked again
SCHEMES = {"redis": "redis", "rediss": "rediss", "redis+socket": "unix"}


class ValkeyLive:
    """Announces changes and listens for them; another broker than Valkey or Redis does neither."""

    def __init__(self, broker_url: str) -> None:
        scheme, _, rest = broker_url.partition("://")
        self._url = f"{SCHEMES[scheme]}://{rest}" if scheme in SCHEMES else None
        self._resting_until = 0.0
        self._lock = threading.Lock()

    @property
    def is_possible(self) -> bool:
        """Tell whether the broker carries announcements."""
        return self._url is not None

    @cached_property
    def _client(self) -> Any:  # noqa: ANN401 - redis-py's client
        return redis.Redis.from_url(
            self._url or "", socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=None
        )

    def announce(self) -> None:
        """Tell that a case has changed; never raises, and rests after a failure."""
        with self._lock:
            if self._url is None or time.monotonic() < self._resting_until:
                return
        try:
            self._client.publish(CHANNEL, b"cases")
        except (redis.RedisError, OSError):
            with self._lock:
                self._resting_until = time.monotonic() + REST

    def listen(self, *, wait: float) -> Iterator[bool]:
        """Give True for each change, and False after a wait of seconds without one.

        Raises redis.RedisError or OSError where the broker goes away.
        """
        with redis.Redis.from_url(self._url or "", socket_connect_timeout=PATIENCE) as client:
            heard = client.pubsub(ignore_subscribe_messages=True)
            heard.subscribe(CHANNEL)
            while True:
                yield heard.get_message(timeout=wait) is not None
