"""The tables of the desk's people, and of what they say beside their decisions."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

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
    Column("subject", Text),  # who this is to the OpenID provider
    sqlite_autoincrement=True,
)
Index(
    "ix_user_subject",
    user.c.subject,
    unique=True,
    sqlite_where=text("subject IS NOT NULL"),
    postgresql_where=text("subject IS NOT NULL"),
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

letter = Table(  # what the author is told of a decision, as it was said
    "letter",
    metadata,
    _id(),
    _reference("decision"),
    Column("statement", Json),
    Column("text", Verbatim),
    Column("fault", Text),  # why no letter could be written: a person must tell the author
    UniqueConstraint("decision"),
    sqlite_autoincrement=True,
)
Index(
    "ix_letter_fault",
    letter.c.decision,
    sqlite_where=text("fault IS NOT NULL"),
    postgresql_where=text("fault IS NOT NULL"),
)

appeal = Table(  # what the author answered to the statement of a decision, once
    "appeal",
    metadata,
    _id(),
    _reference("decision"),
    Column("text", Verbatim, nullable=False),
    Column("at", Instant, nullable=False),
    Column("granted", Boolean),  # null: not answered yet
    Column("answer", Verbatim),
    Column("answered_by", Text),
    Column("answered_at", Instant),
    UniqueConstraint("decision"),
    sqlite_autoincrement=True,
)

notice = Table(  # what anybody reports by the public form
    "notice",
    metadata,
    _id(),
    _reference("post", null=True, index=True),  # null: the address names no post that is known
    Column("address", Verbatim, nullable=False),
    Column("reason", Text, nullable=False),  # what the notice says is wrong, a code
    Column("explanation", Verbatim, nullable=False),
    Column("name", Verbatim),
    Column("email", Verbatim),
    Column("at", Instant, nullable=False),
    Column("handled_at", Instant),
    Column("handled_by", Text),
    sqlite_autoincrement=True,
)

removal_order = Table(  # of an authority, to be executed within the hour
    "removal_order",
    metadata,
    _id(),
    _reference("post", null=True, index=True),
    _reference("decision", null=True, index=True),  # what executed it
    Column("reference", Verbatim, nullable=False),
    Column("authority", Verbatim, nullable=False),
    Column("address", Verbatim, nullable=False),
    Column("silent", Boolean, nullable=False),  # the authority forbids to tell the author
    Column("received_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("executed_at", Instant),
    Column("executed_by", Text),
    Column("purge_at", Instant),  # until then the content is preserved
    Column("purged_at", Instant),
    sqlite_autoincrement=True,
)

second_look = Table(  # a decided case that another person judges without seeing the decision
    "second_look",
    metadata,
    _id(),
    _reference("decision"),
    Column("by", Text, nullable=False),
    Column("drawn_at", Instant, nullable=False),
    Column("action", Text),  # null: not judged yet
    Column("grounds", Json),
    Column("at", Instant),
    UniqueConstraint("decision", "by"),
    sqlite_autoincrement=True,
)

saved_filter = Table(  # a tab of the queue that a user made
    "saved_filter",
    metadata,
    _id(),
    _reference("user", index=True),
    Column("name", Verbatim, nullable=False),
    Column("query", Json, nullable=False),
    UniqueConstraint("user", "name"),
    sqlite_autoincrement=True,
)
