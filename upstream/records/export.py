"""A kiosk's record as an export (docs/record/format.md), from what was received.

Where personal data was erased here for its age, nothing in the record accounts for that; so each event is exported with
a proof of its own (a selection of all events), which needs no account. Else it is a full export, as the kiosk's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row, func, select

from kiosk.audit import chain
from kiosk.audit.erasures import ERASED, parse_erasure
from kiosk.audit.genesis import parse_genesis
from kiosk.audit.line import Line
from kiosk.audit.note import vkey
from kiosk.audit.tree import ProofMaker, leaf
from upstream.database.operation_tables import erased
from upstream.database.tables import checkpoint, epoch, event, kiosk

_AT_ONCE = 5_000  # events in memory


class NothingToExport(Exception):
    """Why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Done:
    """``left_out``: events that no checkpoint covers, so that nobody could verify them."""

    epochs: int
    events: int
    left_out: int
    each_proven: bool = False


def export(connection: Connection, tenant: str, name: str, file: BinaryIO) -> Done:
    """Write the record of a tenant's kiosk. Raises NothingToExport."""
    rows = [row for row in _epochs(connection, tenant, name) if row.sequence]
    if not rows:
        raise NothingToExport(f"Tenant {tenant} has no record of a kiosk {name}.")
    if _is_unaccounted(connection, rows):
        return _each_proven(connection, rows, file)
    end = _signed_size(connection, rows[-1])
    if not end and len(rows) == 1:
        raise NothingToExport("The kiosk has not signed any of its events yet.")
    left_out = rows[-1].sequence - end
    ends = [*((row, row.sequence) for row in rows[:-1]), *([(rows[-1], end)] if end else [])]
    for row, size in ends:
        file.writelines(line.to_bytes() for line in _lines(connection, row, size))
    return Done(len(ends), sum(size for _, size in ends), left_out)


def _each_proven(connection: Connection, rows: Sequence[Row[Any]], file: BinaryIO) -> Done:
    ends = [(row, size) for row in rows if (size := _signed_size(connection, row))]
    if not ends:
        raise NothingToExport("The kiosk has not signed any of its events yet.")
    for row, size in ends:
        file.writelines(line.to_bytes() for line in _proven(connection, row, size))
    events = sum(size for _, size in ends)
    return Done(len(ends), events, sum(row.sequence for row in rows) - events, each_proven=True)


def _is_unaccounted(connection: Connection, rows: Sequence[Row[Any]]) -> bool:
    """Whether personal data is gone that no event of the record accounts for."""
    ours = {row.id: _erased_here(connection, row) for row in rows}
    if not any(ours.values()):
        return False
    for row in rows:
        query = select(event).where(_of(event, row), event.c.type == ERASED, ~event.c.opaque)
        for one in connection.execute(query):
            erasure = parse_erasure(_line(one))
            for first, last in erasure.ranges:
                ours.get(erasure.epoch, set()).difference_update(range(first, last + 1))
    return any(ours.values())


def _erased_here(connection: Connection, row: Row[Any]) -> set[int]:
    through = connection.execute(select(erased.c.sequence).where(_of(erased, row))).scalar() or 0
    gone = (_of(event, row), event.c.sequence <= through, event.c.commitment.is_not(None), event.c.salt.is_(None))
    return set(connection.execute(select(event.c.sequence).where(*gone)).scalars())


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
    signed = _notes(connection, row)
    for one in _events(connection, row, size):
        notes = (signed[one.sequence],) if one.sequence in signed else ()
        yield _line(one, genesis=row.genesis if one.sequence == 1 else None, checkpoints=notes)


def _proven(connection: Connection, row: Row[Any], size: int) -> Iterator[Line]:
    """The same, each with its place in the tree of the checkpoint over ``size`` events."""
    hashes = select(event.c.hash).where(_of(event, row), event.c.sequence <= size).order_by(event.c.sequence)
    tree = ProofMaker(leaf(one) for one in connection.execute(hashes).scalars())
    before, note = chain.genesis_hash(row.genesis), _notes(connection, row)[size]
    for one in _events(connection, row, size):
        first: dict[str, Any] = {"genesis": row.genesis, "checkpoints": (note,)} if one.sequence == 1 else {}
        yield _line(one, previous=before, proof=tuple(tree.proof(one.sequence - 1)), **first)
        before = one.hash


def _notes(connection: Connection, row: Row[Any]) -> dict[int, str]:
    notes = select(checkpoint.c.size, checkpoint.c.note).where(_of(checkpoint, row))
    return {one.size: one.note for one in connection.execute(notes)}


def _events(connection: Connection, row: Row[Any], size: int) -> Iterable[Row[Any]]:
    query = select(event).where(_of(event, row), event.c.sequence <= size).order_by(event.c.sequence)
    return connection.execute(query, execution_options={"yield_per": _AT_ONCE})


def _line(one: Row[Any], **more: Any) -> Line:
    return Line(one.header, one.personal, one.salt, one.commitment, one.hash, **more)
