"""Openings: intents and what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, literal_column, select, update

from kiosk.domain.compartments import DoorState
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.store import tables as t
from kiosk.store.prepared import PreparedInsert
from kiosk.store.subjects.base import Subject

_OPENING = (
    t.opening.c.id,
    t.opening.c.compartment_id,
    t.opening.c.assignment_id,
    t.opening.c.person_id,
    t.opening.c.purpose,
    t.opening.c.attempt,
    t.opening.c.intended_at,
    t.opening.c.sensor,
)
_INTEND = PreparedInsert(t.opening)
_WRITTEN: ColumnElement[int] = literal_column("opening.rowid")  # the wall clock may have been set back


class Openings(Subject):
    """Each pulse of a lock."""

    def openings_by_compartment(self) -> Mapping[int, int]:
        """How often each compartment was opened, for even wear."""
        return self._cached.wear

    def intend(self, opening: Opening) -> None:
        """Write down that a door is to be opened."""
        row = {
            "id": opening.id,
            "compartment_id": opening.compartment_id,
            "assignment_id": opening.assignment_id,
            "person_id": opening.person_id,
            "purpose": opening.purpose.value,
            "attempt": opening.attempt,
            "intended_at": opening.intended_at,
            "sensor": opening.sensor.value,
        }
        _INTEND.run(self._connection, [row])

    def settle(self, opening: Opening, outcome: Outcome, at: datetime) -> None:
        """Write down what came of an opening, and count the wear of a door that opened."""
        mine = t.opening.c.id == opening.id
        self._connection.execute(update(t.opening).where(mine).values(outcome=outcome.value, settled_at=at))
        if outcome is Outcome.OPENED:
            openings = self._cached.wear.get(opening.compartment_id, 0) + 1
            worn = update(t.compartment).where(t.compartment.c.id == opening.compartment_id)
            self._connection.execute(worn.values(openings=openings))
            self._cached.wear[opening.compartment_id] = openings
            day = self._cached.day_openings
            if day is not None and day[0] <= at:
                self._cached.day_openings = day[0], day[1] + 1

    def last_opening(self, compartment_id: int) -> Opening | None:
        """The newest opening of a compartment, by the order of writing: the wall clock may have been set back."""
        query = select(*_OPENING).where(t.opening.c.compartment_id == compartment_id)
        row = self._connection.execute(query.order_by(_WRITTEN.desc()).limit(1)).first()
        return None if row is None else _opening(row)

    def opened_since(self, opening_id: str) -> bool:
        """Whether that opening, or a later one of its compartment, opened the door, as far as anybody can tell."""
        first = select(t.opening.c.compartment_id, _WRITTEN.label("at")).where(t.opening.c.id == opening_id).subquery()
        moved = t.opening.c.outcome.in_((Outcome.OPENED.value, Outcome.UNKNOWN.value))
        later = (t.opening.c.compartment_id == first.c.compartment_id, first.c.at <= _WRITTEN, moved)
        return self._connection.execute(select(t.opening.c.id).where(*later).limit(1)).first() is not None

    def unsettled(self) -> Sequence[Opening]:
        """Openings whose outcome was never written, oldest first."""
        query = select(*_OPENING).where(t.opening.c.outcome.is_(None)).order_by(t.opening.c.intended_at)
        return [_opening(row) for row in self._connection.execute(query)]


def _opening(row: Row[*tuple[Any, ...]]) -> Opening:
    return Opening(
        id=row.id,
        compartment_id=row.compartment_id,
        assignment_id=row.assignment_id,
        person_id=row.person_id,
        purpose=Purpose(row.purpose),
        attempt=row.attempt,
        intended_at=row.intended_at,
        sensor=DoorState(row.sensor),
    )
