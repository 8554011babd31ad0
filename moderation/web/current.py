"""The service behind the request at hand."""

from typing import cast

from flask import current_app

from moderation.wiring import Service


def service() -> Service:
    """Give the service of the running application."""
    return cast("Service", current_app.extensions["moderation"])
