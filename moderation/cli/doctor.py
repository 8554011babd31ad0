"""`moderation doctor`: what is set, what is well, what is wrong and how to mend it."""

import click

from moderation.cli.diagnosis import Diagnosis, diagnose
from moderation.cli.noun import Verb, chosen_form, show
from moderation.cli.output import EXIT_FAILED
from moderation.cli.screen_forms import visible
from moderation.settings import Settings, load
from moderation.wiring import Service


@click.command(cls=Verb)
@click.pass_context
def doctor(context: click.Context) -> None:
    r"""Show the settings in force and check every part; exit code 1 if something is wrong.

    It changes nothing, and works with or without a running service.

    \b
    Example:
      moderation doctor
    """
    settings = load()
    found = diagnose(Service(settings))
    if chosen_form() == "jsonl":
        for one in found:
            show(one.shown())
    elif chosen_form() == "json":
        show(
            {
                "ok": all(one.mend is None for one in found),
                "settings": effective(settings),
                "items": [one.shown() for one in found],
            }
        )
    else:
        _print(settings, found)
    if any(one.mend for one in found):
        context.exit(EXIT_FAILED)


def effective(settings: Settings) -> dict[str, object]:
    """Give every setting by its environment name; of a secret only that there is one."""
    return {
        f"MODERATION_{name.upper()}": _plain(getattr(settings, name)) for name in type(settings).model_fields
    }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _print(settings: Settings, found: list[Diagnosis]) -> None:
    for name, value in effective(settings).items():
        click.echo(f"{name} = {'' if value is None else visible(str(value))}".rstrip())
    click.echo()
    for one in found:
        state = click.style("ok   ", fg="green") if one.mend is None else click.style("WRONG", fg="red")
        click.echo(f"{state} {one.part}: {visible(one.said)}")
        if one.mend is not None:
            click.echo(f"      {one.mend}")
