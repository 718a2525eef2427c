"""Alembic's way in: the connection is handed over by `db.migrate`, so that a migration runs inside the caller's lock."""

from alembic import context

from db.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, compare_server_default=True, transaction_per_migration=True
)
with context.begin_transaction():
    context.run_migrations()
