"""Run the command as a module: how the supervisor starts its children."""

from moderation.cli import main

main(prog_name="moderation")
