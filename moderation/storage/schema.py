"""What every table is made with: the metadata that holds it, its key, its references."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[int]:
    """Give a key that is never used twice, even after an erasure."""
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def reference(table: str, *, name: str | None = None, null: bool = False, index: bool = False) -> Column[int]:
    """Give a column that names a row of a table."""
    return Column(name or table, BigInteger, ForeignKey(f"{table}.id"), nullable=null, index=index)
