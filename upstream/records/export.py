"""A kiosk's record as an export (docs/record/format.md), from what was received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row, func, select

from kiosk.audit.genesis import parse_genesis
from kiosk.audit.line import Line
from kiosk.audit.note import vkey
from upstream.database.tables import checkpoint, epoch, event, kiosk

_AT_ONCE = 5_000  # events in memory


class NothingToExport(Exception):
    """Why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Done:
    """``left_out``: events at the end that no checkpoint covers, so that nobody could verify them."""

    epochs: int
    events: int
    left_out: int


def export(connection: Connection, tenant: str, name: str, file: BinaryIO) -> Done:
    """Write the record of a tenant's kiosk. Raises NothingToExport."""
    rows = [row for row in _epochs(connection, tenant, name) if row.sequence]
    if not rows:
        raise NothingToExport(f"Tenant {tenant} has no record of a kiosk {name}.")
    end = _signed_size(connection, rows[-1])
    if not end and len(rows) == 1:
        raise NothingToExport("The kiosk has not signed any of its events yet.")
    left_out = rows[-1].sequence - end
    ends = [*((row, row.sequence) for row in rows[:-1]), *([(rows[-1], end)] if end else [])]
    for row, size in ends:
        file.writelines(line.to_bytes() for line in _lines(connection, row, size))
    return Done(len(ends), sum(size for _, size in ends), left_out)


def keys(connection: Connection, tenant: str, name: str) -> list[str]:
    """The keys that its epochs began with, as lines of a key file."""
    found = [parse_genesis(row.genesis).key for row in _epochs(connection, tenant, name)]
    return list(dict.fromkeys(vkey(one) for one in found if one))


def _epochs(connection: Connection, tenant: str, name: str) -> Sequence[Row[Any]]:
    query = select(epoch).join_from(epoch, kiosk, (epoch.c.tenant == kiosk.c.tenant) & (epoch.c.kiosk == kiosk.c.id))
    query = query.where(kiosk.c.tenant == tenant, kiosk.c.name == name)
    return connection.execute(query.order_by(epoch.c.position)).all()


def _of(table: Any, row: Row[Any]) -> Any:
    return (table.c.tenant == row.tenant) & (table.c.kiosk == row.kiosk) & (table.c.epoch == row.id)


def _signed_size(connection: Connection, row: Row[Any]) -> int:
    return connection.execute(select(func.max(checkpoint.c.size)).where(_of(checkpoint, row))).scalar() or 0


def _lines(connection: Connection, row: Row[Any], size: int) -> Iterator[Line]:
    notes = select(checkpoint.c.size, checkpoint.c.note).where(_of(checkpoint, row))
    signed = {one.size: one.note for one in connection.execute(notes)}
    query = select(event).where(_of(event, row), event.c.sequence <= size).order_by(event.c.sequence)
    for one in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        yield Line(
            header=one.header,
            personal=one.personal,
            salt=one.salt,
            commitment=one.commitment,
            hash=one.hash,
            genesis=row.genesis if one.sequence == 1 else None,
            checkpoints=(signed[one.sequence],) if one.sequence in signed else (),
        )
