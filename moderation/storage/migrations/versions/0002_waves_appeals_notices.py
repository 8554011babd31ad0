"""waiting cases, waves, appeals, notices, removal orders, second looks."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from moderation.storage.addresses import address_hash

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# By which what hangs on a post is found when it is erased, and what statistics count.
SOUGHT = (
    ("delivery", "post"),
    ("examination", "revision"),
    ("library_text", "revision"),
    ("case", "examination"),
    ("decision", "examination"),
    ("case", "opened_at"),
    ("decision", "at"),
)


def upgrade() -> None:
    op.create_table(
        "saved_filter",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("user", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_saved_filter_user_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("user", "name", name=op.f("uq_saved_filter_user_name")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("saved_filter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_filter_user"), ["user"], unique=False)

    op.create_table(
        "notice",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("post", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("explanation", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=True),
        sa.Column("handled_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["post"], ["post.id"], name=op.f("fk_notice_post_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_post"), ["post"], unique=False)

    op.create_table(
        "appeal",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_appeal_decision_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("decision", name=op.f("uq_appeal_decision")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letter",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_letter_decision_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("decision", name=op.f("uq_letter_decision")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(
            "ix_letter_fault",
            ["decision"],
            unique=False,
            sqlite_where=sa.text("fault IS NOT NULL"),
            postgresql_where=sa.text("fault IS NOT NULL"),
        )

    op.create_table(
        "removal_order",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("post", sa.BigInteger(), nullable=True),
        sa.Column("decision", sa.BigInteger(), nullable=True),
        sa.Column("reference", sa.LargeBinary(), nullable=False),
        sa.Column("authority", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("executed_at", sa.BigInteger(), nullable=True),
        sa.Column("executed_by", sa.Text(), nullable=True),
        sa.Column("purge_at", sa.BigInteger(), nullable=True),
        sa.Column("purged_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision"], ["decision.id"], name=op.f("fk_removal_order_decision_decision")
        ),
        sa.ForeignKeyConstraint(["post"], ["post.id"], name=op.f("fk_removal_order_post_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal_order")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("removal_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_removal_order_decision"), ["decision"], unique=False)
        batch_op.create_index(batch_op.f("ix_removal_order_post"), ["post"], unique=False)

    op.create_table(
        "second_look",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("drawn_at", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_second_look_decision_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_look")),
        sa.UniqueConstraint("decision", "by", name=op.f("uq_second_look_decision_by")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_kept",
            ["received_at"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )

    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address_hash", sa.LargeBinary(), nullable=True))
        batch_op.create_index("ix_revision_address", ["address_hash"], unique=False)
    _hash_addresses()

    with op.batch_alter_table("examination", schema=None) as batch_op:
        batch_op.add_column(sa.Column("checks", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("wave", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("language", sa.Text(), nullable=True))
    _sort_notes()

    for table, column in SOUGHT:
        op.create_index(f"ix_{table}_{column}", table, [column])
    copied = sa.text("""result LIKE '%"kind":"post"%'""")
    op.create_index(
        "ix_examination_copied", "examination", ["id"], sqlite_where=copied, postgresql_where=copied
    )

    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("back_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("wave", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_case_wave"), ["wave"], unique=False)

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("subject", sa.Text(), nullable=True))
        batch_op.create_index(
            "ix_user_subject",
            ["subject"],
            unique=True,
            sqlite_where=sa.text("subject IS NOT NULL"),
            postgresql_where=sa.text("subject IS NOT NULL"),
        )


def _hash_addresses() -> None:
    revision = sa.table(
        "revision",
        sa.column("id", sa.BigInteger),
        sa.column("url", sa.LargeBinary),
        sa.column("address_hash", sa.LargeBinary),
    )
    connection, last = op.get_bind(), 0
    query = sa.select(revision.c.id, revision.c.url).order_by(revision.c.id).limit(1000)
    change = sa.update(revision).where(revision.c.id == sa.bindparam("row"))
    change = change.values(address_hash=sa.bindparam("hash"))
    while rows := connection.execute(query.where(revision.c.id > last, revision.c.url.is_not(None))).all():
        urls = [(row.id, bytes(row.url).decode("utf-8", "surrogatepass")) for row in rows]
        connection.execute(change, [{"row": number, "hash": address_hash(url)} for number, url in urls])
        last = rows[-1].id


def _sort_notes() -> None:
    names = ("id", "queue", "result", "checks", "language", "wave")
    examination = sa.table("examination", *(sa.column(name) for name in names))
    connection, last = op.get_bind(), 0
    query = sa.select(examination.c.id, examination.c.result).order_by(examination.c.id).limit(100)
    query = query.where(examination.c.queue == "note", examination.c.result.is_not(None))
    change = sa.update(examination).where(examination.c.id == sa.bindparam("row"))
    change = change.values(
        checks=sa.bindparam("found"), language=sa.bindparam("main"), wave=sa.bindparam("first")
    )
    while rows := connection.execute(query.where(examination.c.id > last)).all():
        read = [(row.id, json.loads(row.result)) for row in rows]
        connection.execute(
            change,
            [
                {
                    "row": number,
                    "found": f" {' '.join(result['verdict']['reasons'])} ",
                    "main": result["language"]["main"],
                    "first": _first_copied(result),
                }
                for number, result in read
            ],
        )
        last = rows[-1].id


def _first_copied(result: dict[str, Any]) -> int | None:
    found = [each for each in result["findings"] if each["check"] == "duplicates" and "exempt" not in each]
    copied = [each["of"]["post"] for each in found if each["kind"] in ("exact", "near") and each.get("of")]
    return min(map(int, copied), default=None)


def downgrade() -> None:
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_user_subject",
            sqlite_where=sa.text("subject IS NOT NULL"),
            postgresql_where=sa.text("subject IS NOT NULL"),
        )
        batch_op.drop_column("subject")

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delivery_kept",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )

    op.drop_index("ix_examination_copied")
    for table, column in SOUGHT:
        op.drop_index(f"ix_{table}_{column}")

    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index("ix_revision_address")
        batch_op.drop_column("address_hash")

    with op.batch_alter_table("examination", schema=None) as batch_op:
        batch_op.drop_column("language")
        batch_op.drop_column("wave")
        batch_op.drop_column("checks")

    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_wave"))
        batch_op.drop_column("wave")
        batch_op.drop_column("back_at")

    op.drop_table("second_look")
    with op.batch_alter_table("removal_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_removal_order_decision"))
        batch_op.drop_index(batch_op.f("ix_removal_order_post"))

    op.drop_table("removal_order")
    op.drop_table("letter")
    op.drop_table("appeal")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_post"))

    op.drop_table("notice")
    with op.batch_alter_table("saved_filter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_filter_user"))

    op.drop_table("saved_filter")
