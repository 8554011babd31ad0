"""The processes of a long backtest: one a core, each with a connection of its own to the database."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from moderation.desk.backtest import Part, judge
from moderation.desk.tally import Tally
from moderation.settings import load
from moderation.wiring import Service


def judge_all(parts: Sequence[Part]) -> Iterator[Tally]:
    """Judge parts in as many processes as there are cores; give the sums in the order of the parts."""
    # Spawned, not forked: this process has threads and an open database.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(_judge, parts)


def _judge(part: Part) -> Tally:
    return judge(_service().store, part)


@cache
def _service() -> Service:
    return Service(load())
