"""Alembic environment: migrations run in the transaction that upgrade.py has opened."""

from alembic import context

from warning_signs.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
