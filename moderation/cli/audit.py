"""`moderation audit`: the log of who did what."""

import click

from moderation.cli.noun import Noun, show
from moderation.cli.service import open_service


@click.group(cls=Noun)
def audit() -> None:
    """Check the log of who did what: verify."""


@audit.command()
def verify() -> None:
    r"""Check that no row of the log was changed, taken out or put in; exit code 1 names the first.

    \b
    Example:
      moderation audit verify
    """
    with open_service().store.read() as tx:
        length = tx.audit.verify()
    show({"result": "ok", "rows": length}, f"The chain of {length} rows is whole")
