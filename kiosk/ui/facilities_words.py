"""What facilities mode calls things, in English; the catalogues have the other languages.

A bridge asks for a word when its property is read: once another language is chosen, every property is read anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import EndReason, Model, Phase
from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.domain.events.operators import Run
from kiosk.domain.openings import Outcome
from kiosk.domain.people import PersonKind, Standing
from kiosk.domain.reasons import Reason
from kiosk.engine.facilities.screens import Came, CompartmentAction

CONTEXT = "FacilitiesWords"

OCCUPANCIES: Mapping[Enum, object] = {
    Occupancy.FREE: QT_TRANSLATE_NOOP("FacilitiesWords", "Free"),
    Occupancy.RESERVED: QT_TRANSLATE_NOOP("FacilitiesWords", "Reserved"),
    Occupancy.OCCUPIED: QT_TRANSLATE_NOOP("FacilitiesWords", "In use"),
    Occupancy.OVERDUE: QT_TRANSLATE_NOOP("FacilitiesWords", "Overdue"),
    Occupancy.FLAGGED: QT_TRANSLATE_NOOP("FacilitiesWords", "Please look inside"),
    Occupancy.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Out of service"),
}
DOORS: Mapping[Enum, object] = {
    DoorState.CLOSED: QT_TRANSLATE_NOOP("FacilitiesWords", "The door is shut"),
    DoorState.OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "The door is open"),
    DoorState.UNKNOWN: QT_TRANSLATE_NOOP("FacilitiesWords", "Its sensor tells nothing"),
}
CONDITIONS: Mapping[Enum, object] = {
    Condition.STUCK: QT_TRANSLATE_NOOP("FacilitiesWords", "The door is stuck"),
    Condition.NOT_EMPTY: QT_TRANSLATE_NOOP("FacilitiesWords", "Something may be inside"),
    Condition.HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Kept shut"),
    Condition.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Out of service"),
}
PHASES: Mapping[Enum, object] = {
    Phase.ASSIGNED: QT_TRANSLATE_NOOP("FacilitiesWords", "In time"),
    Phase.WARNED: QT_TRANSLATE_NOOP("FacilitiesWords", "Ends soon"),
    Phase.EXPIRED: QT_TRANSLATE_NOOP("FacilitiesWords", "Its time is over"),
    Phase.OVERDUE: QT_TRANSLATE_NOOP("FacilitiesWords", "Overdue"),
    Phase.FLAGGED: QT_TRANSLATE_NOOP("FacilitiesWords", "Never emptied"),
    Phase.HELD: QT_TRANSLATE_NOOP("FacilitiesWords", "Opens for facilities only"),
}
MODELS: Mapping[Enum, object] = {
    Model.DAY_USE: QT_TRANSLATE_NOOP("FacilitiesWords", "for the day"),
    Model.SESSION: QT_TRANSLATE_NOOP("FacilitiesWords", "for some hours"),
    Model.SHIFT: QT_TRANSLATE_NOOP("FacilitiesWords", "for a shift"),
    Model.RESERVATION: QT_TRANSLATE_NOOP("FacilitiesWords", "reserved"),
    Model.NAMED: QT_TRANSLATE_NOOP("FacilitiesWords", "their own"),
}
KINDS: Mapping[Enum, object] = {
    PersonKind.STAFF: QT_TRANSLATE_NOOP("FacilitiesWords", "Staff"),
    PersonKind.CONTRACTOR: QT_TRANSLATE_NOOP("FacilitiesWords", "Contractor"),
    PersonKind.VISITOR: QT_TRANSLATE_NOOP("FacilitiesWords", "Visitor"),
}
STANDINGS: Mapping[Enum, object] = {
    Standing.ALLOWED: QT_TRANSLATE_NOOP("FacilitiesWords", "May use the doors"),
    Standing.NOT_YET: QT_TRANSLATE_NOOP("FacilitiesWords", "May not use the doors yet"),
    Standing.EXPIRED: QT_TRANSLATE_NOOP("FacilitiesWords", "Account has ended: escort them"),
    Standing.SUSPENDED: QT_TRANSLATE_NOOP("FacilitiesWords", "Account is suspended: escort them"),
}
ALARMS: Mapping[Enum, object] = {
    AlarmKind.FORCED_OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Opened, and nobody asked for it"),
    AlarmKind.LEFT_OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Left open"),
    AlarmKind.STUCK: QT_TRANSLATE_NOOP("FacilitiesWords", "The door is stuck"),
    AlarmKind.TAMPER: QT_TRANSLATE_NOOP("FacilitiesWords", "The cabinet is being opened"),
    AlarmKind.DEVICE_DOWN: QT_TRANSLATE_NOOP("FacilitiesWords", "A part does not work"),
    AlarmKind.EMERGENCY: QT_TRANSLATE_NOOP("FacilitiesWords", "Emergency release"),
    AlarmKind.RECORD: QT_TRANSLATE_NOOP("FacilitiesWords", "The record is damaged"),
}
ACTIONS: Mapping[Enum, object] = {
    CompartmentAction.OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Open"),
    CompartmentAction.TAKE_ON: QT_TRANSLATE_NOOP("FacilitiesWords", "Collect things"),
    CompartmentAction.RELEASE: QT_TRANSLATE_NOOP("FacilitiesWords", "End their time"),
    CompartmentAction.RESET: QT_TRANSLATE_NOOP("FacilitiesWords", "Empty: free again"),
    CompartmentAction.HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Keep shut"),
    CompartmentAction.END_HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Keep shut no longer"),
    CompartmentAction.MOVE: QT_TRANSLATE_NOOP("FacilitiesWords", "Other door"),
    CompartmentAction.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Out of service"),
    CompartmentAction.IN_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Back in service"),
    CompartmentAction.ACKNOWLEDGE: QT_TRANSLATE_NOOP("FacilitiesWords", "I have seen the alarm"),
    CompartmentAction.HISTORY: QT_TRANSLATE_NOOP("FacilitiesWords", "History"),
}
# What the button that is held says, with the door's number.
DOES: Mapping[Enum, object] = {
    CompartmentAction.OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Open door {door}"),
    CompartmentAction.TAKE_ON: QT_TRANSLATE_NOOP("FacilitiesWords", "Open a case for door {door}"),
    CompartmentAction.RELEASE: QT_TRANSLATE_NOOP("FacilitiesWords", "End their time with door {door}"),
    CompartmentAction.RESET: QT_TRANSLATE_NOOP("FacilitiesWords", "Door {door} is empty and free"),
    CompartmentAction.HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Keep door {door} shut"),
    CompartmentAction.END_HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Let door {door} be used again"),
    CompartmentAction.MOVE: QT_TRANSLATE_NOOP("FacilitiesWords", "Give them the other door"),
    CompartmentAction.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Take door {door} out of service"),
    CompartmentAction.IN_SERVICE: QT_TRANSLATE_NOOP("FacilitiesWords", "Put door {door} back in service"),
    CompartmentAction.ACKNOWLEDGE: QT_TRANSLATE_NOOP("FacilitiesWords", "I have seen the alarm"),
    CompartmentAction.HISTORY: QT_TRANSLATE_NOOP("FacilitiesWords", "Show the history"),
}
WHYS: Mapping[Enum, object] = {
    CompartmentAction.OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Why do you open door {door}?"),
    CompartmentAction.RELEASE: QT_TRANSLATE_NOOP("FacilitiesWords", "Why does their time end?"),
    CompartmentAction.RESET: QT_TRANSLATE_NOOP("FacilitiesWords", "Why is door {door} free again?"),
    CompartmentAction.HOLD: QT_TRANSLATE_NOOP("FacilitiesWords", "Why is door {door} kept shut?"),
    CompartmentAction.MOVE: QT_TRANSLATE_NOOP("FacilitiesWords", "Why another door?"),
}
REASONS: Mapping[Enum, object] = {
    Reason.HOLDER_ASKED: QT_TRANSLATE_NOOP("FacilitiesWords", "The holder asked"),
    Reason.LOST_CREDENTIAL: QT_TRANSLATE_NOOP("FacilitiesWords", "Lost badge or PIN"),
    Reason.LEFT_BEHIND: QT_TRANSLATE_NOOP("FacilitiesWords", "Things left behind"),
    Reason.STUCK: QT_TRANSLATE_NOOP("FacilitiesWords", "Door is stuck"),
    Reason.CHECK: QT_TRANSLATE_NOOP("FacilitiesWords", "Look inside"),
    Reason.CLEANING: QT_TRANSLATE_NOOP("FacilitiesWords", "Cleaning"),
    Reason.REPAIR: QT_TRANSLATE_NOOP("FacilitiesWords", "Repair"),
    Reason.SAFETY: QT_TRANSLATE_NOOP("FacilitiesWords", "Safety, police"),
    Reason.EMERGENCY: QT_TRANSLATE_NOOP("FacilitiesWords", "Emergency"),
    Reason.TEST: QT_TRANSLATE_NOOP("FacilitiesWords", "Test of the lock"),
    Reason.OTHER: QT_TRANSLATE_NOOP("FacilitiesWords", "Other: type it"),
}
# An outcome in one or two words, beside its sign.
CAME: Mapping[Enum, object] = {
    Came.NOTHING_YET: QT_TRANSLATE_NOOP("FacilitiesWords", "Not tried yet"),
    Came.OPENING: QT_TRANSLATE_NOOP("FacilitiesWords", "Opening"),
    Came.OPENED: QT_TRANSLATE_NOOP("FacilitiesWords", "Opened"),
    Came.NOT_OPENED: QT_TRANSLATE_NOOP("FacilitiesWords", "Did not open"),
    Came.UNKNOWN: QT_TRANSLATE_NOOP("FacilitiesWords", "Not known"),
}
OUTCOMES: Mapping[Enum, object] = {
    Outcome.OPENED: CAME[Came.OPENED],
    Outcome.NOT_OPENED: CAME[Came.NOT_OPENED],
    Outcome.UNKNOWN: CAME[Came.UNKNOWN],
}
RUNS: Mapping[Enum, object] = {
    Run.OPEN: QT_TRANSLATE_NOOP("FacilitiesWords", "Open many doors"),
    Run.CLEAN: QT_TRANSLATE_NOOP("FacilitiesWords", "Cleaning"),
    Run.EMERGENCY: QT_TRANSLATE_NOOP("FacilitiesWords", "Emergency release"),
}
ENDS: Mapping[Enum, object] = {
    EndReason.GIVEN_BACK: QT_TRANSLATE_NOOP("FacilitiesWords", "given back"),
    EndReason.EXCHANGED: QT_TRANSLATE_NOOP("FacilitiesWords", "taken for another door"),
    EndReason.NOT_OPENED: QT_TRANSLATE_NOOP("FacilitiesWords", "the door did not open"),
    EndReason.NOT_EMPTY: QT_TRANSLATE_NOOP("FacilitiesWords", "something was inside"),
    EndReason.EXPIRED: QT_TRANSLATE_NOOP("FacilitiesWords", "its time was over"),
    EndReason.RESET: QT_TRANSLATE_NOOP("FacilitiesWords", "facilities looked inside"),
    EndReason.RELEASED: QT_TRANSLATE_NOOP("FacilitiesWords", "facilities ended it"),
    EndReason.MOVED: QT_TRANSLATE_NOOP("FacilitiesWords", "facilities gave another door"),
}

# Colour and sign of a compartment's plate, beside the word; the map has the same signs. Each has its own (Signs.qml).
LOOKS: Mapping[Occupancy, tuple[str, str]] = {
    Occupancy.FREE: ("free", "free"),
    Occupancy.RESERVED: ("taken", "clock"),
    Occupancy.OCCUPIED: ("taken", "taken"),
    Occupancy.OVERDUE: ("check", "bell"),
    Occupancy.FLAGGED: ("check", "check!"),
    Occupancy.OUT_OF_SERVICE: ("off", "off"),
}
DOOR_SIGNS: Mapping[DoorState, str] = {DoorState.CLOSED: "shut", DoorState.OPEN: "open", DoorState.UNKNOWN: "unknown"}
CAME_SIGNS: Mapping[Came, str] = {
    Came.NOTHING_YET: "clock",
    Came.OPENING: "opening",
    Came.OPENED: "open",
    Came.NOT_OPENED: "check!",
    Came.UNKNOWN: "unknown",
}

TABLES = (
    OCCUPANCIES,
    DOORS,
    CONDITIONS,
    PHASES,
    MODELS,
    KINDS,
    STANDINGS,
    ALARMS,
    ACTIONS,
    DOES,
    WHYS,
    REASONS,
    CAME,
    OUTCOMES,
    RUNS,
    ENDS,
)

SILENT = QT_TRANSLATE_NOOP("FacilitiesWords", "Its lock does not answer")
PULSED = QT_TRANSLATE_NOOP("FacilitiesWords", "The door is being opened")


def say(source: object) -> str:
    """A text of this context in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, str(source))


def word(table: Mapping[Enum, object], member: Enum | None) -> str:
    """The word for it; of none, or of one that the table lacks: empty."""
    source = None if member is None else table.get(member)
    return "" if source is None else say(source)
