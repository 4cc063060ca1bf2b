"""Whose a compartment is, as the map shows it."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.compartments import Condition, Occupancy

_NOBODY_IS_TO_HAVE_IT = (Phase.FLAGGED, Phase.HELD)


def occupancy(held: Assignment | None, conditions: Collection[Condition], kept: bool = False) -> Occupancy:
    """From the live assignment, what is wrong with the compartment, and whether it waits for somebody."""
    if conditions and Condition.OUT_OF_SERVICE in conditions:
        return Occupancy.OUT_OF_SERVICE
    if held is not None:
        if held.phase is Phase.OVERDUE:
            return Occupancy.OVERDUE
        return Occupancy.FLAGGED if held.phase in _NOBODY_IS_TO_HAVE_IT else Occupancy.OCCUPIED
    if conditions:
        return Occupancy.FLAGGED
    return Occupancy.RESERVED if kept else Occupancy.FREE
