"""A worker is ready before it forks, and keeps processes free for new posts."""

import pytest
from celery.signals import worker_init

import workers
from moderation.checks.watchlist.engine import engine
from moderation.settings import load
from moderation.wiring import Service


def test_the_lists_are_read_before_the_first_post() -> None:
    engine.cache_clear()
    worker_init.send(sender=workers.app)
    assert engine.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("processes", "share", "sharing"),
    [
        (4, 0.5, 2),
        (4, 1.0, 4),  # at night
        (4, 0.01, 1),  # a reprocess always goes on
        (3, 0.5, 1),  # never more than the share
        (1, 0.5, 1),
    ],
)
def test_a_share_of_the_processes_examines_stored_posts_again(
    processes: int, share: float, sharing: int
) -> None:
    own = Service(load(worker_processes=processes, reprocess_share=share))
    takes = [own.limits(number).again > 0 for number in range(processes)]
    assert takes == [number < sharing for number in range(processes)]
