"""What a compartment looks like on the map of facilities: its occupancy and its door as two facts, and one mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.engine.facilities.screens import FrontTile, MapFilter
from kiosk.ui.facilities_words import CONDITIONS, LOOKS

# Names of states as ``Theme.stateColor`` has them, where it has them.
STATES: Mapping[Occupancy, str] = {
    Occupancy.FREE: "free",
    Occupancy.RESERVED: "reserved",
    Occupancy.OCCUPIED: "taken",
    Occupancy.OVERDUE: "overdue",
    Occupancy.FLAGGED: "flagged",
    Occupancy.OUT_OF_SERVICE: "off",
}
OF_STATE: Mapping[str, Occupancy] = {name: occupancy for occupancy, name in STATES.items()}
SIGNS: Mapping[str, str] = {name: LOOKS[occupancy][1] for occupancy, name in STATES.items()}
DOOR_SIGNS: Mapping[str, str] = {"open": "open", "opening": "opening", "unknown": "unknown", "silent": "silent"}
MARK_SIGNS: Mapping[str, str] = {
    "alarm": "alarm",
    "stuck": "wrench",
    "not empty": "bag",
    "hold": "hand",
    "case": "box",
}
MARK_WORDS: Mapping[str, object] = {
    "alarm": QT_TRANSLATE_NOOP("FacilitiesWords", "Alarm"),
    "stuck": CONDITIONS[Condition.STUCK],
    "not empty": CONDITIONS[Condition.NOT_EMPTY],
    "hold": CONDITIONS[Condition.HOLD],
    "case": QT_TRANSLATE_NOOP("FacilitiesWords", "A case is open"),
}
DOORS = ("closed", *DOOR_SIGNS)
MARKS = ("", *MARK_SIGNS)


@dataclass(frozen=True, slots=True)
class Face:
    """``state``: a key of ``SIGNS``; ``door``: one of ``DOORS``; ``mark``: one of ``MARKS``, the gravest that holds."""

    state: str
    door: str = "closed"
    mark: str = ""


def face(tile: FrontTile) -> Face:
    """Of this compartment."""
    return Face(STATES[tile.occupancy], _door(tile), _mark(tile))


def _door(tile: FrontTile) -> str:
    if tile.opening:
        return "opening"
    if not tile.answering:
        return "silent"
    return tile.sensor.value


def _mark(tile: FrontTile) -> str:
    if tile.alarm is not None:
        return "alarm"
    if Condition.STUCK in tile.conditions:
        return "stuck"
    if Condition.NOT_EMPTY in tile.conditions:
        return "not empty"
    if tile.case is not None:
        return "case"
    return "hold" if Condition.HOLD in tile.conditions else ""


def fits(tile: FrontTile, wanted: MapFilter) -> bool:
    """Whether it stands out with this filter."""
    match wanted:
        case MapFilter.ALL:
            return True
        case MapFilter.FREE:
            return tile.occupancy is Occupancy.FREE and not tile.conditions
        case MapFilter.IN_USE:
            return tile.occupancy in {Occupancy.OCCUPIED, Occupancy.RESERVED}
        case MapFilter.TO_CHECK:
            return needs_a_look(tile)
        case MapFilter.OPEN:
            return tile.sensor is DoorState.OPEN
        case MapFilter.OFF:
            return tile.occupancy is Occupancy.OUT_OF_SERVICE or Condition.OUT_OF_SERVICE in tile.conditions


def needs_a_look(tile: FrontTile) -> bool:
    """Overdue, flagged, or something is wrong with it."""
    is_wrong = tile.alarm is AlarmKind.STUCK or bool(tile.conditions & {Condition.NOT_EMPTY, Condition.STUCK})
    return is_wrong or tile.occupancy in {Occupancy.OVERDUE, Occupancy.FLAGGED}
