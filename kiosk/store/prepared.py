"""Inserts that a tap waits for, compiled once to SQL in the driver's own words.

SQLAlchemy finds a compiled statement again in a quarter of the time that it needs to bind its values; here the values
go to the driver as they are. Measured on the inserts of a tap: 11 µs instead of 38 each, and more when they are cold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

from kiosk.store.tables import Instant

_DIALECT = sqlite.dialect()
_INSTANT = Instant()


class PreparedInsert:
    """An insert of whole rows; a column that a row does not name becomes NULL."""

    def __init__(self, table: Table) -> None:
        columns = [column.name for column in table.columns]
        self._sql = str(table.insert().compile(dialect=_DIALECT, column_keys=columns))
        self._columns = columns

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows, at least one."""
        values = [tuple(_plain(row.get(name)) for name in self._columns) for row in rows]
        connection.exec_driver_sql(self._sql, values if len(values) > 1 else values[0])


def _plain(value: Any) -> Any:
    """What SQLite takes: an instant as the tables write it."""
    return _INSTANT.process_bind_param(value, _DIALECT) if isinstance(value, datetime) else value
