"""The sweeper: once a second it looks for rows that are due and rings for them."""

import signal
import threading
import time

from moderation import observe
from moderation.desk.retention import forget
from moderation.desk.sweep import sweep
from moderation.model import Unavailable
from moderation.settings import load
from moderation.wiring import Service

FORGET_SECONDS = 60.0  # between two portions of what has been kept long enough


def main() -> None:
    """Sweep until SIGTERM or SIGINT."""
    settings = load()
    observe.configure(role="sweeper", form=settings.log_format)
    service, stop = Service(settings), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    forgotten_at = -FORGET_SECONDS
    while not stop.wait(settings.sweep_seconds):
        try:
            sweep(service.store, service.bell, attempts=settings.attempts, fetching=bool(service.fetch_hosts))
            if time.monotonic() - forgotten_at >= FORGET_SECONDS:
                forgotten_at = time.monotonic()
                forget(service.store, days=settings.retention_days)
        except Unavailable as error:
            observe.unavailable(error)


if __name__ == "__main__":
    main()
