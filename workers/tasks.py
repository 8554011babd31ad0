"""Tasks: ids in, nothing out, one call of the desk."""

from collections.abc import Sequence
from functools import cache
from time import monotonic

from moderation.bell import DELIVER, EXAMINE, FETCH
from moderation.desk.deliver import deliver
from moderation.desk.examine import examine
from moderation.desk.fetch import fetch
from moderation.settings import load
from moderation.wiring import Service
from workers import app
from workers.turns import turn

TURN = 0.9  # of the sweeper's round: who works on what is left is free again when it rings
LONGEST_TURN = 5.0  # seconds, within the task's time limit


@cache
def service() -> Service:
    """Give this process's own service, made after the fork."""
    return Service(load())


@app.task(name=EXAMINE)  # type: ignore[untyped-decorator]  # celery ships no types
def examine_posts(ids: Sequence[int]) -> None:
    """Examine the posts of these rows, and others that are due, for one turn."""
    own = service()
    until = monotonic() + min(TURN * own.settings.sweep_seconds, LONGEST_TURN)
    with turn(own.settings) as again:
        while examine(own.store, own.bell, ids, own.limits(again=again)) and monotonic() < until:
            pass


@app.task(name=DELIVER)  # type: ignore[untyped-decorator]  # celery ships no types
def deliver_decisions(ids: Sequence[int]) -> None:
    """Tell the forums what was decided."""
    own = service()
    deliver(own.store, own.courier, ids, own.links)


@app.task(name=FETCH)  # type: ignore[untyped-decorator]  # celery ships no types
def fetch_pages(ids: Sequence[int]) -> None:
    """Fetch pages of the web, one after the other."""
    own = service()
    fetch(own.store, own.bell, own.fetcher, ids)
