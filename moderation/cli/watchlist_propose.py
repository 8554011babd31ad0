"""`moderation watchlist propose`: what an official list, or additions of one's own, would change."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import click

from moderation.checks.watchlist.entities import Watchlist
from moderation.checks.watchlist.imports.listed import date
from moderation.checks.watchlist.imports.propose import UNSORTED, Proposed
from moderation.checks.watchlist.imports.read import FORMATS, read
from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.output import EXIT_FAILED, warn
from moderation.cli.policy_files import read_toml
from moderation.cli.progress import progress
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service, say
from moderation.desk import propose as proposing
from moderation.desk.watchlist import require_ideology
from moderation.desk.watchlist_shown import proposal
from moderation.model import Invalid
from moderation.ports.records import Forum
from moderation.wiring import Service

TOML = "toml"


class Import(Verb):
    """A verb whose --format says what is read; what it prints is text or --json."""

    def __init__(self, *arguments: Any, **given: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **given)
        self.params = [one for one in self.params if one.expose_value or "--format" not in one.opts]


@click.command("propose", cls=Import)
@click.argument("files", type=click.File("rb"), nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "origin",
    type=click.Choice((*FORMATS, TOML)),
    required=True,
    help="Whose list it is, or toml.",
)
@click.option(
    "--programme", "programmes", multiple=True, metavar="P", help="Read these programmes; * for all of them."
)
@click.option("--listed-on", metavar="DATE", help="The date of listing where the file has none.")
@click.option(
    "--ideology",
    default=UNSORTED,
    show_default=True,
    metavar="I",
    help="Under which new entities of a list stand.",
)
@click.option("--forum", metavar="F", help="Let it count in one forum alone; for every forum without.")
@click.option("--as", "user_name", default="command", metavar="USER", help="Who proposes.")
@click.pass_context
def propose(
    context: click.Context,
    files: tuple[BinaryIO, ...],
    *,
    origin: str,
    programmes: tuple[str, ...],
    listed_on: str | None,
    ideology: str,
    forum: str | None,
    user_name: str,
) -> None:
    r"""Propose what an official list, or a TOML file in the list's own shape, would add or take away.

    Nothing counts before a person accepts it. Every name is looked for in the stored posts first. A listing
    that nobody has checked yet is confirmed by the official list that holds it.

    \b
    Examples:
      moderation watchlist propose consolidated.xml --format un
      moderation watchlist propose sdn.csv alt.csv --format us --listed-on 2026-03-01
      moderation watchlist propose ours.toml --format toml --forum agora
    """
    own = open_service()
    since, only = _date(listed_on), _forum(own, forum)
    watchlist = proposing.current(own.store, only)
    require_ideology(ideology)
    proposed, bad = _read(files, origin, watchlist, programmes=programmes, since=since, ideology=ideology)
    with progress("Looking for the names") as advance:
        made = proposing.add(own.store, proposed, origin, by=user_name, forum=only, advance=advance)
    show(
        {
            "proposals": [proposal(each) for each in made.proposals],
            "repeated": made.repeated,
            "posts": made.posts,
            "bad": len(bad),
        },
        f"{len(made.proposals)} proposals, {made.repeated} that were made before; "
        f"looked for in {made.posts} posts",
    )
    if made.proposals:
        say("Look at them: moderation watchlist proposals; then accept or reject them")
    if bad:
        context.exit(EXIT_FAILED)


def _forum(own: Service, name: str | None) -> Forum | None:
    if name is None:
        return None
    with own.store.read() as tx:
        return find_forum(tx, name)


def _read(
    files: Sequence[BinaryIO],
    origin: str,
    watchlist: Watchlist,
    *,
    programmes: Sequence[str],
    since: str,
    ideology: str,
) -> tuple[list[Proposed], Sequence[str]]:
    if origin == TOML:
        return [each for file in files for each in proposing.of_toml(read_toml(file, "file"), watchlist)], ()
    reading = read([file.read() for file in files], origin, programmes=programmes, since=since)
    for sentence in reading.bad:
        warn(visible(sentence))
    if reading.others:
        say(f"{reading.others} entries of other programmes are left out; --programme '*' reads all")
    return proposing.of_list(reading, watchlist, ideology=ideology), reading.bad


def _date(text: str | None) -> str:
    found = date(text or "")
    if text and not found:
        raise Invalid(f"--listed-on: {text!r} is no date; write YYYY-MM-DD", field="listed_on")
    return found
