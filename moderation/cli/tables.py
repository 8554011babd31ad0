"""Tables for a person: as wide as the terminal, or as they need where the output goes elsewhere."""

import sys
from collections.abc import Iterable, Sequence

import click

from moderation.cli.screen_forms import visible

WIDE = 160  # characters, where no terminal says how wide it is


def print_grid(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with lines around it; numbers stand to the right, no rows is no table."""
    # A tenth of a second that a program need not wait for.
    from rich.console import Console  # noqa: PLC0415 - as said above
    from rich.table import Table  # noqa: PLC0415 - as said above

    written = [[visible(str(cell)) for cell in row] for row in rows]
    if not written:
        return
    if title:
        click.echo(visible(title))
    made = Table()
    for place, column in enumerate(columns):
        numbers = all(row[place][:1] in "0123456789–" for row in written)
        made.add_column(column, justify="right" if numbers else "left")
    for row in written:
        made.add_row(*row)
    width = None if sys.stdout.isatty() else WIDE
    Console(highlight=False, markup=False, width=width).print(made)
