"""What comes of a pulse. An acknowledged pulse is not an opened door: the sensor has the last word."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.assignments import EndReason
from kiosk.domain.compartments import Condition, DoorState
from kiosk.domain.events.doors import DoorStuck, SensorDoubted
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.engine import exchange_door, follow_door, give_door, open_door, screens, watch_door
from kiosk.engine.facilities import alarms, override
from kiosk.engine.intents import ItDidOpen
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import Pulsed, PulseResult, SensorOverdue
from kiosk.engine.openings_now import is_by_operator
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import bound


def pulsed(kiosk: Kiosk, answer: Pulsed) -> None:
    """The bus did what it could; where the lock was reached, the sensor must tell now."""
    opening = open_door.pulsing(kiosk, answer.opening_id)
    if opening is None:
        return
    if answer.result is PulseResult.LATE:
        open_door.settle(kiosk, opening, Outcome.NOT_OPENED, "refused: the bus was busy past the deadline")
        _unmoved(kiosk, opening, _stayed_shut)
    elif answer.result is PulseResult.NOT_SENT:
        open_door.settle(kiosk, opening, Outcome.NOT_OPENED, "the lock bus is gone")
        _unmoved(kiosk, opening, _never_pulsed)
    elif kiosk.bank.state(opening.compartment_id) is DoorState.OPEN:
        opened(kiosk, opening)
    else:
        kiosk.unread[opening.id] = True
        open_door.await_sensor(kiosk, opening)


def opened(kiosk: Kiosk, opening: Opening) -> None:
    """The sensor shows the door open, or did: where that can't be recorded just now, no later look makes it unseen."""
    kiosk.seen_open.add(opening.id)
    open_door.settle(kiosk, opening, Outcome.OPENED)
    follow_door.follow(kiosk, opening, certain=True)
    override.came(kiosk, opening, Outcome.OPENED)


def sensor_overdue(kiosk: Kiosk, message: SensorOverdue) -> None:
    """The sensor had its time: it shows the door as it is, or it tells nothing at all."""
    opening = open_door.pulsing(kiosk, message.opening_id)
    if opening is None:
        return
    compartment = kiosk.bank.compartments[opening.compartment_id]
    state = kiosk.bank.state(compartment.id)
    if state is DoorState.OPEN or opening.id in kiosk.seen_open:  # it stood open before, or the disk was in trouble
        opened(kiosk, opening)
        if state is DoorState.CLOSED:
            kiosk.timers.cancel(f"sensed {compartment.id}")  # that it was shut is told here
            follow_door.shut(kiosk, compartment.id)
    elif state is DoorState.CLOSED and opening.id not in kiosk.unread:
        _shut_in_spite_of_pulse(kiosk, opening)
    else:
        open_door.settle(kiosk, opening, Outcome.UNKNOWN, "the sensor tells nothing")
        _nobody_can_tell(kiosk, opening)


def _nobody_can_tell(kiosk: Kiosk, opening: Opening) -> None:
    if kiosk.bank.answering(kiosk.bank.compartments[opening.compartment_id]):
        follow_door.follow(kiosk, opening, certain=False)
        override.came(kiosk, opening, Outcome.UNKNOWN)
        return
    if kiosk.visit.concerns(opening.compartment_id):
        kiosk.visit.unclear = True
    _out_of_reach(kiosk, opening)
    override.came(kiosk, opening, Outcome.UNKNOWN)


def _unmoved(kiosk: Kiosk, opening: Opening, stayed: Callable[[Kiosk, Opening], None]) -> None:
    """No pulse left for the lock: the door stands as it stood, which may be open."""
    if kiosk.bank.state(opening.compartment_id) is DoorState.OPEN:
        follow_door.follow(kiosk, opening, certain=True)
        override.came(kiosk, opening, Outcome.OPENED)
    else:
        stayed(kiosk, opening)


def _shut_in_spite_of_pulse(kiosk: Kiosk, opening: Opening) -> None:
    open_door.settle(kiosk, opening, Outcome.NOT_OPENED, "the sensor shows the door shut")
    if opening.attempt < len(open_door.SENSOR_WITHIN_S):
        _try_again(kiosk, opening)
        return
    with kiosk.store.transaction() as tx:
        tx.set_condition(opening.compartment_id, Condition.STUCK)
        tx.record(DoorStuck(compartment_id=opening.compartment_id, opening_id=opening.id))
        alarms.raise_alarm(kiosk, tx, AlarmKind.STUCK, opening.compartment_id)
    kiosk.bank.set_condition(opening.compartment_id, Condition.STUCK, on=True)
    kiosk.bank_changed = True
    _stayed_shut(kiosk, opening)


