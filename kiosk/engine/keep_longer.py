"""A holder keeps a door for longer than it was given, up to the policy's limit and as far as nobody has reserved it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.capacity import Taken
from kiosk.domain.terms import extended_end
from kiosk.engine import rules, screens
from kiosk.engine.intents import KeepLonger
from kiosk.engine.keep_until import keep_until
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show
from kiosk.engine.screens import NotLonger
from kiosk.engine.visitors import bound


def longer(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> datetime | NotLonger:
    """Until when the door could be kept, or why not for longer than now."""
    policy = rules.policy_of(kiosk, tx, assignment)
    end = extended_end(policy, assignment)
    if end is None or assignment.ends_at is None:
        return NotLonger.LIMIT
    by_pass = bound.of_holder(kiosk, tx, assignment)
    end = end if by_pass is None else by_pass.until(assignment.started_at, end, policy.longest_stay)
    if end <= kiosk.now() or end <= assignment.ends_at:
        return NotLonger.LIMIT
    needed = not rules.nobody_needs(kiosk, tx, assignment, Taken(assignment.ends_at, end))
    return NotLonger.BOOKED if needed else end


def ends_soon(kiosk: Kiosk, tx: Transaction, assignment: Assignment) -> screens.EndsSoon:
    """The question to somebody whose time is nearly over."""
    assert assignment.ends_at is not None
    found = longer(kiosk, tx, assignment)
    door = kiosk.bank.door(assignment.compartment_id)
    empty_by = assignment.ends_at + rules.policy_of(kiosk, tx, assignment).grace
    if isinstance(found, NotLonger):
        return screens.EndsSoon(door, assignment.ends_at, None, found, empty_by)
    return screens.EndsSoon(door, assignment.ends_at, found, empty_by=empty_by)


def keep_longer(kiosk: Kiosk, _: KeepLonger) -> None:
    """Yes, keep it for longer."""
    current, screen = kiosk.visit.assignment, kiosk.visit.screen
    if current is None or not isinstance(screen, screens.EndsSoon) or screen.longer_until is None:
        return
    with kiosk.store.transaction() as tx:
        assignment = tx.assignment(current.id)
        if assignment is None:
            return
        until = longer(kiosk, tx, assignment)
        if isinstance(until, datetime):
            once_more = replace(assignment, extensions=assignment.extensions + 1)
            assignment = keep_until(kiosk, tx, once_more, until)
        answer = ends_soon(kiosk, tx, assignment) if isinstance(until, NotLonger) else None
    kiosk.visit.assignment = assignment
    kiosk.bank_changed = True
    show(kiosk, answer or screens.Kept(screen.door, assignment.ends_at, extended=True))
