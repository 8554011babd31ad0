"""An evaluation as a person reads it: false alarms first, each one listed, then the tables."""

from collections.abc import Iterable, Mapping, Sequence

import click

from moderation.cli.screen_forms import visible
from moderation.cli.tables import print_grid
from moderation.evaluate.alarms import Alarms, alarms
from moderation.evaluate.queues import Queues, queues
from moderation.evaluate.reuse import Row
from moderation.evaluate.scores import Examined, Score, scores
from moderation.model import Queue


def write_tables(examined: Sequence[Examined], copies: Mapping[str, Sequence[Row]]) -> None:
    """Print every table that has a row."""
    _alarms(alarms(examined))
    rows = scores(examined)
    for data in dict.fromkeys(row.data for row in rows):
        _scores(data, [row for row in rows if row.data == data])
    for data, operations in copies.items():
        _copies(data, operations)
    for each in queues(examined):
        _queues(each)


def _alarms(rows: Sequence[Alarms]) -> None:
    columns = ("texts of", "data", "language", "check", "texts", "raised", "of 1,000")
    cells = [
        (row.group, row.data, row.language, row.check, row.texts, len(row.raised), f"{row.per_thousand:.1f}")
        for row in rows
    ]
    print_grid("False alarms: what texts raise that should raise nothing", columns, cells)
    for row in rows:
        for one in row.raised:
            click.echo(f"{row.check}, {visible(row.data)} {visible(one.place)}: {visible(one.words)}")


def _scores(data: str, rows: Iterable[Score]) -> None:
    columns = ("check", "of", "by", "right", "told", "labelled", "precision", "recall")
    cells = [
        (
            *(row.check, row.task, row.name or "all"),
            *(row.right, row.told, row.labelled, _share(row.precision), _share(row.recall)),
        )
        for row in rows
    ]
    print_grid(data, columns, cells)


def _copies(data: str, rows: Iterable[Row]) -> None:
    columns = ("copies", "posts", "plagdet", "precision", "recall", "granularity", "false alarms")
    cells = [
        (
            *(row.operation, row.posts, _share(row.score.plagdet), _share(row.score.precision)),
            *(_share(row.score.recall), f"{row.score.granularity:.2f}", row.flagged),
        )
        for row in rows
    ]
    print_grid(data, columns, cells)


def _queues(row: Queues) -> None:
    right, opened, wanted = row.opened
    title = (
        f"{row.data}: {row.agreed} of {row.posts} posts go where they are wanted; "
        f"{right} of {opened} cases are wanted, {right} of {wanted} wanted ones opened"
    )
    cells = [(one.value, *(row.counts[one, other] for other in Queue)) for one in Queue]
    print_grid(title, ("wanted", *(queue.value for queue in Queue)), cells)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
