"""A reprocess never holds more than its share of the processes."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from moderation.settings import load
from moderation.wiring import Service
from workers.turns import turn


@pytest.mark.parametrize(
    ("processes", "share", "most"),
    [
        (4, 0.5, 2),
        (4, 1.0, 4),  # at night
        (4, 0.01, 1),  # a reprocess always goes on
        (3, 0.5, 1),  # never more than the share
        (1, 0.5, 1),
    ],
)
def test_so_many_processes_examine_again_at_once(
    tmp_path: Path, processes: int, share: float, most: int
) -> None:
    settings = load(data_dir=tmp_path, worker_processes=processes, reprocess_share=share)
    with ExitStack() as working:
        turns = [working.enter_context(turn(settings)) for _ in range(processes)]
    assert turns == [True] * most + [False] * (processes - most)
    with turn(settings) as again:
        assert again, "the others have ended"


def test_who_has_no_turn_takes_new_posts_alone(tmp_path: Path) -> None:
    own = Service(load(data_dir=tmp_path))
    assert own.limits(again=True).again > 0
    assert own.limits(again=False).again == 0
    assert own.limits(again=False).batch == own.limits().batch > 0
