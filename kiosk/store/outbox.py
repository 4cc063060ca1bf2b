"""The record as upstream is to have it, read beside the engine on a connection of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import DBAPIError

from kiosk.audit import chain
from kiosk.engine.upstream.ports import OwedEvent, OwnEpoch
from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.database import open_reader
from kiosk.store.reading import unreadable

Found = TypeVar("Found")
# Of a line that somebody has spoilt: upstream keeps it as it is.
_UNREADABLE = ("record.unreadable", "1970-01-01T00:00:00Z")


class RecordOutbox:
    """Fills ``kiosk.engine.upstream.ports.Outbox``, for one thread. Its connection stays; each question is a short
    read, so that the writer never waits for it.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._connection: Connection | None = None

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def epochs(self) -> Sequence[OwnEpoch]:
        """All there are, oldest first."""
        return self._read(_epochs)

    def acknowledged(self) -> int:
        """The position up to which upstream has acknowledged the record; 0: nothing."""
        newest = select(func.max(t.acknowledged.c.position))
        return self._read(lambda connection: connection.execute(newest).scalar() or 0)

    def hash_at(self, epoch: OwnEpoch, sequence: int) -> bytes | None:
        """The hash after so many events of an epoch; None where it has not so many."""
        if sequence == 0:
            return chain.genesis_hash(epoch.genesis)
        event = t.audit_event.c
        query = select(event.hash).where(event.position == epoch.after + sequence, event.epoch == epoch.number)
        return _raw(self._read(lambda connection: connection.execute(query).scalar()))

    def batch(self, epoch: OwnEpoch, after: int, most: int) -> Sequence[OwedEvent]:
        """The next events of this epoch after ``after`` of them, in order, at most ``most``."""
        event = t.audit_event.c
        begins = epoch.after + after
        query = select(t.audit_event).where(event.position > begins, event.position <= begins + most)
        query = query.where(event.epoch == epoch.number).order_by(event.position)
        rows = self._read(lambda connection: connection.execute(query).all())
        return [_owed(epoch, row) for row in rows]

    def checkpoint(self, epoch: OwnEpoch, up_to: int) -> tuple[int, str] | None:
        """The newest signed note over at most ``up_to`` events of this epoch, with its size."""
        signed = t.audit_checkpoint.c
        query = select(signed.size, signed.note).where(signed.epoch == epoch.number, signed.size <= up_to)
        newest = query.order_by(signed.id.desc()).limit(1)
        row = self._read(lambda connection: connection.execute(newest).first())
        return None if row is None else (row.size, row.note)

    def _read(self, look: Callable[[Connection], Found]) -> Found:
        try:
            if self._connection is None:
                self._connection = open_reader(self._database, library.choose()).connect()
            with self._connection.begin():
                return look(self._connection)
        except DBAPIError as error:
            self.close()
            raise unreadable(self._database, error) from error


def _epochs(connection: Connection) -> Sequence[OwnEpoch]:
    rows = connection.execute(select(t.audit_epoch).order_by(t.audit_epoch.c.number))
    return [OwnEpoch(row.number, row.id, row.genesis, row.after) for row in rows]


def _owed(epoch: OwnEpoch, row: Row[*tuple[Any, ...]]) -> OwedEvent:
    header = _as_text(row.header) or ""
    type_, at = _told(header)
    return OwedEvent(
        position=row.position,
        epoch=epoch.id,
        seq=row.position - epoch.after,
        type=type_,
        at=at,
        header=header,
        commitment=_raw(row.commitment),
        personal=_as_text(row.personal),
        salt=_raw(row.salt),
        hash=_raw(row.hash) or b"",
    )


def _as_text(found: object) -> str | None:
    """SQLite keeps what it is given. A line that somebody has spoilt is sent as well as can be, and holds up none."""
    if isinstance(found, bytes):
        return found.decode(errors="replace")
    return None if found is None else str(found)


def _raw(found: object) -> bytes | None:
    """The same of bytes."""
    if found is None or isinstance(found, bytes):
        return found
    return str(found).encode()


def _told(header: str) -> tuple[str, str]:
    try:
        told = json.loads(header)
        return str(told["type"]), str(told["at"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return _UNREADABLE
