"""What the door sensors tell, and whom it concerns."""

from __future__ import annotations

from kiosk.domain.compartments import DoorState
from kiosk.domain.events import EventType
from kiosk.engine import follow_door, opening_outcome, recover
from kiosk.engine.bank import Change
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import DoorsSensed


def sensed(kiosk: Kiosk, message: DoorsSensed) -> None:
    """Take in a board's sensors, door by door."""
    for change in list(kiosk.bank.sense(message.bus, message.board, message.doors)):
        kiosk.bank_changed = True
        recover.sensed(kiosk, change)
        if change.now is DoorState.OPEN:
            _is_open(kiosk, change)
        elif change.now is DoorState.CLOSED and _was_open(kiosk, change):
            follow_door.shut(kiosk, change.compartment.id)


def _is_open(kiosk: Kiosk, change: Change) -> None:
    opening = kiosk.pulsing.get(change.compartment.id)
    if opening is not None:
        opening_outcome.opened(kiosk, opening)
    elif change.before is DoorState.CLOSED and change.compartment.id not in kiosk.watched:
        _forced(kiosk, change.compartment.id)


def _forced(kiosk: Kiosk, compartment_id: int) -> None:
    """It was shut, nobody asked for it, and now it is open."""
    with kiosk.store.transaction() as tx:
        tx.record(follow_door.door_event(kiosk, EventType.DOOR_FORCED, compartment_id))
    follow_door.watch_left_open(kiosk, compartment_id)


def _was_open(kiosk: Kiosk, change: Change) -> bool:
    """A door that was followed counts as open even if its board was silent in between."""
    return change.before is DoorState.OPEN or change.compartment.id in kiosk.watched
