"""Opening the database, and how a transaction begins: one writer at a time in SQLite, row locks in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

BUSY_TIMEOUT_MS = 30_000
CONNECTIONS = 20  # of a process; PostgreSQL serves 100 as it comes


def open_database(url: str) -> Engine:
    """``sqlite:///FILE``, or ``postgresql://USER@HOST/NAME`` (any address that libpq takes)."""
    address = make_url(url)
    return _postgres(address) if address.get_backend_name() == "postgresql" else _sqlite(address)


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One atomic change; durable once the block has been left, undone if it raises."""
    with engine.begin() as connection:
        yield connection


def is_postgres(connection: Connection) -> bool:
    """Whether rows can be locked; in SQLite a transaction that writes has the whole database for itself."""
    return connection.dialect.name == "postgresql"


def _postgres(address: URL) -> Engine:
    address = address.set(drivername="postgresql+psycopg")
    # What stands in a row may be personal or a secret, and an error may end in a log: no values in its text.
    return create_engine(address, pool_size=CONNECTIONS, max_overflow=0, pool_pre_ping=True, hide_parameters=True)


def _sqlite(address: URL) -> Engine:
    engine = create_engine(
        address, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def configure(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # the driver begins nothing by itself
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
            raw.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # no upgrade from reading to writing can fail later

    return engine
