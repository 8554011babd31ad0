"""A backtest as a person reads it: the sums in tables, then examples with their evidence."""

from collections.abc import Iterator

import click

from moderation.cli.screen_forms import visible, write_text
from moderation.cli.tables import print_grid
from moderation.desk.tally import Move, Tally
from moderation.desk.tally_shown import agreement_of, evidence_of, load_of
from moderation.model import Queue


def write_tally(tally: Tally, language: str) -> None:
    """Print what a person reads: the sums in tables, then the examples."""
    _print_grids(tally)
    for line in _lines(tally, language):
        click.echo(line)


def _print_grids(tally: Tally) -> None:
    some = "" if tally.posts == tally.stored else f" of {tally.stored}"
    click.echo(f"{tally.posts}{some} posts, judged by {visible(tally.before)} and by {visible(tally.after)}")
    sides = [tally.queues["before"], tally.queues["after"]]
    print_grid("", ("queue", "now", "then"), ((q.value, *(side[q] for side in sides)) for q in Queue))
    totals = ("all", *(tally.moves[move].count for move in Move))
    for head, counts in (("check", tally.checks), ("language", tally.languages)):
        rows = [(name, *(counts[name][move] for move in Move)) for name in sorted(counts)]
        print_grid("", (head, *(move.value for move in Move)), [*rows, totals])


def _lines(tally: Tally, language: str) -> Iterator[str]:
    load, agreement = load_of(tally), agreement_of(tally)
    day, change = load["cases_a_day"], f"{load['change']:+} over {load['days']} days"
    yield f"Cases a day: {day['before']} now, {day['after']} then ({change})"
    if tally.decided:
        yield (
            f"Of {tally.decided} posts that people decided on, {agreement['before']:.0%} go where they would "
            f"have it now, {agreement['after']:.0%} then"
        )
        acted = tally.moves[Move.DROPPED].acted
        if acted:
            yield f"{acted} posts on which people acted would open no case any more"
    for name, count in tally.failed.items():
        yield f"The rule “{visible(name)}” had no answer for {count} posts, which therefore go to review"
    for move in Move:
        yield from _examples(tally, move, language)


def _examples(tally: Tally, move: Move, language: str) -> Iterator[str]:
    moves = tally.moves[move]
    if moves.count:
        yield ""
        yield click.style(f"{move.value.capitalize()}: {moves.count}, of them", bold=True)
    for one in moves.examples:
        past = one.past
        decided = "" if past.decided is None else f"; decided: {past.decided.value}"
        queues = f"{one.before.queue.value} → {one.after.queue.value}"
        rules = visible("; ".join(one.weightier.rules))
        yield f"Post {past.post.id} of {past.forum.name}: {queues} ({rules}){decided}"
        yield write_text(past.sent, evidence_of(one), language)
