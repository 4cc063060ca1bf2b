"""Looking at the database from beside a running kiosk, or where none runs. Never writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from kiosk.domain.compartments import DoorState, occupancy
from kiosk.engine.ports import StoreError
from kiosk.engine.status import CompartmentStatus
from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.database import open_reader


def compartments(path: Path) -> tuple[CompartmentStatus, ...]:
    """The compartments of the site as it was when a kiosk last ran; no sensor is known."""
    held = (t.assignment.c.compartment_id == t.compartment.c.id) & t.assignment.c.ended_at.is_(None)
    stuck = (t.condition.c.compartment_id == t.compartment.c.id) & t.condition.c.ended_at.is_(None)
    query = (
        select(
            t.compartment.c.bank,
            t.compartment.c.door,
            t.person.c.external_id,
            t.assignment.c.started_at,
            t.condition.c.id.label("condition"),
        )
        .outerjoin(t.assignment, held)
        .outerjoin(t.person, t.person.c.id == t.assignment.c.person_id)
        .outerjoin(t.condition, stuck)
        .where(t.compartment.c.in_site)
        .order_by(t.compartment.c.id)
    )
    with _connection(path) as connection:
        rows = connection.execute(query).all() if _has_tables(connection) else []
    return tuple(
        CompartmentStatus(
            bank=row.bank,
            door=row.door,
            occupancy=occupancy(row.external_id is not None, row.condition is not None),
            sensor=DoorState.UNKNOWN,
            holder=row.external_id,
            since=row.started_at,
        )
        for row in rows
    )


def settings(path: Path) -> Mapping[str, str]:
    """What the site file last set that commands without a site file need."""
    with _connection(path) as connection:
        if not _has_tables(connection):
            return {}
        return {row.name: row.value for row in connection.execute(select(t.setting))}


def _has_tables(connection: Connection) -> bool:
    """Whether the first start got as far as that; one on a full disk leaves an empty database behind."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    return found is not None


@contextmanager
def _connection(path: Path) -> Iterator[Connection]:
    try:
        with open_reader(path, library.choose()).connect() as connection:
            yield connection
    except DBAPIError as error:
        raise StoreError(f"The database {path} can't be read: {error.orig}.") from error
