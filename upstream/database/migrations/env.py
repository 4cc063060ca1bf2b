"""Run by Alembic, on the connection that it is given."""

from alembic import context

from upstream.database.metadata import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
