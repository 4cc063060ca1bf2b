"""What a kiosk has written down, read beside it or after it, with the store's own reading connection."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader


@dataclass(frozen=True)
class Intent:
    """An opening; ``at`` is when it was written, in seconds of the system's monotonic clock."""

    opening: str
    door: str
    person: str
    at: float
    outcome: str | None


@dataclass(frozen=True)
class Recorded:
    """One audit event."""

    type: str
    person: str | None
    door: str | None
    detail: str


class Records:
    """Each question opens the database anew."""

    def __init__(self, data: Path) -> None:
        self._path = DataFolder(data).database

    def holders(self) -> list[tuple[str, str]]:
        """Door and person of each live assignment; a list, so that a door that is there twice shows."""
        query = (
            select(t.compartment.c.door, t.person.c.external_id)
            .select_from(t.assignment)
            .join(t.compartment, t.compartment.c.id == t.assignment.c.compartment_id)
            .join(t.person, t.person.c.id == t.assignment.c.person_id)
            .where(t.assignment.c.ended_at.is_(None))
            .order_by(t.assignment.c.started_at)
        )
        return [(row.door, row.external_id) for row in self._rows(query)]

    def intents(self) -> list[Intent]:
        """All openings, in the order of their intents on the record."""
        query = (
            select(t.opening, t.compartment.c.door, t.person.c.external_id, t.audit_event.c.monotonic_ns)
            .join(t.compartment, t.compartment.c.id == t.opening.c.compartment_id)
            .join(t.person, t.person.c.id == t.opening.c.person_id)
            .outerjoin(
                t.audit_event,
                (t.audit_event.c.opening_id == t.opening.c.id) & (t.audit_event.c.type == "open.intent"),
            )
            .order_by(t.audit_event.c.seq)
        )
        return [
            Intent(row.id, row.door, row.external_id, row.monotonic_ns / 1e9, row.outcome) for row in self._rows(query)
        ]

    def events(self, *types: str) -> list[Recorded]:
        """The audit events of these types, oldest first; all where none is named."""
        query = (
            select(t.audit_event, t.compartment.c.door, t.person.c.external_id)
            .outerjoin(t.compartment, t.compartment.c.id == t.audit_event.c.compartment_id)
            .outerjoin(t.person, t.person.c.id == t.audit_event.c.person_id)
            .order_by(t.audit_event.c.seq)
        )
        found = [Recorded(row.type, row.external_id, row.door, row.detail) for row in self._rows(query)]
        return [one for one in found if not types or one.type in types]

    def owed_upstream(self) -> list[int]:
        """The sequence numbers in the outbox."""
        return [row.seq for row in self._rows(select(t.outbox.c.seq).order_by(t.outbox.c.seq))]

    def recorded(self) -> list[int]:
        """The sequence numbers of all audit events."""
        return [row.seq for row in self._rows(select(t.audit_event.c.seq).order_by(t.audit_event.c.seq))]

    def _rows(self, query: Any) -> Sequence[Row[Any]]:
        engine = open_reader(self._path, library.choose())
        with engine.connect() as connection:
            return connection.execute(query).all()
