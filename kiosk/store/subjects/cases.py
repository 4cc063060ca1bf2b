"""Recovery cases. The database itself holds that a compartment has one open case, and that one stays over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, literal_column, select, update

from kiosk.domain.recovery import Case, CaseCause, CaseStep
from kiosk.store import facilities_tables as f
from kiosk.store.subjects.base import Subject

_CASE = select(f.recovery_case)
_LIVE = f.recovery_case.c.ended_at.is_(None)


class Cases(Subject):
    """What is to be taken out of compartments, step by step."""

    def open_case(self, case: Case) -> None:
        """``ValueError`` where its compartment has an open one: the database holds that, too."""
        there = _CASE.where(_LIVE, f.recovery_case.c.compartment_id == case.compartment_id)
        if not case.is_over and self._connection.execute(there).first() is not None:
            raise ValueError("This compartment has an open recovery case already.")
        self._connection.execute(f.recovery_case.insert(), {"id": case.id, **_values(case)})

    def change_case(self, case: Case) -> None:
        """Write it anew."""
        mine = update(f.recovery_case).where(f.recovery_case.c.id == case.id)
        self._connection.execute(mine.values(_values(case)))

    def case(self, case_id: str) -> Case | None:
        """The case of this id, over or not."""
        row = self._connection.execute(_CASE.where(f.recovery_case.c.id == case_id)).first()
        return None if row is None else _case(row)

    def open_cases(self) -> Sequence[Case]:
        """Oldest first, by the order of writing: the wall clock may have been set back."""
        live = _CASE.where(_LIVE).order_by(literal_column("recovery_case.rowid"))
        return [_case(row) for row in self._connection.execute(live)]


def _case(row: Row[*tuple[Any, ...]]) -> Case:
    return Case(
        id=row.id,
        compartment_id=row.compartment_id,
        cause=CaseCause(row.cause),
        step=CaseStep(row.step),
        opened_at=row.opened_at,
        assignment_id=row.assignment_id,
        person_id=row.person_id,
        notified_at=row.notified_at,
        overridden=row.overridden,
        empty=row.empty,
        changed_at=row.changed_at,
        ended_at=row.ended_at,
    )


def _values(case: Case) -> dict[str, Any]:
    return {
        "compartment_id": case.compartment_id,
        "cause": case.cause.value,
        "step": case.step.value,
        "opened_at": case.opened_at,
        "assignment_id": case.assignment_id,
        "person_id": case.person_id,
        "notified_at": case.notified_at,
        "overridden": case.overridden,
        "empty": case.empty,
        "changed_at": case.changed_at,
        "ended_at": case.ended_at,
    }
