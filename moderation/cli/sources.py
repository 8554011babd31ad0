"""`moderation sources`: known articles that posts may copy."""

from dataclasses import dataclass
from typing import BinaryIO

import click

from moderation import shown
from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import EXIT_FAILED, fail
from moderation.cli.service import open_service, say
from moderation.cli.source_feeds import feeds, follow, unfollow
from moderation.cli.source_files import Entry, SourceFile, each_of
from moderation.cli.texts import read_text
from moderation.desk import administer
from moderation.desk.fetch import ask_for
from moderation.model import Invalid, Refused
from moderation.wiring import Service

NEXT = "Posts that are stored already can be compared with it: moderation reprocess"


@click.group(cls=Noun)
def sources() -> None:
    """Register articles that posts may copy: add, import, follow, list, withdraw."""


for _verb in (follow, feeds, unfollow):
    sources.add_command(_verb)


@sources.command()
@click.argument("file", type=click.File("rb"))
@click.option("--url", type=WEB_ADDRESS, help="Where the article stands.")
@click.option("--title", metavar="T", help="Its title.")
@click.option("--forum", metavar="F", help="Keep it to one forum (default: all).")
def add(file: BinaryIO, *, url: str | None, title: str | None, forum: str | None) -> None:
    r"""Register the article in FILE, plain text in UTF-8; - reads standard input.

    \b
    Example:
      moderation sources add article.txt --url https://journal.example.org/1 --title "Un article"
    """
    text, own = read_text(file, "text"), open_service()
    _require_forum(own, forum)
    added = administer.add_source(own.store, text=text, url=url, title=title, forum=forum)
    show(
        shown.source(added, forum),
        f"Source {added.id}: {len(text)} characters, for {forum or 'every forum'}",
    )
    say(NEXT)


@sources.command("import")
@click.argument("files", type=click.File("rb"), nargs=-1, required=True, metavar="FILE…")
@click.option("--forum", metavar="F", help="Keep them to one forum (default: all).")
@click.pass_context
def import_(context: click.Context, files: tuple[BinaryIO, ...], *, forum: str | None) -> None:
    r"""Register the articles of files: JSONL, an RSS or Atom feed, a sitemap, a page of HTML.

    A line of JSONL is {"id", "url", "title", "text"}. The pages of a sitemap, and of a feed's entries that
    hold a summary alone, are fetched by the workers if MODERATION_FETCH_HOSTS names their host.

    What can't be read is named on stderr and the rest goes on; the exit code is 1 then. The same article
    again is the one that stands, so an import that was broken off is simply run again.

    \b
    Examples:
      moderation sources import articles.jsonl
      moderation sources import archive/*.html
    """
    own = open_service()
    _require_forum(own, forum)
    done = Imported()
    for file in each_of(files):
        _import(own, file, forum, done)
    asked = {"asked": done.asked} if done.asked else {}
    fetched = f"{done.asked} pages to be fetched, " if done.asked else ""
    show(
        {"registered": done.registered, **asked, "failed": done.failed},
        f"{done.registered} sources registered, {fetched}{done.failed} failed",
    )
    if done.registered:
        say(NEXT)
    if done.failed:
        context.exit(EXIT_FAILED)


@dataclass
class Imported:
    """How far an import is: articles in, pages that the workers fetch, what could not be read."""

    registered: int = 0
    asked: int = 0
    failed: int = 0


def _import(own: Service, file: SourceFile, forum: str | None, done: Imported) -> None:
    try:
        for entry in file.entries():
            _take(own, entry, forum, done)
    except Invalid as error:
        done.failed += 1
        fail(f"{file.name}: {error.message}")
    done.failed += file.failed


def _take(own: Service, entry: Entry, forum: str | None, done: Imported) -> None:
    """Register an article, or ask for its page where only the address is known."""
    try:
        if entry.text:
            administer.add_source(
                own.store,
                text=entry.text,
                external_id=entry.external_id,
                url=entry.url,
                title=entry.title,
                forum=forum,
            )
            done.registered += 1
        else:
            done.asked += ask_for(own.store, own.fetcher, entry.url or "", forum=forum)
    except (Invalid, Refused) as error:
        done.failed += 1
        fail(f"{entry.place}: {error.message}")


def _require_forum(own: Service, forum: str | None) -> None:
    if forum is not None:
        with own.store.read() as tx:
            find_forum(tx, forum)


@sources.command("list")
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="ID", help="Go on after this source.")
def list_(*, limit: int, after: int) -> None:
    r"""List the articles that are not withdrawn.

    \b
    Example:
      moderation sources list --limit 20
    """
    with open_service().store.read() as tx:
        names = {each.id: each.name for each in tx.forums.list()}
        known = tx.sources.list(after=after, limit=limit + 1)
    items = [shown.source(each, None if each.forum is None else names[each.forum]) for each in known[:limit]]
    following = items[-1]["id"] if len(known) > limit else None
    show_items(items, columns=("id", "title", "url", "forum", "letters"), following=following)


@sources.command()
@click.argument("source", type=click.IntRange(1), metavar="ID")
def withdraw(source: int) -> None:
    r"""Take an article out of the library; findings that name it stay as they are.

    \b
    Example:
      moderation sources withdraw 3
    """
    own = open_service()
    administer.withdraw_source(own.store, source)
    show({"id": str(source), "withdrawn": True}, f"Source {source} is withdrawn")
