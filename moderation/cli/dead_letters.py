"""`moderation dead-letters`: posts whose examination failed each time, and another try."""

from collections.abc import Sequence

import click

from moderation import shown
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import EXIT_FAILED, fail
from moderation.cli.service import open_service, say


@click.group("dead-letters", cls=Noun)
def dead_letters() -> None:
    """See what could not be examined, and try again: list, retry."""


@dead_letters.command("list")
def list_() -> None:
    r"""List the examinations that were given up, with the reason.

    \b
    Example:
      moderation dead-letters list
    """
    with open_service().store.read() as tx:
        dead = tx.examinations.dead()
        items = [shown.examination(each, tx.posts.revision(each.revision)) for each in dead]
    show_items(items, columns=("id", "post", "revision", "attempt", "finished_at", "error"))


@dead_letters.command()
@click.argument("examinations", type=click.IntRange(1), nargs=-1, metavar="[ID…]")
@click.pass_context
def retry(context: click.Context, examinations: tuple[int, ...]) -> None:
    r"""Make examinations due again: those named, or all of them.

    \b
    Examples:
      moderation dead-letters retry
      moderation dead-letters retry 12 15
    """
    own = open_service()
    with own.store.write() as tx:
        again = sorted(tx.examinations.retry(examinations))
        for number in again:
            tx.audit.append("command", "retry", f"examination:{number}")
    if again and not own.bell.examine(again):
        say("No worker could be rung; they are examined when one is there (moderation up)")
    show({"retried": [str(number) for number in again]}, f"{len(again)} examinations are due again")
    if unknown := _unknown(examinations, again):
        fail(f"no dead letter: {unknown}; see: moderation dead-letters list")
        context.exit(EXIT_FAILED)


def _unknown(named: Sequence[int], again: Sequence[int]) -> str:
    return ", ".join(str(number) for number in named if number not in again)
