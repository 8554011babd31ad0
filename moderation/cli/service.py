"""The service that a command works with: its settings, its database, ready to be used."""

import logging

import click

from moderation import observe
from moderation.model import Invalid
from moderation.settings import Settings, load
from moderation.storage.versions import require_current, versions
from moderation.wiring import Service


def open_service() -> Service:
    """Give the service of the settings, with or without a running one.

    SQLite in the data folder is brought to this version's tables on first use, so that a newcomer's first
    command works; a database that MODERATION_DATABASE_URL names is its administrator's: Conflict says how.
    """
    settings = load()
    # A command says itself what went wrong, in a sentence.
    observe.configure(role="command", form=settings.log_format, least=logging.CRITICAL)
    _make_folder(settings)
    if settings.database_url is not None:
        require_current(settings.database)
    else:
        current, needed = versions(settings.database)
        if current != needed:
            from moderation.storage.migrate import upgrade  # noqa: PLC0415 - slow to load, seldom needed

            upgrade(settings.database)
    service = Service(settings)
    click.get_current_context().call_on_close(service.store.engine.dispose)
    return service


def _make_folder(settings: Settings) -> None:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Invalid(
            f"MODERATION_DATA_DIR: {settings.data_dir}: {error.strerror}; name a folder that can be written",
            field="data_dir",
        ) from None


def say(message: str) -> None:
    """Tell a person on stderr what to do next; programs read stdout."""
    click.echo(message, err=True)
