"""How values are written on a page: foreign text, addresses, times, codes."""

from datetime import UTC, datetime

from flask import Flask, g
from flask_babel import format_datetime, format_timedelta
from markupsafe import Markup

from moderation import messages
from moderation.web.language import language
from moderation.web.pages import words
from moderation.web.visible import visible


def register(app: Flask) -> None:
    """Let templates write values."""
    app.jinja_env.filters.update(visible=visible, name=name, moment=moment, ago=ago, check_name=check_name)
    app.jinja_env.globals["words"] = words
    app.context_processor(lambda: {"reader": g.get("user")})


def name(text: str | None) -> Markup:
    """Write a foreign name or title so that its direction ends with it."""
    return Markup("<bdi>{}</bdi>").format(visible(text or "–"))


def moment(at: datetime) -> Markup:
    """Write a time, in UTC."""
    comma = "،" if language() == "ar" else ","
    shown = format_datetime(at.astimezone(UTC), f"d MMM y{comma} HH:mm", rebase=False)
    return Markup('<time datetime="{}">{} UTC</time>').format(at.isoformat(), shown)


def ago(at: datetime, now: datetime) -> Markup:
    """Write how long ago a time was; the exact time is its title."""
    words = format_timedelta(at - now, add_direction=True)
    return Markup('<time datetime="{0}" title="{0}">{1}</time>').format(at.isoformat(), words)


def check_name(check: str) -> str:
    """Write the name of a check."""
    return messages.name_of_check(check, language())
