"""What is put into a store in tests, in few words."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from kiosk.domain.assignments import Assignment, Model
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Size
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.reservations import Reservation
from kiosk.store import library, tables
from kiosk.store.data_folder import DataFolder
from kiosk.store.store import SqlStore
from tests.fakes.clock import NOON
from tests.fakes.furniture import door


def furnish(store: SqlStore, *people: str) -> list[int]:
    """Two compartments, and these people with a badge each, whose ids are their names; the compartments' ids."""
    with store.transaction() as tx:
        placed = tx.place_compartments([door("01"), door("02")])
        for name in people:
            values = {"id": name, "external_id": name, "name": name.title(), "kind": "staff"}
            store._connection.execute(tables.person.insert(), {**values, "needs_reachable": False, "suspended": False})
            tx.add_credential(name, CredentialKind.BADGE, f"looked up: {name}".encode())
    return [one.id for one in placed]


def assignment(name: str, compartment: int, person: str = "ada") -> Assignment:
    return Assignment(name, compartment, person, Model.DAY_USE, NOON, NOON + timedelta(hours=12))


def opening(name: str, of: Assignment, attempt: int = 1) -> Opening:
    at = NOON + timedelta(seconds=attempt)
    return Opening(name, of.compartment_id, of.id, of.person_id, Purpose.FRESH, attempt, at)


def may_book(store: SqlStore, bookable: int, size: Size = Size.M) -> None:
    """So many doors of this size of bank A may be reserved, and none of any other."""
    with store.transaction() as tx:
        tx.save_capacity({Pool("A", "acme", size): (bookable + 1, bookable)})


def booking(name: str, begins: float, ends: float, *, door: int | None = None, size: Size = Size.M) -> Reservation:
    """For Ada, so many hours after noon; where ``door`` is given, for this very compartment."""
    starts_at, ends_at = (NOON + timedelta(hours=hours) for hours in (begins, ends))
    return Reservation(name, "ada", "acme", "A", Size.S, size, starts_at, ends_at, compartment_id=door)


def rows(module: ModuleType, path: Path, query: str) -> list[tuple[Any, ...]]:
    """What another connection sees."""
    connection = module.connect(str(path))
    try:
        found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
        return found
    finally:
        connection.close()


def recorded_types(data: Path) -> list[str]:
    """The types of all events of a data folder, oldest first; none where no kiosk was there."""
    folder = DataFolder(data)
    if not folder.has_database():
        return []
    headers = rows(library.choose().module, folder.database, "SELECT header FROM audit_event ORDER BY position")
    return [json.loads(header)["type"] for (header,) in headers]
