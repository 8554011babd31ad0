"""`moderation completion`: the script by which a shell completes nouns, verbs, options and their values."""

import click
from click.shell_completion import get_completion_class

from moderation.cli.noun import Verb, show

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_MODERATION_COMPLETE"  # click's own name for it, by which it is asked from the script


@click.command(cls=Verb)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    r"""Print the script that completes this command in a shell: nouns, verbs, options, values, files.

    \b
    Examples:
      moderation completion bash > ~/.local/share/bash-completion/completions/moderation
      moderation completion zsh > ~/.zfunc/_moderation
      moderation completion fish > ~/.config/fish/completions/moderation.fish
    """
    made = get_completion_class(shell)
    if made is None:  # click has all three
        raise click.UsageError(f"there is no completion for {shell}")
    script = made(context.find_root().command, {}, "moderation", VARIABLE).source()
    show({"shell": shell, "script": script}, script)
