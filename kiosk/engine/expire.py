"""What becomes due by itself: warnings, ends, no-shows, turns in the line, shares. Each once, in its order.

Everything is read from the store anew at each look, so a restart or a week switched off changes nothing but when it is
done; the record says when it was due. A door in use just then waits until it is not.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import DoorState
from kiosk.domain.events.assignments import Expired, Flagged, Held, Overdue, StepTaken, Warned
from kiosk.domain.events.reservations import NoShow
from kiosk.domain.guests import GuestVisit
from kiosk.domain.lifecycle import Due, Step, after
from kiosk.domain.notices import Notice, NoticeKind, of_step, with_facilities
from kiosk.domain.reservations import Reservation, ReservationState
from kiosk.engine import rules, set_clock, share_door, temporary, wait_in_line
from kiosk.engine.due import due_of, expect
from kiosk.engine.ending import end
from kiosk.engine.facilities import in_recovery
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.messages import ExpiryDue
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import bound, visit_end
from kiosk.engine.visitors.host_notices import tell_host_of_things

_EVENTS: dict[Step, type[StepTaken]] = {
    Step.WARN: Warned,
    Step.EXPIRE: Expired,
    Step.OVERDUE: Overdue,
    Step.FLAG: Flagged,
    Step.HOLD: Held,
}
# Where the clock has just jumped, these wait: they take something from somebody.
_TAKING = {Step.EXPIRE, Step.RELEASE, Step.OVERDUE, Step.FLAG, Step.HOLD}

# Visitors whose hosts were told that their door was not emptied, and when its time ended.
# As far as upstream's clock and the one here may differ for a no-show to be believed (seconds).
_CLOCKS_AGREE_S = 300.0

_Told = set[tuple[str, datetime]]


@dataclass(frozen=True, slots=True, order=True)
class _Task:
    """Something to be done, and since when. It may lead to another; ``name`` makes the order always the same."""

    at: datetime
    name: str
    do: Callable[[], _Task | None] = field(compare=False)


def expire(kiosk: Kiosk, _: ExpiryDue) -> None:
    """Do all that is due, earliest first, and come back when the next thing is."""
    set_clock.look(kiosk)
    now = kiosk.now()
    with kiosk.store.transaction() as tx:
        tasks = list(_tasks(kiosk, tx, set()))
        heapq.heapify(tasks)
        while tasks and tasks[0].at <= now:
            follows = heapq.heappop(tasks).do()
            if follows is not None:
                heapq.heappush(tasks, follows)
        temporary.end_those_over(kiosk, tx)
        wait_in_line.move_up(kiosk, tx)
        passing = wait_in_line.next_passing(tx)
    coming = [one.at for one in tasks[:1]] + [one for one in (passing,) if one is not None]
    expect(kiosk, min(coming, default=None))


def _tasks(kiosk: Kiosk, tx: Transaction, told: _Told) -> Iterator[_Task]:
    """Everything that waits for its time; what can't be done just now is left out."""
    for assignment in tx.live_assignments():
        task = _task_of(kiosk, tx, assignment, told)
        if task is not None:
            yield task
    if kiosk.clock.monotonic() < kiosk.time.holds_until:  # the clock has jumped: nobody loses a claim by that either
        return
    for reservation in tx.booked():
        if reservation.booking is not None and not _knows_the_time(kiosk):
            continue
        at = _no_show_at(kiosk, tx, reservation)
        yield _Task(at, f"reservation {reservation.id}", partial(_no_show, tx, reservation, at))
    for share in tx.shares():
        yield _Task(share.until, f"share {share.id}", partial(share_door.over, kiosk, tx, share))
    for waiting in tx.waiting():
        if waiting.until is not None:
            yield _Task(waiting.until, f"waiting {waiting.id}", partial(wait_in_line.pass_over, kiosk, tx, waiting))
    for visit in tx.live_visits():
        yield _Task(visit.ends_at, f"visit {visit.id}", partial(_visit_over, kiosk, tx, visit, told))


# --- assignments --------------------------------------------------------------------------------------------------


def _task_of(kiosk: Kiosk, tx: Transaction, assignment: Assignment, told: _Told) -> _Task | None:
    due = due_of(kiosk, tx, assignment)
    if due is None or (due.at <= kiosk.now() and _must_wait(kiosk, tx, assignment, due)):
        return None
    return _Task(due.at, f"assignment {assignment.id}", partial(_take_step, kiosk, tx, assignment, due, told))


