"""What every command says and how: results on stdout, everything else on stderr, exit codes 0, 1 and 2."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, BinaryIO

import click

EXIT_FAILED = 1
"""Something failed; 0 is done, 2 is wrong usage (click's own)."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def print_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document on stdout, ASCII only, whatever the terminal can show."""
    click.echo(json.dumps(document, ensure_ascii=True, separators=(",", ":")))


def print_items(items: Iterable[Mapping[str, Any]], *, following: str | None = None) -> None:
    """Print a list as `{"items": […]}`, with `next` where there is more."""
    print_json({"items": list(items)} | ({"next": following} if following else {}))


def print_table(rows: Iterable[Mapping[str, Any]], *, columns: tuple[str, ...]) -> None:
    """Print rows for a person, one a line, under the names of the columns."""
    lines = [
        columns,
        *(tuple("" if row.get(name) is None else str(row[name]) for name in columns) for row in rows),
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def warn(message: str) -> None:
    """Say on stderr what was left out or mended; the work goes on."""
    click.echo(f"Warning: {message}", err=True)


def fail(message: str) -> None:
    """Say on stderr what went wrong."""
    click.echo(f"Error: {message}", err=True)


def followed(file: BinaryIO) -> AbstractContextManager[Iterable[bytes]]:
    """Give a file's lines, with a progress bar on stderr where a person watches and the size is known."""
    if not sys.stderr.isatty() or not file.seekable():
        return nullcontext(file)
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second that only a person waits for
    from rich.progress import wrap_file  # noqa: PLC0415 - as above

    size = os.fstat(file.fileno()).st_size
    return wrap_file(file, size, description="Reading", console=Console(stderr=True))
