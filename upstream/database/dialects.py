"""What SQLite and PostgreSQL say differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.dialects import postgresql, sqlite

from upstream.database.database import is_postgres


def insert_if_absent(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there already; whether it was inserted."""
    insert = postgresql.insert if is_postgres(connection) else sqlite.insert
    statement = insert(table).values(values).on_conflict_do_nothing()
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount == 1


def needs_no_disk(connection: Connection) -> None:
    """What this transaction writes may be lost in a power cut: nobody waits for the disk (PostgreSQL only)."""
    if is_postgres(connection):
        connection.execute(text("SET LOCAL synchronous_commit TO off"))
