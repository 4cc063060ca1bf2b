"""Alembic's entry: the connection comes from ``kiosk.store.migrate``, which owns the transaction."""

from __future__ import annotations

from alembic import context

from kiosk.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.person.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
