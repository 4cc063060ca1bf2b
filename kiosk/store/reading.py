"""Looking at the database from beside a running kiosk, or where none runs. Never writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import DoorState, Size
from kiosk.domain.occupancy import occupancy
from kiosk.domain.people import Person
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.engine.ports import StoreError
from kiosk.engine.status import CompartmentStatus, RecordStatus, held_doors
from kiosk.engine.upstream.changes_ports import ToldRow
from kiosk.store import cached, library, migrate, policy_json
from kiosk.store import tables as t
from kiosk.store.database import CANTOPEN, READONLY, next_step, open_reader
from kiosk.store.soundness import frozen
from kiosk.store.subjects.compartments import conditions, holds
from kiosk.store.subjects.line import waiting
from kiosk.store.subjects.people import external_ids, person_known_as
from kiosk.store.subjects.told import told_of


def compartments(path: Path) -> tuple[CompartmentStatus, ...]:
    """The compartments of the site as it was when a kiosk last ran; no sensor is known."""
    with connected(path) as connection:
        return _compartments(connection) if _is_readable(connection) else ()


def _compartments(connection: Connection) -> tuple[CompartmentStatus, ...]:
    held = {one.compartment_id: one for one in cached.live(connection).values()}
    known_as = external_ids(connection, (one.person_id for one in held.values()))
    wrong, kept = conditions(connection), {one.compartment_id for one in waiting(connection)}
    in_site = select(t.compartment).where(t.compartment.c.in_site).order_by(t.compartment.c.id)
    return tuple(
        CompartmentStatus(
            bank=row.bank,
            door=row.door,
            occupancy=occupancy(held.get(row.id), wrong.get(row.id, ()), row.id in kept),
            sensor=DoorState.UNKNOWN,
            holder=known_as[held[row.id].person_id] if row.id in held else None,
            since=held[row.id].started_at if row.id in held else None,
        )
        for row in connection.execute(in_site)
    )


def record(path: Path, last_backup: datetime | None) -> RecordStatus:
    """How the database is kept, as far as that can be told while no kiosk runs."""
    with connected(path) as connection:
        if not _is_readable(connection):
            return RecordStatus(last_backup=last_backup)
        in_site = select(t.compartment).where(t.compartment.c.in_site)
        places = {row.id: (row.bank, row.door) for row in connection.execute(in_site)}
        return RecordStatus(last_backup=last_backup, held=held_doors(places, holds(connection)))


def unsent(path: Path) -> int:
    """How many events upstream has not acknowledged."""
    with connected(path) as connection:
        if not _is_readable(connection):
            return 0
        last, known = func.max(t.audit_event.c.position), func.max(t.acknowledged.c.position)
        return (connection.scalar(select(last)) or 0) - (connection.scalar(select(known)) or 0)


def banks(path: Path) -> tuple[str, ...]:
    """The banks of the site as it was when a kiosk last ran."""
    in_site = select(t.compartment.c.bank).where(t.compartment.c.in_site).order_by(t.compartment.c.id)
    with connected(path) as connection:
        return tuple(dict.fromkeys(connection.execute(in_site).scalars())) if _is_readable(connection) else ()


def bookable(path: Path) -> Mapping[Pool, int]:
    """How many doors of each pool may be promised at once, as when a kiosk last ran."""
    with connected(path) as connection:
        if not _is_readable(connection):
            return {}
        rows = connection.execute(select(t.capacity)).all()
    return {Pool(row.bank, row.tenant, Size(row.size)): row.bookable for row in rows}


def person(path: Path, external_id: str) -> Person | None:
    """The person whom other systems know by this id."""
    with connected(path) as connection:
        return person_known_as(connection, external_id) if _is_readable(connection) else None


def scopes(path: Path) -> tuple[Scope, ...]:
    """What is set for whom: by the site file, or by upstream where its policies hold."""
    with connected(path) as connection:
        if not _is_readable(connection):
            return ()
        rows = connection.execute(select(t.policy_scope).order_by(t.policy_scope.c.id)).all()
    return tuple(Scope(ScopeKind(row.kind), row.name, policy_json.settings_from_json(row.settings)) for row in rows)


def settings(path: Path) -> Mapping[str, str]:
    """What the site file last set that commands without a site file need; the same table in every version."""
    with connected(path) as connection:
        if migrate.revision_of(connection) is None:
            return {}
        return {row.name: row.value for row in connection.execute(select(t.setting))}


def told(path: Path, kind: str) -> Sequence[ToldRow]:
    """What upstream has told of this kind of thing, but for what is gone."""
    with connected(path) as connection:
        return told_of(connection, kind) if _is_readable(connection) else ()


def _is_readable(connection: Connection) -> bool:
    """Whether the first start got as far as that; one on a full disk leaves an empty database behind."""
    revision = migrate.revision_of(connection)
    if revision not in {None, migrate.HEAD}:
        raise StoreError(
            f"The database was written by another version of this program (schema {revision}). "
            "Start the kiosk of this version once, or install that one."
        )
    return revision is not None


@contextmanager
def connected(path: Path) -> Iterator[Connection]:
    """A connection that can only read; ``StoreError`` where that can't be done."""
    chosen = library.choose()
    try:
        way = frozen(path, chosen) if _is_evidence(path, chosen) else open_reader(path, chosen).connect()
        with way as connection:
            yield connection
    except (DBAPIError, chosen.module.Error) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> StoreError:
    """What a connection that can only read says when it can't."""
    return StoreError(f"The database {path} can't be read: {getattr(error, 'orig', error)}. {next_step(error)}")


def _is_evidence(path: Path, chosen: library.Library) -> bool:
    """Whether SQLite can't open it as usual, since nothing can be written beside it, and nobody else does so either.

    A journal belongs to a process that writes, or holds what the database lacks: without it, it must not be read.
    """
    try:
        with open_reader(path, chosen).connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first()
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        journals = [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-journal")]
        return code in {READONLY, CANTOPEN} and not any(one.exists() for one in journals)
    return False


def signed_through(path: Path) -> int:
    """The position of the last event that a checkpoint covers; 0 where there is none."""
    with connected(path) as connection:
        epochs = {row.number: row.after for row in connection.execute(select(t.audit_epoch))}
        signed = connection.execute(select(t.audit_checkpoint.c.epoch, t.audit_checkpoint.c.size)).all()
    return max((epochs[row.epoch] + row.size for row in signed), default=0)
