"""What is wrong with compartments, and which ones people like best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from kiosk.domain.compartments import Condition
from kiosk.engine.facilities.ports import ConditionNote
from kiosk.store import tables as t
from kiosk.store.prepared import PreparedLookup
from kiosk.store.subjects.base import Subject

_FAVOURITE = PreparedLookup(
    select(t.favourite.c.compartment_id).where(t.favourite.c.person_id == bindparam("person_id"))
)


class Compartments(Subject):
    """Conditions and favourites."""

    def conditions(self) -> Mapping[int, frozenset[Condition]]:
        """What is wrong, by compartment; those that are in order are left out."""
        return conditions(self._connection)

    def set_condition(
        self, compartment_id: int, condition: Condition, note: str | None = None, until: date | None = None
    ) -> None:
        """Nothing changes where it is set already. ``until``: a local day, at whose beginning it is to end."""
        if condition in self.conditions().get(compartment_id, frozenset()):
            return
        values = {
            "compartment_id": compartment_id,
            "kind": condition.value,
            "since": self._clock.now(),
            "note": note,
            "until": until,
        }
        self._connection.execute(t.condition.insert(), values)

    def end_condition(self, compartment_id: int, condition: Condition) -> None:
        """It is in order again, as far as this goes."""
        self._connection.execute(
            update(t.condition)
            .where(t.condition.c.compartment_id == compartment_id, t.condition.c.kind == condition.value)
            .where(t.condition.c.ended_at.is_(None))
            .values(ended_at=self._clock.now())
        )

    def condition_notes(self, compartment_id: int) -> Sequence[ConditionNote]:
        """Of the conditions that hold now, oldest first."""
        mine = select(t.condition).where(
            t.condition.c.ended_at.is_(None), t.condition.c.compartment_id == compartment_id
        )
        return [_note(row) for row in self._connection.execute(mine.order_by(t.condition.c.id))]

    def all_condition_notes(self) -> Mapping[int, Sequence[ConditionNote]]:
        """The same of all compartments that have any, in one go."""
        live = select(t.condition).where(t.condition.c.ended_at.is_(None)).order_by(t.condition.c.id)
        found: dict[int, list[ConditionNote]] = {}
        for row in self._connection.execute(live):
            found.setdefault(row.compartment_id, []).append(_note(row))
        return found

    def conditions_until(self) -> Mapping[tuple[int, Condition], date]:
        """Of those that end by themselves: the local day."""
        live = select(t.condition).where(t.condition.c.ended_at.is_(None), t.condition.c.until.is_not(None))
        return {(row.compartment_id, Condition(row.kind)): row.until for row in self._connection.execute(live)}

    def holds(self) -> Mapping[int, tuple[datetime, str | None]]:
        """Since when compartments are held, and the notes that say why."""
        return holds(self._connection)

    def favourite_of(self, person_id: str) -> int | None:
        """The compartment that this person likes best."""
        row = _FAVOURITE.first(self._connection, {"person_id": person_id})
        return None if row is None else row[0]

    def set_favourite(self, person_id: str, compartment_id: int | None) -> None:
        """Remember it, or forget it."""
        self._connection.execute(delete(t.favourite).where(t.favourite.c.person_id == person_id))
        if compartment_id is not None:
            values = {"person_id": person_id, "compartment_id": compartment_id}
            self._connection.execute(t.favourite.insert(), values)


def _note(row: Row[Any]) -> ConditionNote:
    return ConditionNote(Condition(row.kind), row.since, row.note, row.until)


def conditions(connection: Connection) -> Mapping[int, frozenset[Condition]]:
    """What is wrong, by compartment."""
    live = select(t.condition).where(t.condition.c.ended_at.is_(None))
    found: dict[int, frozenset[Condition]] = {}
    for row in connection.execute(live):
        found[row.compartment_id] = found.get(row.compartment_id, frozenset()) | {Condition(row.kind)}
    return found


def holds(connection: Connection) -> Mapping[int, tuple[datetime, str | None]]:
    """Since when compartments are held, and the notes that say why."""
    live = select(t.condition).where(t.condition.c.ended_at.is_(None), t.condition.c.kind == Condition.HOLD.value)
    return {row.compartment_id: (row.since, row.note) for row in connection.execute(live)}
