"""Taking events: each is checked against the one before it, all are stored in one transaction, then acknowledged.

What is acknowledged is how far the record is here, never what was sent: a batch may be late, doubled, cut short, or
of a kiosk whose disk was put back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from kiosk.audit import tree
from kiosk.audit.erasures import ERASED, parse_erasure
from kiosk.audit.fault import Wrong
from kiosk.audit.tree import Frontier
from upstream.database.dialects import insert_rows
from upstream.database.tables import epoch, event, kiosk
from upstream.kiosks.keys import Caller
from upstream.problems import Problem
from upstream.records import alarms, epochs
from upstream.records.envelopes import Event, Sent, read_event
from upstream.records.epochs import Forked, Place


@dataclass(slots=True)
class _Growing:
    """The record with what was taken of the batch so far."""

    epoch: str
    sequence: int
    hash: bytes
    taken: list[Event] = field(default_factory=list)

    def hash_at(self, sequence: int) -> bytes:
        return self.taken[sequence - self.taken[0].sequence].hash

    def add(self, one: Event) -> None:
        self.taken.append(one)
        self.sequence, self.hash = one.sequence, one.hash


@dataclass(frozen=True, slots=True)
class Taken:
    """How far the record is now, and how many events were new."""

    place: Place
    new: int


def take(
    connection: Connection, caller: Caller, batch: Sequence[Sent], offset_ms: int | None, now: datetime
) -> Taken | Forked:
    """Store what is new and next in the record. Raises Problem where an event can't be (409, 422): nothing is stored.

    ``offset_ms`` is how far the kiosk's clock is behind ours, as it measured that itself.
    """
    row = epochs.head(connection, caller, batch[0].epoch)
    if row is None:
        raise Problem(409, "unknown-epoch", "This epoch was not announced.", epoch=batch[0].epoch)
    found = _grown(connection, row, batch)
    if isinstance(found, Forked):
        _tell_fork(connection, caller, found, now)
        return found
    if found.taken:
        _store(connection, caller, row, found, now)
    _measure(connection, caller, found.taken, offset_ms, now)
    return Taken(Place(found.epoch, found.sequence, found.hash), len(found.taken))


def _grown(connection: Connection, row: Row[Any], batch: Sequence[Sent]) -> _Growing | Forked:
    """What can be taken: all up to the first event that is missing."""
    known = _known(connection, row, batch)
    growing = _Growing(row.id, row.sequence, row.hash)
    for index, sent in enumerate(batch):
        if sent.sequence > growing.sequence + 1:
            break
        if sent.sequence == growing.sequence + 1:
            growing.add(read_event(index, sent, growing.hash))
        elif (known.get(sent.sequence) or growing.hash_at(sent.sequence)) != sent.hash:
            return Forked(Place(row.id, sent.sequence, row.hash))
    return growing


def _known(connection: Connection, row: Row[Any], batch: Sequence[Sent]) -> dict[int, bytes]:
    """The hashes of those events of a batch that are here already."""
    again = [one.sequence for one in batch if one.sequence <= row.sequence]
    if not again:
        return {}
    of = (event.c.tenant == row.tenant) & (event.c.kiosk == row.kiosk) & (event.c.epoch == row.id)
    query = select(event.c.sequence, event.c.hash).where(of, event.c.sequence.in_(again))
    return {one.sequence: one.hash for one in connection.execute(query)}


def _store(connection: Connection, caller: Caller, row: Row[Any], grown: _Growing, now: datetime) -> None:
    insert_rows(connection, event, [_values(caller, row.id, one, now) for one in grown.taken])
    frontier = Frontier.from_bytes(row.tree)
    for one in grown.taken:
        frontier.append(tree.leaf(one.hash))
    own = (epoch.c.tenant == caller.tenant) & (epoch.c.kiosk == caller.kiosk) & (epoch.c.id == row.id)
    head = {"sequence": grown.sequence, "hash": grown.hash, "tree": frontier.to_bytes()}
    connection.execute(update(epoch).where(own).values(head))
    for index, one in enumerate(grown.taken):
        if one.opaque:
            detail = "The kiosk sent an event that can't be understood; it is kept as it is."
            alarms.raise_alarm(
                connection, caller.tenant, caller.kiosk, alarms.OPAQUE, row.id, one.sequence, detail, now
            )
        elif one.type == ERASED:
            _erase(connection, caller, index, one)


def _values(caller: Caller, epoch_id: str, one: Event, now: datetime) -> dict[str, Any]:
    return {
        "tenant": caller.tenant,
        "kiosk": caller.kiosk,
        "epoch": epoch_id,
        "sequence": one.sequence,
        "type": one.type,
        "at": one.at,
        "received_at": now,
        "header": one.header,
        "commitment": one.commitment,
        "personal": one.personal,
        "salt": one.salt,
        "hash": one.hash,
        "opaque": one.opaque,
    }


def _erase(connection: Connection, caller: Caller, index: int, one: Event) -> None:
    """The personal data that the kiosk erased goes here, too."""
    try:
        erasure = parse_erasure(one.line())
    except Wrong as wrong:
        raise Problem(422, "invalid", wrong.sentence, index=index) from None
    of = (event.c.tenant == caller.tenant) & (event.c.kiosk == caller.kiosk) & (event.c.epoch == erasure.epoch)
    lines = event.c.sequence.between(bindparam("first"), bindparam("last"))
    ranges = [{"first": first, "last": last} for first, last in erasure.ranges]
    if ranges:  # there may be tens of thousands, while others wait: so it is compiled once
        connection.execute(update(event).where(of, lines).values(personal=None, salt=None), ranges)


def _measure(
    connection: Connection, caller: Caller, taken: Sequence[Event], offset_ms: int | None, now: datetime
) -> None:
    values: dict[str, Any] = {}
    if offset_ms is not None:
        values |= {"clock_offset_ms": offset_ms}
    if taken:
        values |= {"newest_event_at": taken[-1].at, "newest_event_clock": taken[-1].clock}
    if values:
        own = (kiosk.c.tenant == caller.tenant) & (kiosk.c.id == caller.kiosk)
        connection.execute(update(kiosk).where(own).values(**values, measured_at=now))


def _tell_fork(connection: Connection, caller: Caller, forked: Forked, now: datetime) -> None:
    place = forked.place
    detail = f"The kiosk sent another event {place.sequence} than before."
    alarms.raise_alarm(connection, caller.tenant, caller.kiosk, alarms.FORK, place.epoch, place.sequence, detail, now)
