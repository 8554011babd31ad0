"""The bell: sends ids to the workers' tasks by name, bounded in time; a lost ring is the sweeper's matter."""

import threading
import time
from collections.abc import Sequence
from typing import Any

from celery import Celery
from kombu.entity import Queue
from kombu.exceptions import OperationalError

from moderation import observe

EXAMINE = "workers.tasks.examine_posts"
DELIVER = "workers.tasks.deliver_decisions"
FETCH = "workers.tasks.fetch_pages"
NAMES = ("examine", "deliver", "fetch")
QUEUES = tuple(Queue(name, routing_key=name) for name in NAMES)  # type: ignore[no-untyped-call]  # kombu ships no types
KEY_PREFIX = "moderation:"

REST = 2.0  # seconds in which a broker that did not answer is not asked again

# A webhook must be answered within a second or so with the broker gone, refused or frozen.
PUBLISHER: dict[str, Any] = {
    "task_publish_retry": False,
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    "task_create_missing_queues": False,
    "task_queues": QUEUES,
    "broker_connection_timeout": 1,
    "broker_transport_options": {
        "socket_timeout": 1,
        "socket_connect_timeout": 1,
        "max_retries": 0,
        "global_keyprefix": KEY_PREFIX,
    },
}


class CeleryBell:
    """Implements `ports.Bell`; after a failure it rests, so that a dead broker slows nobody down."""

    def __init__(self, broker_url: str) -> None:
        self._celery = Celery("moderation", broker=broker_url, set_as_current=False)
        self._celery.conf.update(PUBLISHER)
        self._resting_until = 0.0
        self._lock = threading.Lock()

    def examine(self, ids: Sequence[int]) -> bool:
        """Ring for examinations; False if nobody could be reached."""
        return self._ring(EXAMINE, "examine", ids)

    def deliver(self, ids: Sequence[int]) -> bool:
        """Ring for decisions that are due at their forum."""
        return self._ring(DELIVER, "deliver", ids)

    def _ring(self, task: str, queue: str, ids: Sequence[int]) -> bool:
        with self._lock:
            if time.monotonic() < self._resting_until:
                return False
        try:
            self._celery.send_task(task, args=[list(ids)], queue=queue, retry=False)
        except (OperationalError, OSError) as error:
            with self._lock:
                self._resting_until = time.monotonic() + REST
            observe.bell_failed(error)
            return False
        return True

    def fetch(self, ids: Sequence[int]) -> bool:
        """Ring for pages that are to be fetched."""
        return self._ring(FETCH, "fetch", ids)

    def reachable(self) -> bool:
        """Tell whether the broker answers now."""
        try:
            with self._celery.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, timeout=1)
        except (OperationalError, OSError):
            return False
        return True


class SilentBell:
    """A bell for commands that leave the ringing to the sweeper."""

    def examine(self, ids: Sequence[int]) -> bool:  # noqa: ARG002 - nobody is rung
        """Ring for nobody."""
        return False

    def deliver(self, ids: Sequence[int]) -> bool:  # noqa: ARG002 - nobody is rung
        """Ring for nobody."""
        return False

    def fetch(self, ids: Sequence[int]) -> bool:  # noqa: ARG002 - nobody is rung
        """Ring for nobody."""
        return False
