"""`moderation reprocess`: examine stored posts again, through the workers."""

from typing import Any

import click

from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.output import EXIT_FAILED, fail
from moderation.cli.service import open_service, say
from moderation.cli.times import TIME
from moderation.cli.waiting import follow
from moderation.desk import reprocess as reprocessing
from moderation.desk.keep import NAMES
from moderation.desk.reprocess import Batch, Choice
from moderation.wiring import Service

PATIENCE = 10.0  # seconds without any movement before the workers count as gone


@click.command(cls=Verb)
@click.option("--forum", metavar="F", help="Posts of one forum.")
@click.option("--since", type=TIME, help="Posts first written at this time or later; a date or RFC 3339.")
@click.option("--until", type=TIME, help="Posts first written before this time.")
@click.option(
    "--post", type=click.IntRange(1), multiple=True, metavar="ID", help="These posts; again for more."
)
@click.option("--case-open", is_flag=True, help="Posts whose case is undecided.")
@click.option(
    "--check",
    "checks",
    type=click.Choice(NAMES),
    multiple=True,
    help="Ask this check alone and keep what the others found; again for more.",
)
@click.option("--verdict-only", is_flag=True, help="Ask no check; judge the findings by the policy of now.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="No more than N posts.")
@click.option("--new", is_flag=True, help="Begin another batch, even where the same one is under way.")
@click.option("--dry-run", is_flag=True, help="Count the posts, and change nothing.")
@click.option("--patience", type=click.FloatRange(0.5), default=PATIENCE, hidden=True)
@click.pass_context
def reprocess(
    context: click.Context,
    /,
    *,
    new: bool,
    dry_run: bool,
    patience: float,
    **chosen: Any,  # noqa: ANN401 - the fields of Choice, each typed by its option
) -> None:
    r"""Examine stored posts again, after a change of a list, of the policy or of the sources.

    The workers do it, new posts first; the batch lives in the database and goes on without this command. The
    same options join the batch that they began before. What people decided stays.

    \b
    Examples:
      moderation reprocess --dry-run
      moderation reprocess --forum agora --since 2026-03-01 --check copied_text
      moderation reprocess --case-open --verdict-only
    """
    choice = Choice(**chosen)
    own = open_service()
    _require(own, choice)
    if dry_run:
        count = reprocessing.count(own.store, choice)
        show(
            {"done": 0, "failed": 0, "total": count, "dry_run": True},
            f"{count} posts would be examined again",
        )
    elif not _run(own, choice, new=new, patience=patience):
        context.exit(EXIT_FAILED)


def _require(own: Service, choice: Choice) -> None:
    """Raise NotFound for a forum or a post that there is not."""
    with own.store.read() as tx:
        if choice.forum is not None:
            find_forum(tx, choice.forum)
        for number in choice.post:
            tx.posts.get(number)


def _run(own: Service, choice: Choice, *, new: bool, patience: float) -> bool:
    """Begin or join a batch, follow it to its end and tell it; False if a post failed or nobody works."""
    batch = reprocessing.begin(own.store, own.bell, choice, new=new)
    if batch.joined:
        say(f"Joining batch {batch.id}: {batch.done + batch.failed} of {batch.total} posts are done")
    batch = follow(own, batch, patience=patience)
    _tell(batch)
    if not batch.is_over:
        broker = "" if own.bell.reachable() else "the broker does not answer, and "
        fail(
            f"{broker}no worker takes posts; start the service (moderation up) or a worker "
            f"(moderation worker). Batch {batch.id} stays: the same command goes on with it"
        )
        return False
    reprocessing.finish(own.store, batch.id)
    if batch.failed:
        fail(f"{batch.failed} posts failed; see: moderation dead-letters list")
    return not batch.failed


def _tell(batch: Batch) -> None:
    document = {
        "done": batch.done,
        "failed": batch.failed,
        "total": batch.total,
        "batch": str(batch.id),
        "joined": batch.joined,
    }
    show(document, f"Batch {batch.id}: {batch.done} of {batch.total} posts examined, {batch.failed} failed")
