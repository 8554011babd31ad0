"""Every table; enum columns hold the values of `moderation.model`, members' text is Verbatim."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from moderation.storage import (  # noqa: F401 - so that the metadata holds every table
    tables_desk,
    tables_watchlist,
)
from moderation.storage.schema import identity as _id
from moderation.storage.schema import metadata as metadata  # noqa: PLC0414 - given on with the tables that it holds
from moderation.storage.schema import reference as _reference
from moderation.storage.types import Instant, Json, Verbatim

forum = Table(
    "forum",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("url", Text),
    Column("api_user", Text),
    Column("api_key", Text),
    Column("language", Text, nullable=False),
    Column("settings", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

forum_secret = Table(
    "forum_secret",
    metadata,
    _id(),
    _reference("forum", index=True),
    Column("secret", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    sqlite_autoincrement=True,
)

post = Table(
    "post",
    metadata,
    _id(),
    _reference("forum"),
    Column("external_id", Verbatim, nullable=False),
    Column("state", Text, nullable=False),  # live, deleted
    Column("revision", BigInteger),  # the current one; no foreign key, since the two rows name each other
    Column(
        "first_at", Instant, nullable=False
    ),  # when it was first posted, by the forum's word or by its arrival
    Column("received_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    UniqueConstraint("forum", "external_id"),
    sqlite_autoincrement=True,
)

revision = Table(
    "revision",
    metadata,
    _id(),
    _reference("post", index=True),
    Column("number", BigInteger, nullable=False),  # of this post, in order of arrival
    Column("sent_revision", BigInteger),
    Column("updated_at", Instant),
    Column("body", Verbatim, nullable=False),
    Column("body_hash", LargeBinary, nullable=False),
    Column("format", Text, nullable=False),
    Column("title", Verbatim),
    Column("author", Verbatim),
    Column("thread", Verbatim),
    Column("url", Verbatim),
    Column("address_hash", LargeBinary),  # of the url, in the one form in which posts are looked up
    Column("posted_at", Instant),
    Column("received_at", Instant, nullable=False),
    UniqueConstraint("post", "number"),
    sqlite_autoincrement=True,
)
Index("ix_revision_thread", revision.c.thread, revision.c.author)
Index("ix_revision_author", revision.c.author, revision.c.received_at)
Index("ix_revision_address", revision.c.address_hash)

delivery = Table(
    "delivery",
    metadata,
    _id(),
    _reference("forum"),
    Column("sender_id", Verbatim, nullable=False),
    Column("event", Text, nullable=False),
    Column("outcome", Text, nullable=False),  # accepted, duplicate, refused, quarantined
    Column("reason", Text),
    _reference("post", null=True, index=True),
    Column("body", LargeBinary),  # kept for quarantine alone
    Column("received_at", Instant, nullable=False),
    UniqueConstraint("forum", "sender_id"),
    sqlite_autoincrement=True,
)

Index(
    "ix_delivery_kept",
    delivery.c.received_at,
    sqlite_where=text("body IS NOT NULL"),
    postgresql_where=text("body IS NOT NULL"),
)

batch = Table(
    "batch",
    metadata,
    _id(),
    Column("filters", Json, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("reported_at", Instant),  # when a command told its end
    sqlite_autoincrement=True,
)

examination = Table(
    "examination",
    metadata,
    _id(),
    _reference("post", index=True),
    _reference("revision", index=True),
    _reference("batch", null=True, index=True),
    Column("purpose", Text, nullable=False),  # received, older_post, reprocess
    Column("rank", Integer, nullable=False),  # lower first: new posts before a reprocess
    Column("mode", Json, nullable=False),  # what a reprocess asked for: checks, verdict_only
    Column("state", Text, nullable=False),
    Column("attempt", Integer, nullable=False),  # since it was last made due
    Column("fence", BigInteger, nullable=False),  # counts every claim: a result of an earlier one is dropped
    Column("next_at", Instant),  # waiting: when it is due; running: when its lease ends; else null
    Column("generation", BigInteger),  # the library as this examination saw it
    Column("context", Json),  # what it was compared with, for replay
    Column("queue", Text),
    Column("checks", Text),  # between spaces, as a case's: what notes are sought by
    Column("wave", BigInteger),  # the first of the posts that this one copies, by which notes are grouped
    Column("language", Text),
    Column("result", Text),  # canonical JSON
    Column("keys", Json),  # what its findings are known by, whatever their offsets
    Column("missing", Boolean, nullable=False, server_default="0"),  # it asked for a source
    Column("error", Text),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    sqlite_autoincrement=True,
)
Index(
    "ix_examination_due",
    examination.c.rank,
    examination.c.next_at,
    sqlite_where=text("state IN ('waiting', 'running')"),
    postgresql_where=text("state IN ('waiting', 'running')"),
)
# An examination that names another post. A query must say it in these words to be answered from the index.
NAMES_A_POST = """result LIKE '%"kind":"post"%'"""
Index(
    "ix_examination_copied",
    examination.c.id,
    sqlite_where=text(NAMES_A_POST),
    postgresql_where=text(NAMES_A_POST),
)
Index(
    "ix_examination_note",
    examination.c.id,
    sqlite_where=text("queue = 'note'"),
    postgresql_where=text("queue = 'note'"),
)

source = Table(
    "source",
    metadata,
    _id(),
    Column("external_id", Verbatim),
    Column("url", Verbatim),
    Column("canonical", Verbatim, index=True),
    Column("title", Verbatim),
    Column("text", Verbatim, nullable=False),
    Column("text_hash", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False, server_default="article"),  # article, cited_page
    Column("family", BigInteger, ForeignKey("source.id")),  # the first of those that copy each other
    _reference("forum", null=True),  # null: known to every forum
    Column("added_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    sqlite_autoincrement=True,
)
Index("ix_source_text_hash", source.c.text_hash)

page = Table(  # what is fetched of the web: a feed again and again, an article or a cited page once
    "page",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),  # feed, article, cited_page
    Column("address", Verbatim, nullable=False),
    Column("canonical", Verbatim, nullable=False),
    _reference("forum", null=True),  # of the sources that come of it
    Column("state", Text, nullable=False),  # waiting, running, done, failed
    Column("attempt", Integer, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("next_at", Instant),
    Column("validators", Json, nullable=False),  # headers that ask whether it has changed
    Column("error", Text),
    Column("added_at", Instant, nullable=False),
    Column("fetched_at", Instant),
    UniqueConstraint("kind", "canonical"),
    sqlite_autoincrement=True,
)
Index(
    "ix_page_due",
    page.c.next_at,
    sqlite_where=text("state IN ('waiting', 'running')"),
    postgresql_where=text("state IN ('waiting', 'running')"),
)

library_text = Table(
    "library_text",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),  # article, post, cited_page
    _reference("forum", null=True),
    _reference("post", null=True),
    _reference("source", null=True),
    _reference("revision", null=True, index=True),
    Column("generation", BigInteger, nullable=False, unique=True),
    Column("fold", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("letters", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    UniqueConstraint("post"),
    sqlite_autoincrement=True,
)
Index(
    "ix_library_text_source",
    library_text.c.source,
    unique=True,
    sqlite_where=text("source IS NOT NULL"),
    postgresql_where=text("source IS NOT NULL"),
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),  # 48 bits: two bytes less a row
    Column("forum", Integer, primary_key=True, autoincrement=False),  # 0: known to every forum
    Column("library_text", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("forum", BigInteger, primary_key=True, autoincrement=False),
    Column("canonical", Verbatim, primary_key=True),
    Column("post", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("first_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

case = Table(
    "case",
    metadata,
    _id(),
    Column("post", BigInteger, ForeignKey("post.id"), nullable=False, unique=True),
    _reference("forum"),
    _reference("examination", index=True),
    Column("queue", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("checks", Text, nullable=False),  # " repetition copied_text ": for the queue's filter
    Column("language", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("claimed_by", Text),
    Column("claimed_until", Instant),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("changed_at", Instant, nullable=False),
    Column("back_at", Instant),  # when a case that waits for its author comes back to the queue
    Column("wave", BigInteger, index=True),  # the first post of those that copy each other; null: alone
    sqlite_autoincrement=True,
)
Index("ix_case_queue", case.c.state, case.c.priority, case.c.opened_at)

decision = Table(
    "decision",
    metadata,
    _id(),
    _reference("case", index=True),
    _reference("examination", index=True),
    Column("action", Text, nullable=False),
    Column("grounds", Json, nullable=False),
    Column("note", Verbatim, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("covers", Json, nullable=False),  # the body and the findings that this decision settles
    Column("supersedes", BigInteger, ForeignKey("decision.id"), unique=True),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("decision", BigInteger, ForeignKey("decision.id"), nullable=False, unique=True),
    Column("state", Text, nullable=False),  # waiting, running, done
    Column("attempt", Integer, nullable=False),
    Column("next_at", Instant),
    Column("error", Text),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    sqlite_autoincrement=True,
)
Index(
    "ix_outbox_due",
    outbox.c.next_at,
    sqlite_where=text("state IN ('waiting', 'running')"),
    postgresql_where=text("state IN ('waiting', 'running')"),
)

policy = Table(
    "policy",
    metadata,
    _id(),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("activated_at", Instant),
    sqlite_autoincrement=True,
)
