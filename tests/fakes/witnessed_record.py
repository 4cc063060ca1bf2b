"""Whoever watches a kiosk and its upstream all along, and knows every event that there ever was.

A database that is put back forgets events, and others are recorded in their places. So an epoch may have several ends;
what upstream has must be one of these, from its first event on, in order and once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import Engine, Row, select

from kiosk.audit.chain import genesis_hash
from tests.fakes.syncing import Synced
from upstream.database import tables as t

Place = tuple[str, int]  # epoch and sequence
# Why an epoch began: in the database something was missing.
AFTER_THAT = re.compile('"why":"(rolled-back|restored)"')


@dataclass(frozen=True)
class Told:
    """An event as it was recorded, and the hash that it is chained to."""

    place: Place
    before: bytes
    header: str
    commitment: bytes | None
    personal: str | None
    salt: bytes | None


@dataclass
class WitnessedRecord:
    """By their hashes: ``known`` are all events that a kiosk recorded, ``arrived`` all that upstream ever kept."""

    known: dict[bytes, Told] = field(default_factory=dict)
    arrived: set[bytes] = field(default_factory=set)

    def watch(self, synced: Synced) -> None:
        """See what has been recorded since."""
        begun = synced.rig.rows("SELECT number, id, genesis, after FROM audit_epoch")
        epochs = {number: (id_, genesis_hash(genesis), after) for number, id_, genesis, after in begun}
        columns = "position, epoch, header, commitment, personal, salt, hash"
        before = b""
        for row in synced.rig.rows(f"SELECT {columns} FROM audit_event ORDER BY position"):
            position, number, *told, hashed = row
            id_, first, after = epochs[number]
            before = first if position == after + 1 else before
            self.known.setdefault(hashed, Told((id_, position - after), before, *told))
            before = hashed

    def check_upstream(self, engine: Engine) -> None:
        """What upstream has of each epoch is what a kiosk recorded there, in order, once, byte for byte."""
        before: dict[tuple[str, str], tuple[int, bytes]] = {}  # by kiosk and epoch
        for row in upstreams(engine):
            assert row.hash in self.known, "upstream has an event that no kiosk recorded"
            told = self.known[row.hash]
            sequence, last = before.get((row.kiosk, row.epoch), (0, told.before))
            assert told.place == (row.epoch, row.sequence) == (row.epoch, sequence + 1)
            assert told.before == last, "what upstream has is put together from two records"
            assert (told.header, told.commitment) == (row.header, row.commitment)
            assert (told.personal, told.salt) == (row.personal, row.salt)
            before[row.kiosk, row.epoch] = row.sequence, row.hash
            self.arrived.add(row.hash)

    def look_upstream(self, engine: Engine) -> None:
        """See what has arrived, whatever it is."""
        self.arrived |= {row.hash for row in upstreams(engine)}

    def check_acknowledged(self, synced: Synced) -> None:
        """Nothing is taken for sent that upstream never had; but for ends that the kiosk knows it has left behind."""
        ((acknowledged,),) = synced.rig.rows("SELECT coalesce(max(position), 0) FROM acknowledged")
        rows = synced.rig.rows("SELECT hash FROM audit_event WHERE position <= ?", acknowledged)
        missing = {self.known[hashed].place for (hashed,) in rows if hashed not in self.arrived}
        lost = missing and missing - self.left_behind(synced, self.arrived)
        assert not lost, f"taken for sent, and upstream never had them: {lost}"
        owed = synced.owed()
        assert not owed or owed[0] > acknowledged

    def check_all_is_up(self, synced: Synced, engine: Engine) -> None:
        """In the end, nothing is owed, and all that the kiosk has on its record is upstream."""
        self.check_acknowledged(synced)
        assert synced.owed() == []
        there = {row.hash for row in upstreams(engine)}
        missing = {self.known[one].place for one in _recorded(synced) if one not in there}
        lost = missing - self.left_behind(synced, there)
        assert not lost, f"never sent: {lost}"

    def left_behind(self, synced: Synced, there: set[bytes]) -> set[Place]:
        """Places where the kiosk recorded one thing and, before its database was put back, another that is ``there``.

        Only where the kiosk knows: a later epoch says that it began because of that.
        """
        taken: dict[Place, set[bytes]] = {}
        for one in there:
            taken.setdefault(self.known[one].place, set()).add(one)
        left = {epoch.id for epoch, later in pairwise(synced.epochs()) if AFTER_THAT.search(later.genesis)}
        found: set[Place] = set()
        forked: set[str] = set()
        for one in _recorded(synced):
            place = self.known[one].place
            if place[0] in left and (place[0] in forked or one not in taken.get(place, {one})):
                forked.add(place[0])
                found.add(place)
        return found


def _recorded(synced: Synced) -> list[bytes]:
    return [bytes.fromhex(hashed) for _, hashed in synced.recorded()]


def upstreams(engine: Engine) -> Sequence[Row[Any]]:
    """Every event that upstream has, the epochs one after the other, in order."""
    with engine.begin() as connection:
        query = select(t.event).order_by(t.event.c.kiosk, t.event.c.epoch, t.event.c.sequence)
        return connection.execute(query).all()
