"""Turns: a share of the worker processes examines stored posts again, the others stay free for new ones."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from moderation.settings import Settings


@contextmanager
def turn(settings: Settings) -> Iterator[bool]:
    """Tell whether this process may examine stored posts again meanwhile; one always may.

    A turn is a lock of the operating system: it ends with its process, however that ends.
    """
    most = max(1, int(settings.worker_processes * settings.reprocess_share))
    with ExitStack() as files:
        for number in range(most):
            lock = files.enter_context((settings.data_dir / f"reprocess-{number}.lock").open("w"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield True
            return
        yield False
