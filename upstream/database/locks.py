"""Waiting for one another by name, where there is no row to lock.

In SQLite whoever may write has the database for themselves (``BEGIN IMMEDIATE``), so there is nothing to wait for.
"""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, func, select

from upstream.database.database import is_postgres


def hold(connection: Connection, *name: str) -> None:
    """Have this name for oneself until the transaction ends; waits for whoever has it."""
    if is_postgres(connection):
        connection.execute(select(func.pg_advisory_xact_lock(_number(name))))


def try_to_hold(connection: Connection, *name: str) -> bool:
    """As ``hold``, but False at once where another transaction has it."""
    if not is_postgres(connection):
        return True
    return bool(connection.scalar(select(func.pg_try_advisory_xact_lock(_number(name)))))


def _number(name: tuple[str, ...]) -> int:
    """A name as PostgreSQL takes it: 64 bits with a sign. Two names that met would only wait for each other."""
    digest = sha256("\0".join(name).encode())
    return int.from_bytes(digest.digest()[:8], "big", signed=True)
