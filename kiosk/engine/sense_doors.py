"""What the door sensors tell, and whom it concerns."""

from __future__ import annotations

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.compartments import Condition, DoorState
from kiosk.domain.events.doors import DoorForced, DoorMovesAgain, DoorOpenedLate
from kiosk.engine import follow_door, opening_outcome, recover, screens
from kiosk.engine.bank import Change
from kiosk.engine.facilities import alarms, inputs
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import DoorsSensed, SensedUntold
from kiosk.engine.ports import StoreError

# A disk in trouble is given so long before a door that moved is told of again (seconds).
TELL_AGAIN_S = 5.0
# The screens of somebody whose door did not open, as far as anyone could tell.
_GAVE_UP = (screens.DoorDidNotOpen, screens.DoorOutOfReach)


def sensed(kiosk: Kiosk, message: DoorsSensed) -> None:
    """Take in a board's sensors, door by door; one that can't be put on the record does not hide the others."""
    _note_reading(kiosk, message)
    failed: StoreError | None = None
    try:
        inputs.sensed(kiosk, message.bus, message.board, message.doors)
    except StoreError as error:
        failed = error
    for change in list(kiosk.bank.sense(message.bus, message.board, message.doors)):
        kiosk.bank_changed = True
        try:
            _take_in(kiosk, change)
        except StoreError as error:
            failed = error
            again = SensedUntold(change.compartment.id, change.before, change.now)
            kiosk.after(f"sensed {change.compartment.id}", TELL_AGAIN_S, again)
    if failed is not None:
        raise failed


def sensed_untold(kiosk: Kiosk, message: SensedUntold) -> None:
    """What could not be recorded when it was sensed; a door that has moved since has told of itself."""
    if kiosk.bank.state(message.compartment_id) is message.now:
        _take_in(kiosk, Change(kiosk.bank.compartments[message.compartment_id], message.before, message.now))


def _note_reading(kiosk: Kiosk, message: DoorsSensed) -> None:
    """What a sensor showed before the pulse proves nothing about it; this board has been read since."""
    for opening in kiosk.pulsing.values():
        compartment = kiosk.bank.compartments[opening.compartment_id]
        if (compartment.bus, compartment.board) == (message.bus, message.board) and kiosk.unread.get(opening.id):
            del kiosk.unread[opening.id]


def _take_in(kiosk: Kiosk, change: Change) -> None:
    if change.now is DoorState.OPEN and _was_given_up(kiosk, change.compartment.id):
        _late(kiosk, change.compartment.id)
    recover.sensed(kiosk, change)
    if change.now is DoorState.OPEN:
        _moves_again(kiosk, change.compartment.id)
        _is_open(kiosk, change)
    elif change.now is DoorState.CLOSED and _was_open(kiosk, change):
        _tell_that_it_opened(kiosk, change.compartment.id)
        follow_door.shut(kiosk, change.compartment.id)
    elif change.now is DoorState.CLOSED:
        alarms.seen_shut(kiosk, change.compartment.id)


def _tell_that_it_opened(kiosk: Kiosk, compartment_id: int) -> None:
    """Where that could not be recorded when it was seen: else it would be taken for shut in spite of its pulse."""
    opening = kiosk.pulsing.get(compartment_id)
    if opening is not None and opening.id in kiosk.seen_open:
        opening_outcome.opened(kiosk, opening)


def _moves_again(kiosk: Kiosk, compartment_id: int) -> None:
    """A door that stuck has opened: its compartment can be given away again."""
    if not kiosk.bank.has(compartment_id, Condition.STUCK):
        return
    with kiosk.store.transaction() as tx:
        tx.end_condition(compartment_id, Condition.STUCK)
        tx.record(DoorMovesAgain(compartment_id=compartment_id))
        alarms.over(kiosk, tx, AlarmKind.STUCK, compartment_id)
    kiosk.bank.set_condition(compartment_id, Condition.STUCK, on=False)


def _is_open(kiosk: Kiosk, change: Change) -> None:
    opening = kiosk.pulsing.get(change.compartment.id)
    if opening is not None:
        opening_outcome.opened(kiosk, opening)
    elif change.before is DoorState.CLOSED and change.compartment.id not in kiosk.watched:
        _opened_by_itself(kiosk, change.compartment.id)


def _opened_by_itself(kiosk: Kiosk, compartment_id: int) -> None:
    if not follow_door.reopened(kiosk, compartment_id):
        _forced(kiosk, compartment_id)


def _was_given_up(kiosk: Kiosk, compartment_id: int) -> bool:
    return kiosk.visit.concerns(compartment_id) and isinstance(kiosk.visit.screen, _GAVE_UP)


def _late(kiosk: Kiosk, compartment_id: int) -> None:
    """Its person stands before it, and it came open after all, perhaps by a pull."""
    with kiosk.store.transaction() as tx:
        last = tx.last_opening(compartment_id)
        tx.record(follow_door.door_event(kiosk, DoorOpenedLate, compartment_id))
    if last is not None:
        kiosk.locks.watch(kiosk.bank.compartments[compartment_id], closely=True)
        follow_door.follow(kiosk, last, certain=True)


def _forced(kiosk: Kiosk, compartment_id: int) -> None:
    """It was shut, nobody asked for it, and now it is open."""
    with kiosk.store.transaction() as tx:
        tx.record(follow_door.door_event(kiosk, DoorForced, compartment_id))
        alarms.raise_alarm(kiosk, tx, AlarmKind.FORCED_OPEN, compartment_id)
    follow_door.watch_left_open(kiosk, compartment_id)


def _was_open(kiosk: Kiosk, change: Change) -> bool:
    """A door that was followed or reminded of counts as open even if its board was silent in between."""
    reminded = kiosk.visit.reminding == change.compartment.id
    return change.before is DoorState.OPEN or change.compartment.id in kiosk.watched or reminded
