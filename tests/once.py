"""What every engine and every application of a process makes alike, made once: most of the time of a test.

Nothing is left out: the first test of a process makes each of them as the service does.
"""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine, create_engine
from werkzeug.routing import Rule

from moderation.storage import database

STATEMENTS = 5_000  # more than there are


def share(patch: pytest.MonkeyPatch) -> None:
    """Compile each statement once a kind of database, each template and each route once."""
    patch.setattr(database, "create_engine", _engines())
    patch.setattr(Flask, "jinja_options", {"bytecode_cache": Templates()})
    patch.setattr(Rule, "_compile_builder", _routes(Rule._compile_builder))  # noqa: SLF001 - what costs is there


def _engines() -> Callable[..., Engine]:
    """Give what makes engines whose statements are compiled by the first of their kind that was connected."""
    known: dict[str, Engine] = {}

    def create(url: str, **options: Any) -> Engine:  # noqa: ANN401 - SQLAlchemy's own
        engine = create_engine(url, query_cache_size=STATEMENTS, **options)
        first = known.get(engine.name)
        if first and "server_version_info" in vars(first.dialect):  # it has been connected
            engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache  # noqa: SLF001 - no other way
        else:
            known[engine.name] = engine
        return engine

    return create


class Templates(BytecodeCache):
    """Keeps compiled templates in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def _routes(compile_builder: Callable[..., Any]) -> Callable[..., Any]:
    """Give what writes the functions that build addresses; such a function is given its rule."""
    made: dict[tuple[object, ...], Any] = {}

    def once(rule: Rule, *unknown: bool) -> Any:  # noqa: ANN401 - Werkzeug's own
        key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), unknown)
        if key not in made:
            made[key] = compile_builder(rule, *unknown)
        return made[key]

    return once
