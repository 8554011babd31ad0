"""The desk in the browser."""

from flask import Flask


def register(app: Flask) -> None:
    """Add the pages (being written)."""
