"""`moderation watchlist propose|proposals|accept|reject`: what would change the list, and who lets it."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import click

from moderation.checks.watchlist.entities import Watchlist
from moderation.checks.watchlist.imports.listed import date
from moderation.checks.watchlist.imports.propose import UNSORTED, Proposed
from moderation.checks.watchlist.imports.read import FORMATS, read
from moderation.cli.names import find_actor, find_forum
from moderation.cli.noun import Verb, show, show_items
from moderation.cli.output import EXIT_FAILED, warn
from moderation.cli.policy_files import read_toml
from moderation.cli.progress import progress
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service, say
from moderation.desk import propose as proposing
from moderation.desk import watchlist as desk
from moderation.desk.watchlist_shown import proposal
from moderation.model import Invalid
from moderation.ports.records import Forum
from moderation.ports.watchlist import Proposal, ProposalKind, ProposalState
from moderation.wiring import Service

NEXT = "Posts that are stored already are examined again by: moderation reprocess --check watchlist"
COLUMNS = ("id", "kind", "entity", "origin", "state", "sure", "possible", "doubts")
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
    desk.require_ideology(ideology)
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


@click.command("proposals", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, metavar="[ID…]")
@click.option(
    "--state",
    type=click.Choice([*(each.value for each in ProposalState), "all"]),
    default=ProposalState.WAITING.value,
    show_default=True,
    help="Which proposals.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="ID", help="Go on after this proposal.")
def proposals(ids: tuple[int, ...], *, state: str, limit: int, after: int) -> None:
    r"""List what is proposed, or show some proposals whole: their text, their doubts, their hits.

    \b
    Examples:
      moderation watchlist proposals
      moderation watchlist proposals 12
    """
    which = None if state == "all" else ProposalState(state)
    with open_service().store.read() as tx:
        found = (
            [tx.proposals.get(number) for number in ids]
            if ids
            else tx.proposals.list(which, after=after, limit=limit + 1)
        )
    if ids:
        for each in found:
            show(proposal(each), *map(visible, _lines(each)))
        return
    items = [proposal(each) for each in found[:limit]]
    show_items(items, columns=COLUMNS, following=items[-1]["id"] if len(found) > limit else None)


def _lines(made: Proposal) -> list[str]:
    hits = made.detail.get("hits", {})
    lines = [f"Proposal {made.id}: {made.kind.value} {made.entity} ({made.origin}), {made.state.value}"]
    lines += [f"  {line}" for line in made.text.splitlines()]
    lines += [f"  needs a person: {doubt}" for doubt in made.detail.get("doubts", ())]
    if hits:
        lines.append(f"  in {hits['posts']} posts: {hits['sure']} sure, {hits['possible']} in context only")
    lines += [f"    {name}: {count} posts" for name, count in hits.get("names", {}).items()]
    if made.kind is ProposalKind.EXCLUSION and made.detail.get("words"):
        lines.append(f"  {made.detail.get('surface')}: among {', '.join(made.detail['words'])}")
    return lines


@click.command("accept", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, required=True, metavar="ID…")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who accepts.")
@click.option(
    "--word",
    "words",
    multiple=True,
    metavar="W",
    help="What tells a homonym; again for more; * is any ending.",
)
@click.option("--everywhere", is_flag=True, help="Let it count in every forum, not in its own alone.")
@click.option(
    "--ideology", metavar="I", help="Under which new entities stand, in place of that of the proposal."
)
def accept(
    ids: tuple[int, ...], *, user_name: str, words: tuple[str, ...], everywhere: bool, ideology: str | None
) -> None:
    r"""Let proposals count from the next examination on: all of them, or none if one cannot stand.

    \b
    Examples:
      moderation watchlist accept 12 13 --as amina --ideology neo-nazi
      moderation watchlist accept 14 --as amina --word "déesse" --word "temple*"
    """
    own = open_service()
    user = find_actor(own.store, user_name)
    made = desk.accept(own.store, ids, user, words=words, everywhere=everywhere, ideology=ideology)
    _tell(made, "accepted")
    say(NEXT)


@click.command("reject", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, required=True, metavar="ID…")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who rejects.")
def reject(ids: tuple[int, ...], *, user_name: str) -> None:
    r"""Leave proposals out for good; a later import does not make them again.

    \b
    Example:
      moderation watchlist reject 12 13 --as amina
    """
    own = open_service()
    _tell(desk.reject(own.store, ids, find_actor(own.store, user_name)), "rejected")


def _tell(made: Sequence[Proposal], state: str) -> None:
    show(
        {"items": [{"id": str(each.id), "entity": each.entity, "state": state} for each in made]},
        *(f"Proposal {each.id} ({each.entity}) is {state}" for each in made),
    )
