"""The command `moderation`: one file a noun, loaded when it is asked for, so that each starts fast."""

import atexit
import gc
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from moderation.cli.noun import form_options
from moderation.cli.output import EXIT_FAILED, fail
from moderation.model import ModerationError

COMMANDS: Mapping[str, str] = {
    "audit": "moderation.cli.audit:audit",
    "backtest": "moderation.cli.backtest:backtest",
    "broker": "moderation.cli.run:broker",
    "cases": "moderation.cli.cases:cases",
    "completion": "moderation.cli.completion:completion",
    "dead-letters": "moderation.cli.dead_letters:dead_letters",
    "doctor": "moderation.cli.doctor:doctor",
    "erase": "moderation.cli.erase:erase",
    "evaluate": "moderation.cli.evaluate:evaluate",
    "explain": "moderation.cli.explain:explain",
    "export": "moderation.cli.export:export",
    "forums": "moderation.cli.forums:forums",
    "import": "moderation.cli.export:import_",
    "library": "moderation.cli.library:library",
    "load": "moderation.cli.load:load",
    "migrate": "moderation.cli.run:migrate",
    "notices": "moderation.cli.notices:notices",
    "orders": "moderation.cli.orders:orders",
    "policy": "moderation.cli.policy:policy",
    "replay": "moderation.cli.replay:replay",
    "reprocess": "moderation.cli.reprocess:reprocess",
    "retention": "moderation.cli.retention:retention",
    "screen": "moderation.cli.screen:screen",
    "sources": "moderation.cli.sources:sources",
    "statistics": "moderation.cli.statistics:statistics",
    "sweeper": "moderation.cli.run:sweeper",
    "up": "moderation.cli.run:up",
    "users": "moderation.cli.users:users",
    "watchlist": "moderation.cli.watchlist:watchlist",
    "web": "moderation.cli.run:web",
    "worker": "moderation.cli.run:worker",
}
"""Name → where the click command stands. A new noun is a file and a line here."""


class Nouns(click.Group):
    """A group whose commands are imported when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give every name, in order."""
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of a name, or give None."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; one that there is not is answered with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=[*COMMANDS], ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; what goes wrong is one sentence on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except ModerationError as error:
            fail(error.message)
            ctx.exit(EXIT_FAILED)


@click.group(cls=Nouns, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="moderation")
def main() -> None:
    """Keep a review queue with evidence for French- and Arabic-speaking forums."""


main.params += form_options()

# At its end Python looks through everything that was ever loaded, for some tenths of a second, for nothing.
atexit.register(gc.freeze)
