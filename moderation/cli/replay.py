"""`moderation replay`: make a stored examination again and compare it byte for byte."""

import click

from moderation.cli.noun import Verb, show
from moderation.cli.output import EXIT_FAILED
from moderation.cli.service import open_service
from moderation.desk import replay as replaying


@click.command(cls=Verb)
@click.argument("examination", type=click.IntRange(1))
@click.pass_context
def replay(context: click.Context, examination: int) -> None:
    r"""Make an examination again from the stored post, versions and texts; exit code 1 if it differs.

    It asks the library nothing new. A text that was erased since, or a version that this code no longer has,
    is named.

    \b
    Example:
      moderation replay 12
    """
    replayed = replaying.replay(open_service().store, examination)
    document = replayed.as_json()
    where = f" in {', '.join(document['differs'])}" if document["differs"] else ""
    show(document, f"Examination {examination}: {'same' if replayed.is_same else f'different{where}'}")
    if not replayed.is_same:
        context.exit(EXIT_FAILED)
