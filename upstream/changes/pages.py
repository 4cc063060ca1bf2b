"""Reading the feed: a page of what changed after a cursor, or of a snapshot of everything."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from upstream.changes.cursor import Cursor
from upstream.database.change_tables import change, change_counter

MOST = 500
# A page is taken in one go at a kiosk, and has to fit through the smallest proxy (bytes of JSON).
MOST_BYTES = 1 << 20

_ROW = select(change.c.kind, change.c.id, change.c.position, change.c.born, change.c.deleted, change.c.value)


class CursorExpired(Exception):
    """What was deleted since this cursor is not known any more, or it is of a database that is gone."""


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in the order in which they happened; in a snapshot, in the order in which the things came to be."""

    changes: Sequence[dict[str, Any]]
    cursor: Cursor
    more: bool
    snapshot: bool


def page(connection: Connection, tenant: str, cursor: Cursor | None, most: int) -> Page:
    """What comes after ``cursor``, at most ``most`` of it. ``CursorExpired``.

    A snapshot has everything that there was when it began, as it is when its page is read, and ends with the cursor
    that was taken first: what changed meanwhile follows, some of it once more.
    """
    newest, tombstones_from = _counter(connection, tenant)
    if cursor is None:
        cursor = Cursor(tenant, newest, 0)
    elif not tombstones_from <= cursor.position <= newest:
        raise CursorExpired
    found = _changes(connection, cursor, most) if cursor.born is None else _snapshot(connection, cursor, most)
    if _counter(connection, tenant)[1] > cursor.position:  # purged while it was read
        raise CursorExpired
    return found


def _counter(connection: Connection, tenant: str) -> tuple[int, int]:
    query = select(change_counter.c.position, change_counter.c.tombstones_from)
    row = connection.execute(query.where(change_counter.c.tenant == tenant)).first()
    return (0, 0) if row is None else (row.position, row.tombstones_from)


def _changes(connection: Connection, cursor: Cursor, most: int) -> Page:
    after = _ROW.where(change.c.tenant == cursor.tenant, change.c.position > cursor.position)
    rows, more = _some(connection, after.order_by(change.c.position), most)
    last = rows[-1].position if rows else cursor.position
    return Page([_told(one) for one in rows], Cursor(cursor.tenant, last), more, snapshot=False)


def _snapshot(connection: Connection, cursor: Cursor, most: int) -> Page:
    of_it = (change.c.tenant == cursor.tenant, change.c.born > cursor.born, change.c.born <= cursor.position)
    rows, more = _some(connection, _ROW.where(*of_it, ~change.c.deleted).order_by(change.c.born), most)
    born = rows[-1].born if more else None
    return Page([_told(one) for one in rows], Cursor(cursor.tenant, cursor.position, born), more, snapshot=True)


def _some(connection: Connection, query: Select[Any], most: int) -> tuple[list[Row[Any]], bool]:
    """As many rows as a page takes, at least one; whether there are more."""
    found = connection.execute(query.limit(most + 1)).all()
    rows: list[Row[Any]] = []
    size = 0
    for row in found[:most]:
        size += len(row.value or "")
        if rows and size > MOST_BYTES:
            break
        rows.append(row)
    return rows, len(rows) < len(found)


def _told(row: Row[Any]) -> dict[str, Any]:
    value = None if row.value is None else json.loads(row.value)
    return {"kind": row.kind, "id": row.id, "version": row.position, "deleted": row.deleted, "value": value}
