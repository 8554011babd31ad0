"""Column types that behave the same in SQLite and PostgreSQL."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def values(members: Iterable[StrEnum]) -> list[str]:
    """Give members of an enumeration as a column holds them."""
    return [member.value for member in members]


def microseconds(value: datetime) -> int:
    """Give the microseconds from 1970 to an aware time."""
    return (value - EPOCH) // timedelta(microseconds=1)


def since_epoch(value: int) -> datetime:
    """Give the UTC time that lies so many microseconds after 1970."""
    return EPOCH + timedelta(microseconds=value)


class Verbatim(TypeDecorator[str]):
    """Text exactly as it came: NUL and lone surrogates too, which PostgreSQL's own text refuses."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the bytes that are stored."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the text that was stored."""
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")


class Instant(TypeDecorator[datetime]):
    """An aware UTC time, stored as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the microseconds that are stored."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the time that was stored."""
        return None if value is None else since_epoch(value)


class Json(TypeDecorator[Any]):
    """A small JSON value of our own making, stored as ASCII text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Give the text that is stored."""
        return None if value is None else json.dumps(value, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Give the value that was stored."""
        return None if value is None else json.loads(value)