def it_did_open(kiosk: Kiosk, _: ItDidOpen) -> None:
    """The person before the door knows better than its sensor: go on as if it had none."""
    assignment = kiosk.visit.assignment
    if assignment is None or not isinstance(kiosk.visit.screen, screens.DoorDidNotOpen):
        return
    with kiosk.store.transaction() as tx:
        last = tx.last_opening(assignment.compartment_id)
        tx.record(follow_door.door_event(kiosk, SensorDoubted, assignment.compartment_id))
    if last is not None:
        follow_door.follow(kiosk, last, certain=False)


def _try_again(kiosk: Kiosk, opening: Opening) -> None:
    """A second pulse is a second opening with its own intent; never blindly, for the sensor shows the door shut."""
    with kiosk.store.transaction() as tx:
        if _is_over(tx, opening):
            return
        again = _once_more(kiosk, tx, opening)
    if again is None:
        _stayed_shut(kiosk, opening)
    else:
        open_door.send(kiosk, again)


def _is_over(tx: Transaction, opening: Opening) -> bool:
    """Whether it was for a holder who has the door no longer."""
    if is_by_operator(opening):
        return False
    return opening.assignment_id is None or tx.assignment(opening.assignment_id) is None


def _once_more(kiosk: Kiosk, tx: Transaction, opening: Opening) -> Opening | None:
    attempt, by = opening.attempt + 1, opening.person_id
    if is_by_operator(opening):
        door, held, purpose = opening.compartment_id, opening.assignment_id, opening.purpose
        return open_door.intend_override(kiosk, tx, door, held, purpose, by, attempt)
    assignment = None if opening.assignment_id is None else tx.assignment(opening.assignment_id)
    person = None if by is None else tx.person(by)
    if assignment is None or (person is not None and not bound.may_open(tx, person)):  # a pass, between the two pulses
        return None
    return open_door.intend(kiosk, tx, assignment, opening.purpose, attempt, person)


def _stayed_shut(kiosk: Kiosk, opening: Opening) -> None:
    """The door is shut, so nothing is inside that was not before: say so, and offer what can be done."""
    watch_door.no_longer(kiosk, opening.compartment_id)
    if kiosk.visit.concerns(opening.compartment_id):
        holds_things = not kiosk.visit.fresh
        other_free = not holds_things and give_door.any_free(kiosk)
        show(kiosk, screens.DoorDidNotOpen(kiosk.bank.door(opening.compartment_id), holds_things, other_free))
    elif opening.purpose is Purpose.FRESH:
        _take_back(kiosk, opening)
    override.came(kiosk, opening, Outcome.NOT_OPENED)


def _never_pulsed(kiosk: Kiosk, opening: Opening) -> None:
    """Nothing reached the lock. A fresh door is exchanged for one within reach; a holder's things are safe."""
    if opening.purpose is not Purpose.FRESH:
        _out_of_reach(kiosk, opening)
    elif kiosk.visit.concerns(opening.compartment_id) and opening.assignment_id is not None:
        exchange_door.instead_of(kiosk, opening.assignment_id, EndReason.NOT_OPENED)
    else:
        _take_back(kiosk, opening)
    override.came(kiosk, opening, Outcome.NOT_OPENED)


def _take_back(kiosk: Kiosk, opening: Opening) -> None:
    if opening.assignment_id is not None:
        give_door.take_back(kiosk, opening.assignment_id, EndReason.NOT_OPENED)


def _out_of_reach(kiosk: Kiosk, opening: Opening) -> None:
    """Nobody can tell whether the door opened."""
    watch_door.no_longer(kiosk, opening.compartment_id)
    kiosk.bank_changed = True
    if kiosk.visit.concerns(opening.compartment_id):
        fresh = kiosk.visit.fresh
        other_free = fresh and give_door.any_free(kiosk)
        show(kiosk, screens.DoorOutOfReach(kiosk.bank.door(opening.compartment_id), fresh, other_free))
