"""Whose a compartment is, as the map shows it."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.compartments import Condition, Occupancy

_BY_PHASE = {
    Phase.ASSIGNED: Occupancy.OCCUPIED,
    Phase.WARNED: Occupancy.OCCUPIED,
    Phase.EXPIRED: Occupancy.OCCUPIED,
    Phase.OVERDUE: Occupancy.OVERDUE,
    Phase.FLAGGED: Occupancy.FLAGGED,
    Phase.HELD: Occupancy.FLAGGED,
}


def occupancy(held: Assignment | None, conditions: Collection[Condition], kept: bool = False) -> Occupancy:
    """From the live assignment, what is wrong with the compartment, and whether it waits for somebody."""
    if Condition.OUT_OF_SERVICE in conditions:
        return Occupancy.OUT_OF_SERVICE
    if held is not None:
        return _BY_PHASE[held.phase]
    if conditions:
        return Occupancy.FLAGGED
    return Occupancy.RESERVED if kept else Occupancy.FREE
