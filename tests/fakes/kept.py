"""A data folder with a small kiosk's database in it, which is backed up, damaged and restored in tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition
from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.engine.upkeep import Backup
from kiosk.store import backups
from kiosk.store.data_folder import DataFolder
from kiosk.store.library import Library
from kiosk.store.secrets import load_key
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON, TurnedClock
from tests.fakes.furniture import door
from tests.fakes.stored import assignment, rows

DOORS = ("01", "02", "03", "04")
PEOPLE = ("ada", "ben", "chiara", "deniz")
HOUR_S = 3600.0


class Kept:
    """Four doors, four people. Each thing that happens takes an hour."""

    def __init__(self, path: Path, library: Library, doors: tuple[str, ...] = DOORS) -> None:
        self.folder = DataFolder(path)
        self.library = library
        self.clock = TurnedClock()
        self.folder.make()
        load_key(self.folder.key, may_make=True)
        with self.store() as store, store.transaction() as tx:
            placed = tx.place_compartments([door(number) for number in doors])
            self.ids = {one.door: one.id for one in placed}
            for name in PEOPLE:
                store._connection.exec_driver_sql(
                    "INSERT INTO person (id, external_id, name, kind, needs_reachable, suspended) "
                    "VALUES (?, ?, ?, 'staff', 0, 0)",
                    (name, name, name.title()),
                )

    @contextmanager
    def store(self) -> Iterator[SqlStore]:
        with closing(SqlStore(self.folder.database, self.library, self.clock)) as store:
            yield store

    def give(self, number: str, to: str, name: str | None = None) -> None:
        self.clock.turn(HOUR_S)
        with self.store() as store, store.transaction() as tx:
            tx.assign(assignment(name or f"{to} {number}", self.ids[number], to))
            tx.record(HelpWanted(screen=f"{to} got {number}"))

    def take_back(self, number: str, reason: EndReason = EndReason.GIVEN_BACK) -> None:
        self.clock.turn(HOUR_S)
        with self.store() as store, store.transaction() as tx:
            (held,) = (one for one in tx.live_assignments() if one.compartment_id == self.ids[number])
            tx.end(held.id, self.clock.now(), reason)
            tx.record(HelpWanted(screen=f"{held.person_id} gave {number} back"))

    def flag(self, number: str, condition: Condition) -> None:
        with self.store() as store, store.transaction() as tx:
            tx.set_condition(self.ids[number], condition)

    def happen(self, times: int = 1) -> None:
        """Something is put on the record."""
        self.clock.turn(HOUR_S)
        with self.store() as store, store.transaction() as tx:
            tx.record(*[HelpWanted(screen=f"x{one}") for one in range(times)])

    def back_up(self, keep: int = 3, *, drop_older: bool = False) -> Backup:
        self.clock.turn(HOUR_S)
        return backups.make(
            self.folder, self.library, self.clock.now(), keep, pause=lambda _: None, drop_older=drop_older
        )

    # --- what can be seen

    def rows(self, query: str, path: Path | None = None) -> list[tuple[object, ...]]:
        return rows(self.library.module, path or self.folder.database, query)

    def holders(self) -> dict[str, str]:
        """Who has which door."""
        query = "SELECT door, person_id FROM assignment JOIN compartment c ON c.id = compartment_id"
        return {str(number): str(who) for number, who in self.rows(f"{query} WHERE ended_at IS NULL")}

    def holds(self) -> dict[str, str]:
        """The notes of the doors that are held."""
        query = "SELECT door, note FROM condition JOIN compartment c ON c.id = compartment_id"
        found = self.rows(f"{query} WHERE kind = 'hold' AND ended_at IS NULL")
        return {str(number): str(note) for number, note in found}

    def recorded(self, kind: str | None = None) -> list[dict[str, object]]:
        """What the record says, oldest first: the details, each with its type."""
        found = [json.loads(str(header)) for (header,) in self.rows("SELECT header FROM audit_event ORDER BY position")]
        return [{"type": one["type"], **one["detail"]} for one in found if kind in {None, one["type"]}]

    def epochs(self) -> list[str]:
        """Why each epoch began."""
        found = self.rows("SELECT genesis FROM audit_epoch ORDER BY number")
        return [json.loads(str(genesis))["why"] for (genesis,) in found]

    def files(self) -> dict[str, bytes]:
        """Everything in the data folder, by its path in it; but for the lock."""
        found = (one for one in self.folder.path.rglob("*") if one.is_file() and one.name != "kiosk.lock")
        return {str(one.relative_to(self.folder.path)): one.read_bytes() for one in found}


def flip(path: Path, at: int, bits: int = 0xFF) -> None:
    """One byte of a file is another."""
    content = bytearray(path.read_bytes())
    content[at] ^= bits
    path.write_bytes(content)


def since_noon(at: datetime) -> float:
    """In hours."""
    return (at - NOON).total_seconds() / HOUR_S


def wait_in(thread: threading.Thread) -> None:
    """A thread has ended before a test goes on."""
    thread.join(30.0)
    assert not thread.is_alive()
