"""The history of a compartment in words: what happened, for each kind of event that can be about a compartment.

Part of ``facilities_words``, which has the same context of translation.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.ui.facilities_words import CONDITIONS, ENDS, OUTCOMES, REASONS, say

HISTORY: Mapping[str, object] = {
    # --- given and ended
    "assignment.assigned": QT_TRANSLATE_NOOP("FacilitiesWords", "Given to somebody"),
    "assignment.warned": QT_TRANSLATE_NOOP("FacilitiesWords", "Holder was told: ends soon"),
    "assignment.expired": QT_TRANSLATE_NOOP("FacilitiesWords", "Its time was over"),
    "assignment.overdue": QT_TRANSLATE_NOOP("FacilitiesWords", "Overdue"),
    "assignment.flagged": QT_TRANSLATE_NOOP("FacilitiesWords", "Never emptied: please look inside"),
    "assignment.held": QT_TRANSLATE_NOOP("FacilitiesWords", "Opens for facilities only"),
    "assignment.extended": QT_TRANSLATE_NOOP("FacilitiesWords", "Kept for longer"),
    "assignment.rebased": QT_TRANSLATE_NOOP("FacilitiesWords", "Its end was set anew: the clock had been wrong"),
    "assignment.ended": QT_TRANSLATE_NOOP("FacilitiesWords", "Time ended"),
    "assignment.shared": QT_TRANSLATE_NOOP("FacilitiesWords", "Shared with a colleague"),
    "assignment.share_ended": QT_TRANSLATE_NOOP("FacilitiesWords", "No longer shared"),
    "assignment.refused": QT_TRANSLATE_NOOP("FacilitiesWords", "Not given"),
    # --- opened
    "open.intent": QT_TRANSLATE_NOOP("FacilitiesWords", "Its lock was told to open"),
    "open.outcome": QT_TRANSLATE_NOOP("FacilitiesWords", "What came of it"),
    "open.refused": QT_TRANSLATE_NOOP("FacilitiesWords", "Holder came; it was not opened"),
    "open.override": QT_TRANSLATE_NOOP("FacilitiesWords", "Opened by an operator"),
    "remote.opening": QT_TRANSLATE_NOOP("FacilitiesWords", "Asked for from afar"),
    # --- the door
    "door.closed": QT_TRANSLATE_NOOP("FacilitiesWords", "Door shut"),
    "door.left_open": QT_TRANSLATE_NOOP("FacilitiesWords", "Door left open"),
    "door.opened_late": QT_TRANSLATE_NOOP("FacilitiesWords", "Door opened late"),
    "door.forced_open": QT_TRANSLATE_NOOP("FacilitiesWords", "Door opened, and nobody asked for it"),
    "door.reopened": QT_TRANSLATE_NOOP("FacilitiesWords", "Door opened again"),
    "door.stuck": QT_TRANSLATE_NOOP("FacilitiesWords", "Door stuck"),
    "door.moves_again": QT_TRANSLATE_NOOP("FacilitiesWords", "Door moves again"),
    "door.sensor_doubted": QT_TRANSLATE_NOOP("FacilitiesWords", "Somebody saw it otherwise than its sensor"),
    # --- the compartment
    "compartment.not_empty": QT_TRANSLATE_NOOP("FacilitiesWords", "Things were found inside"),
    "compartment.condition_set": QT_TRANSLATE_NOOP("FacilitiesWords", "Not given away from now on"),
    "compartment.condition_ended": QT_TRANSLATE_NOOP("FacilitiesWords", "This is over"),
    "compartment.reset": QT_TRANSLATE_NOOP("FacilitiesWords", "Looked through: empty, free again"),
    "compartment.released": QT_TRANSLATE_NOOP("FacilitiesWords", "An operator ended the holder’s time"),
    "compartment.moved": QT_TRANSLATE_NOOP("FacilitiesWords", "An operator gave the holder another door"),
    # --- claims
    "reservation.made": QT_TRANSLATE_NOOP("FacilitiesWords", "Reserved"),
    "reservation.changed": QT_TRANSLATE_NOOP("FacilitiesWords", "Reservation changed"),
    "reservation.cancelled": QT_TRANSLATE_NOOP("FacilitiesWords", "Reservation given back"),
    "reservation.arrived": QT_TRANSLATE_NOOP("FacilitiesWords", "Came for their reservation"),
    "reservation.no_show": QT_TRANSLATE_NOOP("FacilitiesWords", "Nobody came for the reservation"),
    "reservation.unmet": QT_TRANSLATE_NOOP("FacilitiesWords", "There was no door for a reservation"),
    "line.offered": QT_TRANSLATE_NOOP("FacilitiesWords", "Kept for the next in the line"),
    "person.favourite_set": QT_TRANSLATE_NOOP("FacilitiesWords", "Somebody’s favourite door"),
    "person.favourite_ended": QT_TRANSLATE_NOOP("FacilitiesWords", "No longer a favourite door"),
    # --- alarms, operators
    "alarm.raised": QT_TRANSLATE_NOOP("FacilitiesWords", "Alarm"),
    "alarm.over": QT_TRANSLATE_NOOP("FacilitiesWords", "Cause of the alarm is over"),
    "alarm.acknowledged": QT_TRANSLATE_NOOP("FacilitiesWords", "Alarm seen by an operator"),
    "input.changed": QT_TRANSLATE_NOOP("FacilitiesWords", "A contact changed"),
    "device.tested": QT_TRANSLATE_NOOP("FacilitiesWords", "Lock tested"),
    "operator.looked": QT_TRANSLATE_NOOP("FacilitiesWords", "An operator looked at whose it is"),
    "operator.second": QT_TRANSLATE_NOOP("FacilitiesWords", "A second operator stood by"),
    "operator.refused": QT_TRANSLATE_NOOP("FacilitiesWords", "An operator’s role did not include it"),
    # --- recovery
    "recovery.opened": QT_TRANSLATE_NOOP("FacilitiesWords", "Case opened"),
    "recovery.step": QT_TRANSLATE_NOOP("FacilitiesWords", "Case went on"),
    "recovery.skipped": QT_TRANSLATE_NOOP("FacilitiesWords", "Step of the case left out"),
    "recovery.cancelled": QT_TRANSLATE_NOOP("FacilitiesWords", "Case called off"),
    "lost_property.found": QT_TRANSLATE_NOOP("FacilitiesWords", "Found and written down"),
    "lost_property.handed_back": QT_TRANSLATE_NOOP("FacilitiesWords", "Handed back"),
    "lost_property.disposed": QT_TRANSLATE_NOOP("FacilitiesWords", "Disposed of"),
    "lost_property.label": QT_TRANSLATE_NOOP("FacilitiesWords", "Label printed"),
}
OTHERS = QT_TRANSLATE_NOOP("FacilitiesWords", "Another line of the record")

# What the reason or the outcome of a kind is called, by its value. What is not in here are an operator's own words.
_REASONS = {one.value: source for one, source in REASONS.items()}
_CONDITIONS = {one.value: source for one, source in CONDITIONS.items()}
SAID: Mapping[str, Mapping[object, object]] = {
    "open.override": _REASONS,
    "compartment.released": _REASONS,
    "compartment.moved": _REASONS,
    "open.outcome": {one.value: source for one, source in OUTCOMES.items()},
    "open.refused": {"held": HISTORY["assignment.held"]},
    "compartment.condition_set": {**_REASONS, **_CONDITIONS},
    "compartment.reset": _REASONS,
    "compartment.condition_ended": _CONDITIONS,
    "assignment.ended": {one.value: source for one, source in ENDS.items()},
}


def happened(kind: str) -> str:
    """What a kind of event is called."""
    return say(HISTORY.get(kind, OTHERS))


def said(kind: str, value: str) -> str:
    """The reason or the outcome in words; what an operator typed is as they typed it."""
    source = SAID.get(kind, {}).get(value)
    return value if source is None else say(source)
