"""Opening a door: the intent, the pulse and the outcome on the record. No commit, no open."""

from __future__ import annotations

from kiosk.domain.assignments import Assignment
from kiosk.domain.events.openings import OpeningIntended, OpeningSettled
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.domain.people import Person
from kiosk.engine import screens
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import SensorOverdue
from kiosk.engine.ports import OpenCommand, Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.upstream import remote_outcome

# A late command is worse than none: a lock that was not pulsed this long after the tap is not pulsed at all.
OPEN_WITHIN_S = 2.0
# How long the sensor may take to show the door open after a pulse, by attempt: a pulse lasts 0.3 to 0.6 s
# (device-protocols.md 1.1, 1.2), and a sticking door is helped with a pull during the second try.
SENSOR_WITHIN_S = (1.5, 4.0)


def intend(
    kiosk: Kiosk,
    tx: Transaction,
    assignment: Assignment,
    purpose: Purpose,
    attempt: int = 1,
    by: Person | None = None,
) -> Opening:
    """Write down, in the caller's transaction, that this door is to be opened. Nothing moves before its commit.

    ``by`` is who asked, where that may be a colleague of its holder.
    """
    opening = Opening(
        id=kiosk.new_id(),
        compartment_id=assignment.compartment_id,
        assignment_id=assignment.id,
        person_id=assignment.person_id if by is None else by.id,
        purpose=purpose,
        attempt=attempt,
        intended_at=kiosk.clock.now(),
        sensor=kiosk.bank.state(assignment.compartment_id),
    )
    _write_down(tx, opening)
    return opening


def intend_override(
    kiosk: Kiosk,
    tx: Transaction,
    compartment_id: int,
    assignment_id: str | None,
    purpose: Purpose,
    by: str | None,
    attempt: int = 1,
) -> Opening:
    """The same on an operator's authority, whoever has the compartment, if anybody (``assignment_id``).

    ``by`` is the operator's person; None: a contact asked.
    """
    opening = Opening(
        id=kiosk.new_id(),
        compartment_id=compartment_id,
        assignment_id=assignment_id,
        person_id=by,
        purpose=purpose,
        attempt=attempt,
        intended_at=kiosk.clock.now(),
        sensor=kiosk.bank.state(compartment_id),
    )
    _write_down(tx, opening)
    return opening


def _write_down(tx: Transaction, opening: Opening) -> None:
    tx.intend(opening)
    tx.record(
        OpeningIntended(
            person_id=opening.person_id,
            compartment_id=opening.compartment_id,
            assignment_id=opening.assignment_id,
            opening_id=opening.id,
            attempt=opening.attempt,
            purpose=opening.purpose,
        )
    )


def send(kiosk: Kiosk, opening: Opening) -> None:
    """After the commit: pulse the lock, and show that the door is about to open."""
    compartment = kiosk.bank.compartments[opening.compartment_id]
    deadline = min(kiosk.asked_at + OPEN_WITHIN_S, remote_outcome.deadline(kiosk, opening))
    kiosk.locks.open(OpenCommand(opening.id, compartment.bus, compartment.board, compartment.channel, deadline))
    kiosk.pulsing[compartment.id] = opening
    kiosk.unread[opening.id] = False
    # Should the bus never answer, the sensor has the last word all the same.
    await_sensor(kiosk, opening, OPEN_WITHIN_S)
    kiosk.locks.watch(compartment, closely=True)
    _map_changes(kiosk)
    if kiosk.visit.concerns(compartment.id):
        show(kiosk, screens.DoorOpening(kiosk.bank.door(compartment.id), retrying=opening.attempt > 1))


def await_sensor(kiosk: Kiosk, opening: Opening, longer_s: float = 0.0) -> None:
    """Give the sensor its time from now."""
    within = SENSOR_WITHIN_S[opening.attempt - 1] + longer_s
    kiosk.after(_timer(opening), within, SensorOverdue(opening.id))


def settle(kiosk: Kiosk, opening: Opening, outcome: Outcome, why: str | None = None) -> None:
    """Write down what came of an opening. ``why`` is a sentence for the record."""
    with kiosk.store.transaction() as tx:
        settle_in(kiosk, tx, opening, outcome, why)
    if kiosk.pulsing.get(opening.compartment_id) == opening:
        kiosk.timers.cancel(_timer(opening))
        del kiosk.pulsing[opening.compartment_id]
    kiosk.unread.pop(opening.id, None)
    kiosk.seen_open.discard(opening.id)
    _map_changes(kiosk)


def _map_changes(kiosk: Kiosk) -> None:
    """Whoever looks at the map sees which locks are being pulsed; a tap that nobody watches costs nothing for it."""
    if kiosk.session is not None:
        kiosk.bank_changed = True


def settle_in(kiosk: Kiosk, tx: Transaction, opening: Opening, outcome: Outcome, why: str | None = None) -> None:
    """The same, in the caller's transaction."""
    tx.settle(opening, outcome, kiosk.clock.now())
    tx.record(
        OpeningSettled(
            person_id=opening.person_id,
            compartment_id=opening.compartment_id,
            assignment_id=opening.assignment_id,
            opening_id=opening.id,
            outcome=outcome,
            why=why,
        )
    )


def pulsing(kiosk: Kiosk, opening_id: str) -> Opening | None:
    """The opening of this id while it waits for its outcome."""
    return next((one for one in kiosk.pulsing.values() if one.id == opening_id), None)


def _timer(opening: Opening) -> str:
    return f"opening.{opening.compartment_id}"
