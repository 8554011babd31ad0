"""`moderation backtest`: what a change of the policy or of the watchlist would do, before it counts."""

import tomllib
from datetime import datetime
from typing import BinaryIO

import click

from moderation import policy as policies
from moderation.checks.watchlist.engine import engine
from moderation.cli.backtest_processes import judge_all
from moderation.cli.backtest_text import write_tally
from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, chosen_form
from moderation.cli.output import print_json
from moderation.cli.policy_files import read_toml
from moderation.cli.progress import progress
from moderation.cli.service import open_service
from moderation.cli.times import TIME
from moderation.desk import backtest as testing
from moderation.desk.backtest import Scope, Trial
from moderation.desk.tally_shown import as_json
from moderation.desk.watchlist import require_removals
from moderation.messages import LANGUAGES


@click.command(cls=Verb)
@click.argument("file", type=click.File("rb"), metavar="POLICY|WATCHLIST")
@click.option("--forum", metavar="F", help="Posts of one forum.")
@click.option("--since", type=TIME, help="Posts first written at this time or later; a date or RFC 3339.")
@click.option("--until", type=TIME, help="Posts first written before this time.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="N posts, spread evenly over all.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def backtest(
    file: BinaryIO,
    *,
    forum: str | None,
    since: datetime | None,
    until: datetime | None,
    sample: int | None,
    language: str,
) -> None:
    r"""Say which stored posts would newly open a case, open none any more, or change their queue.

    FILE is a policy, or what the watchlist would gain ([[entity]] tables) and lose ([[without]] tables). What
    the checks found is taken as it is stored and judged again; for a watchlist, its check is asked again.
    Nothing is written, and the service need not run.

    \b
    Examples:
      moderation backtest policy.toml
      moderation backtest policy.toml --since 2026-03-01 --sample 1000 --json
      moderation backtest watchlist.toml --forum agora
    """
    trial, own = read_trial(read_toml(file, "policy")), open_service()
    with own.store.read() as tx:
        require_removals(tx, trial.watchlist or "")
        if forum is not None:
            find_forum(tx, forum)
    scope = Scope(forum=forum, since=since, until=until, sample=sample)
    with progress("Judging again") as advance:
        tally = testing.backtest(own.store, trial, scope, advance=advance, judge_all=judge_all)
    if chosen_form() == "text":
        write_tally(tally, language)
    else:
        print_json(as_json(tally, language))


def read_trial(text: str) -> Trial:
    """Read what is tried: additions to the watchlist, or a policy; Invalid naming what is wrong."""
    if _is_watchlist(text):
        engine(text)  # raises Invalid now, not at the first post
        return Trial(watchlist=text)
    return Trial(policy=policies.load(text))


def _is_watchlist(text: str) -> bool:
    try:
        return not {"entity", "without"}.isdisjoint(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False  # the policy's own reading says what is wrong, and where
