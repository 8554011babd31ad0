"""The sweeper: once a second it looks for rows that are due and rings for them."""

import signal
import threading

from moderation import observe
from moderation.desk.sweep import sweep
from moderation.model import Unavailable
from moderation.settings import load
from moderation.wiring import Service


def main() -> None:
    """Sweep until SIGTERM or SIGINT."""
    settings = load()
    observe.configure(role="sweeper", form=settings.log_format)
    service, stop = Service(settings), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.wait(settings.sweep_seconds):
        try:
            sweep(service.store, service.bell, attempts=settings.attempts, fetching=bool(service.fetch_hosts))
        except Unavailable as error:
            observe.unavailable(error)


if __name__ == "__main__":
    main()
