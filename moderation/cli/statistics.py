"""`moderation statistics`: what waits, what passes, and how each check was judged."""

from collections.abc import Iterator
from datetime import datetime

import click

from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, chosen_form
from moderation.cli.output import print_json
from moderation.cli.service import open_service
from moderation.cli.tables import print_grid
from moderation.cli.times import TIME
from moderation.desk import statistics as desk
from moderation.desk.statistics import Judged, Share, Statistics
from moderation.desk.statistics_shown import as_json
from moderation.ports.statistics import Stream


@click.command(cls=Verb)
@click.option("--forum", metavar="F", help="Of one forum.")
@click.option("--since", type=TIME, help="From this time on (default: thirty days); a date or RFC 3339.")
def statistics(*, forum: str | None, since: datetime | None) -> None:
    r"""Say what waits, what passed since a time, and how people judged what each check found.

    \b
    Examples:
      moderation statistics
      moderation statistics --since 2026-03-01 --json
    """
    own = open_service()
    if forum is not None:
        with own.store.read() as tx:
            find_forum(tx, forum)
    made = desk.statistics(own.store, None, since=since, forum=forum)
    if chosen_form() == "text":
        _print(made)
    else:
        print_json(as_json(made))


def _print(made: Statistics) -> None:
    for line in _lines(made):
        click.echo(line)
    columns = ("check", "language", "cases", "confirmed", "overturned", "let be", "undecided", "precision")
    print_grid("", columns, (_row(each) for each in made.judged))


def _lines(made: Statistics) -> Iterator[str]:
    for each in made.waiting:
        yield f"{each.queue}: {each.count} wait, the oldest since {each.oldest_at:%Y-%m-%d %H:%M} UTC"
    if not made.waiting:
        yield "Nothing waits"
    sums = {stream: sum(step.counts[stream] for step in made.flow) for stream in Stream}
    yield (
        f"Since {made.since:%Y-%m-%d %H:%M} UTC: {sums[Stream.RECEIVED]} posts received, "
        f"{sums[Stream.OPENED]} cases opened, {sums[Stream.DECIDED]} decisions"
    )


def _row(each: Judged) -> tuple[object, ...]:
    counts = (each.found, each.confirmed, each.overturned, each.let_be, each.waiting)
    return (each.check, each.language or "all", *counts, _share(each.precision))


def _share(share: Share) -> str:
    if share.value is None or not share.is_enough:
        return "too few"
    low, high = share.interval
    return f"{share.value:.0%} ({low:.0%} to {high:.0%})"
