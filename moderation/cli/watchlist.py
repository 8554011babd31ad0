"""`moderation watchlist`: what the list holds, what is wrong with it, what it found, what is off where."""

from datetime import datetime
from typing import BinaryIO

import click

from moderation.checks.watchlist.entities import Watchlist
from moderation.checks.watchlist.lint import lint as faults_of
from moderation.checks.watchlist.lint import unknown
from moderation.checks.watchlist.load import default, extend, removals
from moderation.cli import watchlist_proposals, watchlist_propose, watchlist_table, watchlist_try
from moderation.cli.names import find_forum
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import EXIT_FAILED
from moderation.cli.policy_files import read_toml
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service, say
from moderation.cli.times import TIME
from moderation.desk import watchlist as desk
from moderation.desk import watchlist_shown as as_json
from moderation.desk.hits import hits as count_hits
from moderation.desk.reprocess import Choice

COLUMNS = ("id", "kind", "ideology", "names", "designated_by", "unchecked", "contested", "off")


@click.group("watchlist", cls=Noun)
def watchlist() -> None:
    """See, try, measure and change the list of names: list, lint, try, table, hits, propose, accept, off."""


for _verb in (
    watchlist_propose.propose,
    watchlist_proposals.proposals,
    watchlist_proposals.accept,
    watchlist_proposals.reject,
    watchlist_table.table,
    watchlist_try.try_,
):
    watchlist.add_command(_verb)


@watchlist.command("list")
@click.option("--ideology", metavar="I", help="Entities of one ideology.")
@click.option("--language", metavar="L", help="Names in one language: en, fr, ar, ary.")
@click.option(
    "--unchecked", is_flag=True, help="Entities with a listing that nobody read in the official list."
)
@click.option("--contested", is_flag=True, help="Entities that some jurisdictions list and others do not.")
@click.option(
    "--forum", metavar="F", help="As one forum has it: with its own additions and what is off there."
)
def list_(
    *, ideology: str | None, language: str | None, unchecked: bool, contested: bool, forum: str | None
) -> None:
    r"""List the entities with their names and who designates them, checked or not.

    \b
    Examples:
      moderation watchlist list --ideology jihadist --language ar
      moderation watchlist list --forum agora --json
      moderation watchlist list --contested
    """
    known, off = _known(forum)
    if ideology is not None:
        desk.require_known_ideology(known, ideology)
    chosen = [each for each in known.entities.values() if ideology in (None, each.ideology)]
    items = [as_json.entity(each, off, language) for each in sorted(chosen, key=lambda each: each.id)]
    shown = [
        each
        for each in items
        if (each["names"] or language is None)
        and (each["unchecked"] or not unchecked)
        and (each["contested"] or not contested)
    ]
    show_items(shown, columns=COLUMNS)


def _known(forum_name: str | None) -> tuple[Watchlist, frozenset[str]]:
    with open_service().store.read() as tx:
        forum = None if forum_name is None else find_forum(tx, forum_name)
        off = () if forum is None else forum.settings.get("watchlist_off", ())
        return desk.known(tx, forum), frozenset(off)


@watchlist.command("lint")
@click.argument("file", type=click.File("rb"), required=False)
@click.pass_context
def lint(context: click.Context, file: BinaryIO | None) -> None:
    r"""Say what is wrong with the list, or with FILE as additions to it; the exit code is 1 if anything is.

    \b
    Examples:
      moderation watchlist lint
      moderation watchlist lint ours.toml
    """
    text = "" if file is None else read_toml(file, "file")
    known = extend(default(), text) if text else default()
    faults = (*unknown(default(), removals(text)), *faults_of(known))
    listings = [each for entity in known.entities.values() for each in entity.designations]
    checked = sum(each.checked for each in listings)
    show(
        {
            "version": known.version,
            "faults": list(faults),
            "designations": {"checked": checked, "unchecked": len(listings) - checked},
        },
        *map(visible, faults or (_sound(known),)),
        f"{checked} of {len(listings)} designations were read in the official list; an import of its file "
        "confirms the others: moderation watchlist propose FILE --format un",
    )
    if faults:
        context.exit(EXIT_FAILED)


def _sound(known: Watchlist) -> str:
    names = sum(len(each.names) for each in known.entities.values())
    return f"Nothing is wrong: {len(known.entities)} entities, {names} names, version {known.version}"


@watchlist.command("hits")
@click.option("--since", type=TIME, help="Posts first written at this time or later; a date or RFC 3339.")
@click.option("--forum", metavar="F", help="Posts of one forum.")
def hits(*, since: datetime | None, forum: str | None) -> None:
    r"""Count the posts that name each entity, and what people decided on them.

    \b
    Example:
      moderation watchlist hits --since 2026-03-01 --forum agora
    """
    own = open_service()
    if forum is not None:
        with own.store.read() as tx:
            find_forum(tx, forum)
    found = count_hits(own.store, Choice(forum=forum, since=since).filters())
    columns = ("entity", "ideology", "posts", "supported", "confirmed", "overturned")
    with own.store.read() as tx:
        known = desk.known(tx)
    show_items([as_json.hit(each, known) for each in found], columns=columns)


@watchlist.command("off")
@click.argument("entity")
@click.option("--forum", required=True, metavar="F", help="The forum that shall not look for it.")
def off(entity: str, *, forum: str) -> None:
    r"""Look for an entity no more in one forum; for what some jurisdictions list and others do not.

    \b
    Example:
      moderation watchlist off pkk --forum agora
    """
    _switch(entity, forum, on=False)


@watchlist.command("on")
@click.argument("entity")
@click.option("--forum", required=True, metavar="F", help="The forum that shall look for it again.")
def on(entity: str, *, forum: str) -> None:
    r"""Look for an entity again in a forum where it was switched off.

    \b
    Example:
      moderation watchlist on pkk --forum agora
    """
    _switch(entity, forum, on=True)


def _switch(entity: str, forum: str, *, on: bool) -> None:
    own = open_service()
    with own.store.read() as tx:
        find_forum(tx, forum)
    off_there = desk.switch(own.store, entity, forum, on=on)
    show(
        {"entity": entity, "forum": forum, "on": on, "off": sorted(off_there)},
        f"{entity} is {'on' if on else 'off'} in {forum}",
    )
    say(watchlist_proposals.NEXT)
