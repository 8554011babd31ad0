"""Alembic's entry: runs on the connection that `moderation.storage.migrate` gives it."""

from alembic import context

from moderation.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
connection.commit()
