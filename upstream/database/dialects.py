"""What SQLite and PostgreSQL say differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from upstream.database.database import is_postgres


def insert_if_absent(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there already; whether it was inserted."""
    insert = postgresql.insert if is_postgres(connection) else sqlite.insert
    statement = insert(table).values(values).on_conflict_do_nothing()
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount == 1


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that name the same columns in the same order; by COPY in PostgreSQL, in a third of the time."""
    if is_postgres(connection):
        _copy(connection, table, rows)
    else:
        connection.execute(table.insert(), [dict(one) for one in rows])


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Its errors are SQLAlchemy's, as those of every other statement are."""
    driver: Any = connection.dialect.dbapi
    raw: Any = connection.connection.driver_connection
    statement = f"COPY {table.name} ({', '.join(rows[0])}) FROM STDIN"
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for one in rows:
                copy.write_row(tuple(one.values()))
    except driver.Error as error:
        raise DBAPIError.instance(
            statement, None, error, driver.Error, hide_parameters=True, dialect=connection.dialect
        ) from error


def needs_no_disk(connection: Connection) -> None:
    """What this transaction writes may be lost in a power cut: nobody waits for the disk (PostgreSQL only)."""
    if is_postgres(connection):
        connection.execute(text("SET LOCAL synchronous_commit TO off"))
