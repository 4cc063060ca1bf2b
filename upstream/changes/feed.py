"""Writing the feed: the newest row of each thing, numbered in the order in which the writers commit.

A number is taken from the tenant's counter, which stays locked until its transaction has ended. With numbers of a
sequence, a kiosk could read 8 while 7 is not committed yet, go on after 8, and never see 7.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from upstream.changes import waking
from upstream.clock import system_clock
from upstream.database.change_tables import change, change_counter
from upstream.database.database import is_postgres

# A kiosk that was away for longer takes a snapshot.
TOMBSTONES_KEPT = timedelta(days=90)
# A batch has as many parameters as both databases take in one statement.
_BATCH = 2_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand in the feed of one thing; ``value`` None: it was deleted."""

    id: str
    value: Value | None


def put(connection: Connection, tenant: str, kind: str, id_: str, value: Value, at: datetime | None = None) -> bool:
    """This is how the thing is now. False, and nothing is told, where it was told so before."""
    return put_all(connection, tenant, kind, [Written(id_, value)], at) == 1


def remove(connection: Connection, tenant: str, kind: str, id_: str, at: datetime | None = None) -> bool:
    """The thing is no more. False where nobody was ever told of it, or it was gone already."""
    return put_all(connection, tenant, kind, [Written(id_, None)], at) == 1


def put_all(
    connection: Connection, tenant: str, kind: str, things: Sequence[Written], at: datetime | None = None
) -> int:
    """The same for many of one kind, each at most once; how many of them changed anything."""
    now = at or system_clock()
    last = _locked(connection, tenant)
    changed = 0
    for some in _batches(things):
        rows = _rows(connection, tenant, kind, some, now, max(last + 1, _microseconds(now)))
        if rows:
            _write(connection, rows)
            last = rows[-1]["position"]
            changed += len(rows)
    if changed:
        connection.execute(update(change_counter).where(change_counter.c.tenant == tenant), {"position": last})
        waking.changed(connection, tenant)
    if any(one.value is None for one in things):
        purge(connection, tenant, now)
    return changed


def hold(connection: Connection, tenant: str) -> None:
    """Nobody else writes this tenant's feed until the transaction has ended: for who reads before they write."""
    _locked(connection, tenant)


def purge(connection: Connection, tenant: str, now: datetime) -> int:
    """Forget what was deleted long ago; how much that was. A cursor from before then is refused from now on."""
    _locked(connection, tenant)
    old = (change.c.tenant == tenant, change.c.deleted, change.c.at < now - TOMBSTONES_KEPT)
    newest = connection.execute(select(func.max(change.c.position)).where(*old)).scalar()
    if newest is None:
        return 0
    _expire(connection, tenant, newest)
    return connection.execute(delete(change).where(*old)).rowcount


def expire_cursors(connection: Connection, tenant: str) -> None:
    """Have every kiosk take all of it again: after a backup of this database was put back."""
    _expire(connection, tenant, _locked(connection, tenant) + 1)
    counter = update(change_counter).where(change_counter.c.tenant == tenant)
    connection.execute(counter.values(position=change_counter.c.position + 1))
    waking.changed(connection, tenant)


def _expire(connection: Connection, tenant: str, position: int) -> None:
    counter = update(change_counter).where(change_counter.c.tenant == tenant)
    connection.execute(counter.where(change_counter.c.tombstones_from < position).values(tombstones_from=position))


def _locked(connection: Connection, tenant: str) -> int:
    """The tenant's newest position; nobody else takes one before this transaction has ended."""
    counter = {"tenant": tenant, "position": 0, "tombstones_from": 0}
    connection.execute(_insert(connection)(change_counter).values(counter).on_conflict_do_nothing())
    newest = select(change_counter.c.position).where(change_counter.c.tenant == tenant).with_for_update()
    return int(connection.execute(newest).scalar_one())


def _rows(
    connection: Connection, tenant: str, kind: str, things: Sequence[Written], now: datetime, position: int
) -> list[dict[str, Any]]:
    """The rows of those that are not as they were told last, numbered from ``position`` on."""
    known = _known(connection, tenant, kind, [one.id for one in things])
    found: list[dict[str, Any]] = []
    for one in things:
        value = None if one.value is None else as_text(one.value)
        if known.get(one.id) == value:  # also nobody was told of it, and it is to be gone
            continue
        number = position + len(found)
        row = {"tenant": tenant, "kind": kind, "id": one.id, "position": number, "born": number}
        found.append({**row, "deleted": value is None, "value": value, "at": now})
    return found


def _known(connection: Connection, tenant: str, kind: str, ids: Sequence[str]) -> Mapping[str, str | None]:
    of_these = (change.c.tenant == tenant, change.c.kind == kind, change.c.id.in_(ids))
    return {row.id: row.value for row in connection.execute(select(change.c.id, change.c.value).where(*of_these))}


def _write(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """``born`` stays what it was."""
    new = _insert(connection)(change)
    renewed = {name: new.excluded[name] for name in ("position", "deleted", "value", "at")}
    upsert = new.on_conflict_do_update(index_elements=["tenant", "kind", "id"], set_=renewed)
    connection.execute(upsert, list(rows))


def _insert(connection: Connection) -> Any:
    """Both dialects know the same INSERT … ON CONFLICT, each under a name of its own."""
    return postgresql.insert if is_postgres(connection) else sqlite.insert


def as_text(value: Value) -> str:
    """In one way only, so that what has not changed can be told."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> dict[str, Any]:
    """The same back again."""
    found: dict[str, Any] = json.loads(text)
    return found


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _batches(things: Sequence[Written]) -> Iterator[Sequence[Written]]:
    for start in range(0, len(things), _BATCH):
        yield things[start : start + _BATCH]


def values_of(connection: Connection, tenant: str, kind: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """All things of a kind that there are, with their ids, by these."""
    live = (change.c.tenant == tenant, change.c.kind == kind, change.c.deleted.is_(False))
    for row in connection.execute(select(change.c.id, change.c.value).where(*live).order_by(change.c.id)):
        yield row.id, from_text(row.value)


def ids_until(connection: Connection, tenant: str, kind: str, until: datetime) -> list[str]:
    """Those of a kind whose ``expires_at`` is before then."""
    found = list(values_of(connection, tenant, kind))
    return [id_ for id_, value in found if datetime.fromisoformat(value["expires_at"]) < until]
