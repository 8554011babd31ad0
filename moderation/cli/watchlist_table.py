"""`moderation watchlist table`: what is found, missed and falsely found, by language and ideology."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from moderation.checks.watchlist import table as counting
from moderation.checks.watchlist.table import NO_NAME, Case
from moderation.cli.labelled_files import files_of, read_file
from moderation.cli.noun import Verb, chosen_form, show_items
from moderation.cli.output import EXIT_FAILED
from moderation.evaluate.labelled import Labelled

UNKNOWN = "und"
COLUMNS = ("language", "ideology", "texts", "found", "missed", "false")


@click.command("table", cls=Verb)
@click.argument(
    "paths", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True, metavar="PATH…"
)
@click.option("--markdown", is_flag=True, help="As a table of a document.")
@click.pass_context
def table(context: click.Context, paths: tuple[Path, ...], *, markdown: bool) -> None:
    r"""Say how often each ideology is found, missed and falsely found in labelled texts, by language.

    PATH is a file or a folder as for `moderation evaluate`; a text without labels names nobody.

    \b
    Example:
      moderation watchlist table cases.jsonl sentences/ --markdown
    """
    read = [read_file(file, path) for path in paths for file in files_of(path)]
    rows = counting.table(_cases(text for each in read for text in each.texts))
    if markdown and chosen_form() == "text":
        click.echo(counting.markdown(rows), nl=False)
    else:
        show_items([asdict(row) for row in rows], columns=COLUMNS)
    if any(each.failed for each in read):
        context.exit(EXIT_FAILED)


def _cases(texts: Iterable[Labelled]) -> Iterator[Case]:
    for each in texts:
        named = frozenset(_named(each))
        if not named and each.labels.get("support"):
            named = frozenset({NO_NAME})
        yield Case(each.language or UNKNOWN, each.post, named)


def _named(text: Labelled) -> Iterator[str]:
    """Give the entities that the labels of a record name, in whichever of the known forms."""
    for field in ("terms", "mentions", "labels"):
        for label in text.record.get(field) or ():
            if label.get("entity"):
                yield label["entity"]
