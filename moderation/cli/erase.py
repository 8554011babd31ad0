"""`moderation erase`: forget a post, or all that an author wrote."""

import click

from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.output import EXIT_FAILED, fail
from moderation.cli.service import open_service
from moderation.desk.erase import Erased, erase_author, erase_post

_QUESTION = "Erase for good: text, findings, case and decisions?"


@click.command(cls=Verb)
@click.option("--post", type=click.IntRange(1), metavar="ID", help="The post, by the id of this service.")
@click.option("--author", metavar="NAME", help="Every post of an author, by the name that the forum sends.")
@click.option("--forum", metavar="F", help="With --author: of this forum alone.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def erase(
    context: click.Context, *, post: int | None, author: str | None, forum: str | None, yes: bool
) -> None:
    r"""Delete posts for good: their texts, findings, cases, decisions, fingerprints and deliveries.

    The audit log keeps that it was done, by number. A post whose decision its forum does not know yet stays,
    and the exit code is 1. Backups are not touched.

    \b
    Examples:
      moderation erase --post 12
      moderation erase --author amal --forum agora
    """
    if (post is None) == (author is None):
        raise click.UsageError("name either --post ID or --author NAME")
    own = open_service()
    if forum is not None:
        with own.store.read() as tx:
            find_forum(tx, forum)
    if not yes:
        click.confirm(_QUESTION, abort=True, err=True)
    if author is not None:
        erased = erase_author(own.store, author, forum=forum)
    else:
        erase_post(own.store, post or 0)
        erased = Erased(posts=(post or 0,))
    show(
        {"erased": [str(each) for each in erased.posts], "waiting": [str(each) for each in erased.waiting]},
        f"{len(erased.posts)} posts erased",
    )
    if erased.waiting:
        fail(f"{len(erased.waiting)} posts wait until their forum knows what was decided; try again later")
        context.exit(EXIT_FAILED)
