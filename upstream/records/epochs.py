"""Epochs: announced with their genesis, and how far each one's record is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from kiosk.audit import chain
from kiosk.audit.fault import Wrong
from kiosk.audit.genesis import Genesis, parse_genesis
from kiosk.audit.tree import Frontier
from upstream.database.tables import epoch, event, kiosk
from upstream.kiosks.keys import Caller
from upstream.problems import Problem
from upstream.records import alarms

# One begins where a database was put back, or a kiosk enrolled anew.
MOST_A_DAY = 200
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a record is: the last event's hash in the chain, or that of the genesis before the first (32 bytes)."""

    epoch: str
    sequence: int
    hash: bytes


class Forked(Exception):
    """What the kiosk sent contradicts what it sent before. The alarm is raised; the caller commits that."""

    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__(place)

    def problem(self) -> Problem:
        """What the kiosk is told."""
        sentence = f"Event {self.place.sequence} is another one here: the record was told twice, in two ways."
        if self.place.sequence == 0:
            sentence = "This epoch began otherwise here: the record was told twice, in two ways."
        return Problem(409, "fork", sentence, epoch=self.place.epoch, sequence=self.place.sequence)


def newest(connection: Connection, caller: Caller) -> Place | None:
    """How far the epoch is that was announced last, before which nothing is missing; None where there is none.

    A database that was put back may have missed the end of an epoch, and yet hear of the next one: by a request that
    was late. Then it is the epoch that is not complete, so that the kiosk goes on from there.
    """
    row = connection.execute(_own(caller).order_by(epoch.c.position.desc()).limit(1)).one_or_none()
    passed: set[str] = set()  # a kiosk could tell of epochs that go round in a circle
    while row is not None and (previous := parse_genesis(row.genesis).previous) is not None:
        passed.add(row.id)
        before = connection.execute(_own(caller).where(epoch.c.id == previous.epoch)).one_or_none()
        if previous.epoch in passed or (before is not None and before.sequence >= previous.size):
            break
        row = before
    return None if row is None else place_of(row)


def head(connection: Connection, caller: Caller, id_: str) -> Row[Any] | None:
    """The row of an epoch, locked until the end of the transaction: one batch at a time."""
    return connection.execute(_own(caller).where(epoch.c.id == id_).with_for_update()).one_or_none()


def place_of(row: Row[Any]) -> Place:
    return Place(row.id, row.sequence, row.hash)


def announce(connection: Connection, caller: Caller, id_: str, number: int, text: str, now: datetime) -> Place | Forked:
    """There is this epoch, or was before; how far it is. Raises Problem (422) where that is no genesis of it."""
    genesis = _parsed(id_, text)
    ours = (kiosk.c.tenant == caller.tenant) & (kiosk.c.id == caller.kiosk)
    connection.execute(select(kiosk.c.id).where(ours).with_for_update()).one()
    row = connection.execute(_own(caller).where(epoch.c.id == id_)).one_or_none()
    if row is None:
        _check_not_too_many(connection, caller, now)
        _check_previous(connection, caller, genesis, now)
        return _insert(connection, caller, genesis, number, text, now)
    if row.genesis == text:
        return place_of(row)
    detail = "The epoch was announced with another beginning than before."
    alarms.raise_alarm(connection, caller.tenant, caller.kiosk, alarms.FORK, id_, 0, detail, now)
    return Forked(Place(id_, 0, row.hash))


def _check_not_too_many(connection: Connection, caller: Caller, now: datetime) -> None:
    """Raises Problem (429): each may bring an alarm, and a kiosk that begins one after another would flood people."""
    query = select(func.count()).select_from(epoch).where(epoch.c.tenant == caller.tenant)
    begun = query.where(epoch.c.kiosk == caller.kiosk, epoch.c.announced_at > now - _DAY)
    if connection.execute(begun).scalar_one() >= MOST_A_DAY:
        sentence = "The kiosk began too many epochs within a day."
        raise Problem(429, "too-many", sentence, headers={"Retry-After": "3600"})


def _own(caller: Caller) -> Any:
    return select(epoch).where(epoch.c.tenant == caller.tenant, epoch.c.kiosk == caller.kiosk)


def _parsed(id_: str, text: str) -> Genesis:
    try:
        genesis = parse_genesis(text)
    except (Wrong, ValueError) as wrong:
        sentence = wrong.sentence if isinstance(wrong, Wrong) else "The epoch's beginning can't be read."
        raise Problem(422, "invalid", sentence) from None
    if genesis.epoch != id_:
        raise Problem(422, "invalid", "The epoch's beginning is that of another epoch.")
    return genesis


def _insert(connection: Connection, caller: Caller, genesis: Genesis, number: int, text: str, now: datetime) -> Place:
    own = (epoch.c.tenant == caller.tenant) & (epoch.c.kiosk == caller.kiosk)
    before = connection.execute(select(func.max(epoch.c.position)).where(own)).scalar() or 0
    place = Place(genesis.epoch, 0, chain.genesis_hash(text))
    values = {"tenant": caller.tenant, "kiosk": caller.kiosk, "id": genesis.epoch, "number": number}
    values |= {"position": before + 1, "genesis": text, "announced_at": now}
    values |= {"sequence": 0, "hash": place.hash, "tree": Frontier().to_bytes()}
    connection.execute(insert(epoch).values(values))
    return place


def _check_previous(connection: Connection, caller: Caller, genesis: Genesis, now: datetime) -> None:
    """Raise an alarm unless the epoch goes on where the one before ended, as far as that is here."""
    previous = genesis.previous
    if previous is None:
        return
    row = connection.execute(_own(caller).where(epoch.c.id == previous.epoch)).one_or_none()
    found = _contradiction(connection, row, previous)
    if found is not None:
        kind, sequence, detail = found
        alarms.raise_alarm(connection, caller.tenant, caller.kiosk, kind, genesis.epoch, sequence, detail, now)


def _contradiction(
    connection: Connection, row: Row[Any] | None, previous: chain.Previous
) -> tuple[str, int, str] | None:
    """The alarm's kind, its event and its sentence."""
    has = 0 if row is None else row.sequence
    if row is None or has < previous.size:
        return alarms.GAP, has + 1, f"The epoch before had {previous.size} events, of which {has} arrived."
    if _hash_at(connection, row, previous.size) != previous.head:
        detail = f"The epoch before is said to have ended otherwise than here, at event {previous.size}."
        return alarms.FORK, previous.size, detail
    if has > previous.size:
        detail = f"The kiosk went on after event {previous.size} of the epoch before, of which there are {has} here."
        return alarms.ROLLED_BACK, previous.size + 1, detail
    return None


def _hash_at(connection: Connection, row: Row[Any], size: int) -> bytes | None:
    if size == row.sequence:
        return bytes(row.hash)
    if size == 0:
        return chain.genesis_hash(row.genesis)
    of = (event.c.tenant == row.tenant) & (event.c.kiosk == row.kiosk) & (event.c.epoch == row.id)
    return connection.execute(select(event.c.hash).where(of, event.c.sequence == size)).scalar_one_or_none()