def _must_wait(kiosk: Kiosk, tx: Transaction, assignment: Assignment, due: Due) -> bool:
    """Whether its person or facilities are at the door, or the clock has jumped and nothing is to be taken yet."""
    if due.step is Step.WARN:
        return False
    if due.step in _TAKING and kiosk.clock.monotonic() < kiosk.time.holds_until:
        return True
    if due.step is Step.RELEASE and in_recovery.bars(kiosk, tx, assignment):
        return True  # being emptied: nobody else is given it before the case is over
    return _in_use(kiosk, assignment.compartment_id)


def _in_use(kiosk: Kiosk, compartment_id: int) -> bool:
    # Watched doors only: one whose person said that it is shut is not, whatever its sensor shows.
    state, listed = kiosk.bank.state(compartment_id), kiosk.visit.listed
    open_now = compartment_id in kiosk.watched and state is not DoorState.CLOSED
    not_seen_yet = state is DoorState.UNKNOWN and kiosk.clock.monotonic() < kiosk.sensing_until
    asked_about = kiosk.visit.concerns(compartment_id) or any(one.compartment_id == compartment_id for one in listed)
    return open_now or not_seen_yet or compartment_id in kiosk.pulsing or asked_about


def _take_step(kiosk: Kiosk, tx: Transaction, assignment: Assignment, due: Due, told: _Told) -> _Task | None:
    kiosk.bank_changed = True
    _notify(kiosk, tx, assignment, due)
    if due.step is Step.EXPIRE:
        _tell_host(kiosk, tx, assignment, due, told)
    if due.step is Step.RELEASE:
        end(kiosk, tx, assignment, EndReason.EXPIRED, due=due.at)
        return None
    changed = after(assignment, due.step)
    tx.change(changed)
    tx.record(
        _EVENTS[due.step](
            person_id=assignment.person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            due=due.at,
        )
    )
    return _task_of(kiosk, tx, changed, told)


def _tell_host(kiosk: Kiosk, tx: Transaction, assignment: Assignment, due: Due, told: _Told) -> None:
    if tell_host_of_things(kiosk, tx, assignment):
        told.add((assignment.person_id, due.at))


def _notify(kiosk: Kiosk, tx: Transaction, assignment: Assignment, due: Due) -> None:
    """Tell its person. That a time is over is worth telling only where something may still be done about it."""
    policy = rules.policy_of(kiosk, tx, assignment)
    compartment = kiosk.bank.compartments.get(assignment.compartment_id)
    if compartment is None or (due.step is Step.EXPIRE and not policy.grace):
        return
    person = tx.person(assignment.person_id)
    suspended = person is not None and person.suspended
    tx.notify(*with_facilities(of_step(due, assignment, policy, compartment.door, suspended)))


# --- visits and reservations ------------------------------------------------------------------------------------------


def _visit_over(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, told: _Told) -> None:
    """Where its host was just told that the visitor's things are still here, that says both."""
    visit_end.over(kiosk, tx, visit, told=(visit.person_id, visit.ends_at) in told)


def _knows_the_time(kiosk: Kiosk) -> bool:
    """Upstream believes for good that nobody came: not on the word of a clock that is days ahead after a power cut."""
    offset = kiosk.sync.clock_offset_s
    return kiosk.clock.synchronised() if offset is None else abs(offset) <= _CLOCKS_AGREE_S


def _no_show_at(kiosk: Kiosk, tx: Transaction, reservation: Reservation) -> datetime:
    person = tx.person(reservation.person_id)
    assert person is not None, "a reservation refers to a person"
    if bound.pass_of(tx, person) is not None:
        return reservation.ends_at  # their pass says that a door is theirs for the whole visit
    late = kiosk.settings.policies.policy_for(person, reservation.bank).no_show_after
    return min(reservation.starts_at + late, reservation.ends_at)


def _no_show(tx: Transaction, reservation: Reservation, at: datetime) -> None:
    """Nobody came: others may have what was claimed."""
    tx.change_reservations([replace(reservation, state=ReservationState.NO_SHOW)])
    tx.record(NoShow(person_id=reservation.person_id, reservation=reservation.id, due=at))
    told_elsewhere = reservation.booking is not None or bound.pass_of(tx, tx.person(reservation.person_id)) is not None
    if not told_elsewhere:
        tx.notify(Notice(NoticeKind.NO_SHOW, reservation.person_id, {"at": reservation.starts_at.isoformat()}))
