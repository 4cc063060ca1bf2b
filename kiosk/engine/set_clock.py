"""The clock was set: on the record, and nobody is robbed by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.assignments import Assignment
from kiosk.domain.events.assignments import Rebased
from kiosk.domain.events.kiosk_life import ClockStepped
from kiosk.domain.lifecycle import with_end
from kiosk.engine import rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.time_watch import TimeWatch


def begin(kiosk: Kiosk) -> None:
    """At the start: a clock that shows less than the record knows is not believed until it shows more."""
    with kiosk.store.transaction() as tx:
        known = tx.last_recorded_at()
    clock = kiosk.clock
    kiosk.time = TimeWatch(clock.now(), clock.monotonic(), known, synchronised=clock.synchronised())
    kiosk.store.judge_clock(kiosk.time.trust)


def look(kiosk: Kiosk) -> None:
    """Compare the clocks. What was given by a clock that could not be right ends as it would by the right one."""
    clock = kiosk.clock
    stepped = kiosk.time.look(clock.now(), clock.monotonic(), synchronised=clock.synchronised())
    if stepped is None:
        return
    with kiosk.store.transaction() as tx:
        seconds = round(stepped.by.total_seconds())
        tx.record(ClockStepped(seconds=seconds, trusted=stepped.trusted))
        for assignment in tx.live_assignments():
            if assignment.id in kiosk.given_behind:
                _rebase(kiosk, tx, assignment, stepped.by)
    kiosk.given_behind.clear()


def _rebase(kiosk: Kiosk, tx: Transaction, assignment: Assignment, by: timedelta) -> None:
    moved = replace(assignment, started_at=assignment.started_at + by)
    if assignment.ends_at is not None and assignment.reservation is None:
        moved = with_end(moved, rules.end_if_given(kiosk, tx, moved))
    tx.change(moved)
    tx.record(
        Rebased(
            person_id=assignment.person_id,
            compartment_id=assignment.compartment_id,
            assignment_id=assignment.id,
            until=moved.ends_at,
        )
    )
