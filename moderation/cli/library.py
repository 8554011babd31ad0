"""`moderation library`: the index of the texts that posts are compared with."""

import click

from moderation.cli.noun import Noun, show
from moderation.cli.progress import progress
from moderation.cli.service import open_service


@click.group(cls=Noun)
def library() -> None:
    """Look after the index of texts: rebuild."""


@library.command()
@click.option("--force", is_flag=True, help="Index everything again, even if nothing seems outdated.")
def rebuild(*, force: bool) -> None:
    r"""Index the stored texts again after a version that folds texts another way; doctor says when.

    Can be interrupted and run again. Posts that come meanwhile see only what is indexed again: examine them
    once more with reprocess --check copied_text --check duplicates.

    \b
    Example:
      moderation library rebuild
    """
    from moderation.desk.rebuild import rebuild as run  # noqa: PLC0415 - loads all of the text

    store = open_service().store
    with progress("Indexing") as advance:
        done = run(store, force=force, advance=advance)
    show({"rebuilt": done}, f"{done} texts are indexed again" if done else "Every text is indexed already")
