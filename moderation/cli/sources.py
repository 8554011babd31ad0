"""`moderation sources`: known articles that posts may copy."""

from typing import BinaryIO

import click

from moderation import shown
from moderation.cli.jsonl import Lines
from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import EXIT_FAILED, fail, followed
from moderation.cli.service import open_service, say
from moderation.cli.source_lines import read_source
from moderation.cli.texts import read_text
from moderation.context import Candidate
from moderation.desk import administer
from moderation.model import Invalid
from moderation.wiring import Service

NEXT = "Posts that are stored already can be compared with it: moderation reprocess"


@click.group(cls=Noun)
def sources() -> None:
    """Register articles that posts may copy: add, import, list, withdraw."""


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
    r"""Register the articles of JSONL files: a line is {"id", "url", "title", "text"}.

    A bad line is named on stderr and the others go on; the exit code is 1 then. The same article again is
    the one that stands, so an import that was broken off is simply run again.

    \b
    Example:
      moderation sources import articles.jsonl
    """
    own = open_service()
    _require_forum(own, forum)
    registered, failed = 0, 0
    for file in files:
        with followed(file) as lines:
            known = Lines(lines, read_source, name=file.name)
            registered += _register(own, known, forum)
        failed += known.failed
    show(
        {"registered": registered, "failed": failed},
        f"{registered} sources registered, {failed} lines failed",
    )
    if registered:
        say(NEXT)
    if failed:
        context.exit(EXIT_FAILED)


def _register(own: Service, known: Lines[Candidate], forum: str | None) -> int:
    registered = 0
    for source in known:
        try:
            administer.add_source(
                own.store,
                text=source.body,
                external_id=source.id,
                url=source.url,
                title=source.title,
                forum=forum,
            )
            registered += 1
        except Invalid as error:
            known.failed += 1
            fail(f"{known.place}: {error.message}")
    return registered


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
