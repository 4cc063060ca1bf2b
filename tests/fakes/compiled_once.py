"""Statements are compiled once a process, not once a database: thousands of tests open one of their own.

What SQLAlchemy compiles belongs to the dialect, of which each engine makes one; those of one SQLite are all alike.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event

_DIALECTS: dict[Any, Any] = {}  # by the module that speaks to SQLite
_COMPILED: dict[Any, Any] = {}


@event.listens_for(Engine, "engine_connect")
def share(connection: Connection) -> None:
    """Let this connection use what the ones before it have compiled."""
    connection.dialect = _DIALECTS.setdefault(connection.dialect.dbapi, connection.dialect)
    connection.execution_options(compiled_cache=_COMPILED)
