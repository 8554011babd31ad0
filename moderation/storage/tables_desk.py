"""The tables of the desk's people, and of what they say beside their decisions."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text, UniqueConstraint

from moderation.storage.schema import identity as _id
from moderation.storage.schema import metadata
from moderation.storage.schema import reference as _reference
from moderation.storage.types import Instant, Json, Verbatim

user = Table(
    "user",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("forums", Json, nullable=False),  # names; empty: every forum
    Column("password_hash", Text, nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("disabled_at", Instant),
    sqlite_autoincrement=True,
)

session = Table(
    "session",
    metadata,
    Column("key_hash", LargeBinary, primary_key=True),
    _reference("user", index=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Json, nullable=False),
    Column("mac", LargeBinary, nullable=False),  # over this row and the mac before it
    sqlite_autoincrement=True,
)

skip = Table(
    "skip",
    metadata,
    _id(),
    _reference("case", index=True),
    Column("by", Text, nullable=False),
    Column("reason", Verbatim, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

feedback = Table(
    "feedback",
    metadata,
    _id(),
    _reference("examination"),
    Column("finding", Integer, nullable=False),  # its number in the result, from 1
    Column("check", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("examination", "finding", "by"),
    sqlite_autoincrement=True,
)
