"""A worker is ready before it forks: the first post of each of its processes does not wait for lists."""

from celery.signals import worker_init

import workers
from moderation.checks.watchlist.engine import engine


def test_the_lists_are_read_before_the_first_post() -> None:
    engine.cache_clear()
    worker_init.send(sender=workers.app)
    assert engine.cache_info().currsize == 1
