"""`moderation export` and `moderation import`: all that is kept as JSON lines, out of one database and in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from moderation.cli.noun import Verb, show
from moderation.cli.output import followed, warn
from moderation.cli.service import open_service, say
from moderation.desk.export import export as lines_of
from moderation.desk.restore import restore
from moderation.model import Unavailable

HEAD_AND_END = 2  # lines that are no rows


@click.command(cls=Verb)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True), metavar="FILE|-")
@click.option("--with-secrets", is_flag=True, help="Forums' secrets and keys, users' password hashes too.")
def export(file: Path, *, with_secrets: bool) -> None:
    r"""Write forums, posts, sources, examinations, cases, decisions, policies and users as JSON lines.

    All is of one moment, while the service runs. FILE takes its place only when it is whole; only you can
    read it. Members' posts are in it: keep it as you keep the database.

    \b
    Examples:
      moderation export backup.jsonl --with-secrets
      moderation export - | gzip > backup.jsonl.gz
    """
    lines = lines_of(open_service().store, secrets=with_secrets)
    if str(file) == "-":
        for line in lines:
            click.echo(line)
        return
    with _replaced(file) as written:
        rows = sum(written.write(f"{line}\n".encode("ascii")) > 0 for line in lines) - HEAD_AND_END
    show({"file": str(file), "rows": rows}, f"{rows} rows in {file}")


@contextmanager
def _replaced(file: Path) -> Iterator[BinaryIO]:
    """Give a file beside the one that is meant, which it replaces once it is whole and on the disk."""
    part = file.with_name(f"{file.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
            yield written
            written.flush()
            os.fsync(written.fileno())
        part.replace(file)
    except OSError as error:
        raise Unavailable(f"{file}: {error.strerror}; nothing was replaced") from None
    finally:
        with suppress(OSError):  # it has become the file, or was none of ours
            part.unlink()


@click.command("import", cls=Verb)
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
def import_(file: BinaryIO) -> None:
    r"""Restore an export into an empty database, SQLite or PostgreSQL; whole, or not at all.

    Ids stay, so that a replay gives the same findings. The library is indexed again from its texts. The log
    of who did what comes along where this service signs with the key of the old one (secret.key).

    \b
    Example:
      moderation import backup.jsonl
    """
    own = open_service()
    with followed(file) as lines:
        restored = restore(own.store, lines)
    rows = dict(restored.rows)
    total = restored.rows.total()
    show({"rows": total, "kinds": rows}, f"{total} rows restored")
    if not restored.log:
        warn("the log of who did what was signed by another key, and stays out; see: docs/running.md, Backup")
    if not restored.secrets:
        say("No secrets came along: moderation forums rotate-secret NAME; moderation users reset NAME")
