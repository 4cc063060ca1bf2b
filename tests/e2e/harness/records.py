"""What a kiosk has written down, read beside it or after it, with the store's own reading connection."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Row, String, literal_column, select

from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader
from tests.fakes.furniture import event_of


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
        opening: ColumnElement[str] = literal_column("json_extract(header, '$.opening')", String)
        query = (
            select(t.opening, t.compartment.c.door, t.person.c.external_id, t.audit_event.c.header)
            .join(t.compartment, t.compartment.c.id == t.opening.c.compartment_id)
            .join(t.person, t.person.c.id == t.opening.c.person_id)
            .outerjoin(t.audit_event, (opening == t.opening.c.id) & t.audit_event.c.header.contains('"open.intent"'))
            .order_by(t.audit_event.c.position)
        )
        return [
            Intent(row.id, row.door, row.external_id, json.loads(row.header)["mono_ns"] / 1e9, row.outcome)
            for row in self._rows(query)
        ]

    def events(self, *types: str) -> list[Recorded]:
        """The audit events of these types, oldest first; all where none is named."""
        rows = self._rows(select(t.audit_event).order_by(t.audit_event.c.position))
        lines = [event_of(row.header, row.personal) for row in rows]
        found = [Recorded(one.type, one.person, one.door, json.dumps(one.detail)) for one in lines]
        return [one for one in found if not types or one.type in types]

    def owed_upstream(self) -> list[int]:
        """The positions in the outbox."""
        return [row.position for row in self._rows(select(t.outbox).order_by(t.outbox.c.position))]

    def recorded(self) -> list[int]:
        """The positions of all audit events."""
        return [row.position for row in self._rows(select(t.audit_event).order_by(t.audit_event.c.position))]

    def chained(self) -> list[tuple[int, str]]:
        """Position and hash (hex) of all audit events: of two moments, the earlier is a prefix of the later."""
        rows = self._rows(select(t.audit_event).order_by(t.audit_event.c.position))
        return [(row.position, row.hash.hex()) for row in rows]

    def _rows(self, query: Any) -> Sequence[Row[Any]]:
        engine = open_reader(self._path, library.choose())
        with engine.connect() as connection:
            return connection.execute(query).all()
