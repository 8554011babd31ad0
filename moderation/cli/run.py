"""The roles as commands: `up` for one machine; `web`, `worker`, `sweeper`, `migrate` for more."""

from collections.abc import Callable
from pathlib import Path

import click

from moderation.cli.misspelt import misspelt
from moderation.cli.noun import Verb, show
from moderation.cli.output import warn
from moderation.settings import load
from moderation.storage.versions import require_current, versions
from moderation.supervise.roles import become
from moderation.wiring import Service

EXAMPLES = """\b
Examples:
  moderation up
  moderation up --port 9000 --data-dir /var/lib/moderation --no-demo"""


@click.command(epilog=EXAMPLES)
@click.option("--host", help="Address to listen on (MODERATION_HOST, 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (MODERATION_PORT, 8080).")
@click.option(
    "--data-dir", type=click.Path(path_type=Path), help="Folder of the data (MODERATION_DATA_DIR, var)."
)
@click.option("--no-demo", is_flag=True, help="Begin a new data folder empty, without the demo forum.")
@click.pass_context
def up(
    context: click.Context, host: str | None, port: int | None, data_dir: Path | None, *, no_demo: bool
) -> None:
    """Run everything on this machine, until Ctrl-C."""
    from moderation.supervise.demo import begin  # noqa: PLC0415 - the other roles need none of this
    from moderation.supervise.up import run  # noqa: PLC0415 - likewise

    settings = load(host=host, port=port, data_dir=data_dir)
    for name, mend in misspelt():
        warn(f"{name} is no setting and changes nothing; {mend}")
    service = Service(settings)
    context.exit(run(settings, first=lambda: None if no_demo else begin(service)))


def _role(name: str, text: str, *, hidden: bool = False) -> click.Command:
    def start() -> None:
        settings = load()
        if name != "broker":
            require_current(settings.database)
        become(name, settings)

    callback: Callable[[], None] = start
    example = f"\b\nExample:\n  moderation {name}"
    return click.Command(name, callback=callback, help=text, epilog=example, hidden=hidden)


web = _role("web", "Answer webhooks and show the desk.")
worker = _role("worker", "Examine posts and deliver decisions.")
sweeper = _role("sweeper", "Ring again for every post that is due.")
broker = _role("broker", "Run the embedded Valkey.", hidden=True)


@click.command(cls=Verb)
def migrate() -> None:
    r"""Bring the database to the tables of this version.

    \b
    Example:
      moderation migrate
    """
    settings = load()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    from moderation.storage.migrate import upgrade  # noqa: PLC0415 - the other roles need none of this

    upgrade(settings.database)
    current, _ = versions(settings.database)
    show({"version": current}, f"The database is up to date, at version {current}")
