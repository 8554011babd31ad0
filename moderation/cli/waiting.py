"""Wait for a batch with a progress bar on stderr, as long as anything moves."""

import time
from dataclasses import replace

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from moderation.cli.service import say
from moderation.desk.reprocess import Batch, look, ring
from moderation.wiring import Service

LOOK = 0.2  # seconds between two looks at the batch


class _Rate(ProgressColumn):
    """Posts a second."""

    def render(self, task: Task) -> Text:
        """Write the rate since the command began to watch."""
        seconds = task.finished_time or task.elapsed or 0.0
        rate = (task.completed - task.fields["begun_at"]) / seconds if seconds else 0.0
        return Text(f"{rate:.1f} posts/s")


def follow(own: Service, batch: Batch, *, patience: float) -> Batch:
    """Wait until a batch is over, or until nothing has moved for so many seconds; give how far it is.

    Ctrl-C ends the command alone: the batch goes on.
    """
    columns = (TextColumn("Examining"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        begun_at = batch.done + batch.failed
        task = bar.add_task("", total=batch.total, completed=begun_at, begun_at=begun_at)
        stillness = _Stillness(own, patience)
        try:
            while not batch.is_over and not stillness.lasts(batch):
                time.sleep(LOOK)
                batch = replace(look(own.store, batch.id), joined=batch.joined)
                bar.update(task, completed=batch.done + batch.failed)
        except KeyboardInterrupt:
            say(f"The workers go on with batch {batch.id}; the same command joins it")
            raise click.Abort from None
    return batch


class _Stillness:
    """Tells a service that rests from one that works on something else, or waits for a lease to end.

    Nobody works if, for the whole patience, no row changed its state although some are due.
    """

    def __init__(self, own: Service, patience: float) -> None:
        self._own = own
        self._patience = patience
        self._done = -1
        self._counts: object = None
        self._since = time.monotonic()

    def lasts(self, batch: Batch) -> bool:
        """Tell whether nothing has moved for too long; rings again before it says so."""
        if batch.done + batch.failed != self._done:
            self._done, self._counts, self._since = batch.done + batch.failed, None, time.monotonic()
        if time.monotonic() - self._since < self._patience / 2:
            return False
        with self._own.store.read() as tx:
            counts, due = tx.examinations.counts(), tx.examinations.oldest_due()
        if due is not None and counts == self._counts:
            return True
        self._counts, self._since = counts, time.monotonic()
        ring(self._own.store, self._own.bell)
        return False
