"""The tables of what is proposed for the watchlist, and of what was added to it."""

from sqlalchemy import Column, Table, Text

from moderation.storage.schema import identity as _id
from moderation.storage.schema import metadata
from moderation.storage.schema import reference as _reference
from moderation.storage.types import Instant, Json, Verbatim

proposal = Table(
    "proposal",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),  # entity, designation, exclusion
    Column("state", Text, nullable=False, index=True),  # waiting, accepted, rejected
    Column("entity", Text, nullable=False),
    Column("origin", Text, nullable=False),  # the format of the list that it came with, or homonym
    Column("text", Verbatim, nullable=False),  # what it adds to the watchlist, in TOML
    Column("detail", Json, nullable=False),  # hits, doubts, a homonym's words
    _reference("forum", null=True),  # null: for every forum
    _reference("post", null=True, index=True),  # where a homonym was seen; none once it is decided
    Column("created_at", Instant, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("decided_at", Instant),
    Column("decided_by", Text),
    sqlite_autoincrement=True,
)

watchlist_text = Table(
    "watchlist_text",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("text", Verbatim, nullable=False),  # additions that an examination was given, for replay
)
