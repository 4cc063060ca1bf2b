"""The catalogue of what is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class EventType(Enum):
    """Each kind of audit event."""

    KIOSK_STARTED = "kiosk.started"
    KIOSK_STOPPED = "kiosk.stopped"
    DEVICE_UP = "device.up"
    DEVICE_DOWN = "device.down"
    CREDENTIAL_REFUSED = "credential.refused"
    ASSIGNED = "assignment.assigned"
    NOT_ASSIGNED = "assignment.refused"
    WARNED = "assignment.warned"
    EXPIRED = "assignment.expired"  # its time is over; what happens to it is told by what follows
    OVERDUE = "assignment.overdue"
    FLAGGED = "assignment.flagged"
    HELD = "assignment.held"
    EXTENDED = "assignment.extended"
    REBASED = "assignment.rebased"  # given while the clock was wrong: its end was set anew
    ENDED = "assignment.ended"
    SHARED = "assignment.shared"
    SHARE_ENDED = "assignment.share_ended"
    RESERVED = "reservation.made"
    RESERVATION_CHANGED = "reservation.changed"
    RESERVATION_CANCELLED = "reservation.cancelled"
    ARRIVED = "reservation.arrived"
    NO_SHOW = "reservation.no_show"
    UNMET = "reservation.unmet"  # its person came, and no door could be had
    LINE_JOINED = "line.joined"
    LINE_OFFERED = "line.offered"
    LINE_LEFT = "line.left"
    INTENT = "open.intent"
    OUTCOME = "open.outcome"
    DOOR_CLOSED = "door.closed"
    DOOR_LEFT_OPEN = "door.left_open"
    DOOR_OPENED_LATE = "door.opened_late"  # after its opening had been written off
    DOOR_FORCED = "door.forced_open"  # it opened and nobody had asked for it
    DOOR_REOPENED = "door.reopened"  # it did not latch, or was pulled, while its person was still there
    STUCK = "door.stuck"  # pulsed twice, and the sensor shows it shut: not given away until it opens
    MOVES_AGAIN = "door.moves_again"
    SENSOR_DOUBTED = "door.sensor_doubted"  # it showed the door shut, its person said that it was open
    NOT_EMPTY = "compartment.not_empty"  # somebody else's things were found in it
    CONDITION_SET = "compartment.condition_set"
    CONDITION_ENDED = "compartment.condition_ended"
    RESET = "compartment.reset"
    CLOCK_STEPPED = "clock.stepped"
    PEOPLE_CHANGED = "people.changed"
    PERSON_SUSPENDED = "person.suspended"
    PERSON_RESTORED = "person.restored"
    QR_ISSUED = "credential.qr_issued"
    HELP_ASKED = "help.asked"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the record. People appear by their opaque id alone, never by name or credential."""

    type: EventType
    person_id: str | None = None
    compartment_id: int | None = None
    assignment_id: str | None = None
    opening_id: str | None = None
    detail: Mapping[str, str | int | bool | None] = field(default_factory=dict)
