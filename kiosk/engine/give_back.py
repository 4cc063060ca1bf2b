"""Keep it or give it back. A tap never takes a compartment away; only its holder's own answer does."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.events.assignments import Assigned
from kiosk.engine import give_door, line, open_door, rules, screens, share_door
from kiosk.engine.intents import GiveBack, Keep, OpenAgain, Undo
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked
from kiosk.engine.screen_flow import show
from kiosk.engine.visitors import bound, door_ended

# The screens that ask the holder whether the door is empty.
_ASKING = (screens.KeepOrGiveBack, screens.EndsSoon)


def give_back(kiosk: Kiosk, _: GiveBack) -> None:
    """Yes, it is empty: the compartment is free again."""
    assignment = kiosk.visit.assignment
    if assignment is None or not isinstance(kiosk.visit.screen, _ASKING):
        return
    with kiosk.store.transaction() as tx:
        for_today = door_ended.is_for_today(kiosk, tx, assignment)
        give_door.take_back_in(kiosk, tx, assignment.id, EndReason.GIVEN_BACK)
    kiosk.visit.assignment = None
    visiting = for_today is not None
    door = kiosk.bank.door(assignment.compartment_id)
    show(kiosk, screens.GivenBack(door, visiting=visiting, for_today=bool(for_today)))


def keep(kiosk: Kiosk, _: Keep) -> None:
    """No: it stays theirs."""
    assignment = kiosk.visit.assignment
    if assignment is not None and isinstance(kiosk.visit.screen, _ASKING):
        show(kiosk, screens.Kept(kiosk.bank.door(assignment.compartment_id), assignment.ends_at))


def undo(kiosk: Kiosk, _: Undo) -> None:
    """I still need it: the door that was given back without a question is theirs again, unless it is another's."""
    finished, screen = kiosk.visit.finished, kiosk.visit.screen
    if finished is None or not isinstance(screen, screens.GivenBack) or not screen.can_undo:
        return
    again = replace(finished, id=kiosk.new_id())
    kiosk.visit.finished = None
    door = kiosk.bank.door(again.compartment_id)
    try:
        given = _have_again(kiosk, again, instead_of=finished.id)
    except Overbooked:  # somebody has reserved meanwhile what was given back
        given = False
    if not given:
        show(kiosk, screens.GivenBack(door))
        return
    kiosk.visit.assignment = again
    kiosk.bank_changed = True
    show(kiosk, screens.Kept(door, again.ends_at))


def _have_again(kiosk: Kiosk, again: Assignment, instead_of: str) -> bool:
    with kiosk.store.transaction() as tx:
        taken = any(one.compartment_id == again.compartment_id for one in tx.live_assignments())
        window = rules.held(again, kiosk.now())._replace(starts_at=kiosk.now())
        if taken or again.compartment_id in line.kept(tx) or not rules.nobody_needs(kiosk, tx, again, window):
            return False
        tx.assign(again)
        give_door.arrived_still(tx, again)
        tx.record(
            Assigned(
                person_id=again.person_id,
                compartment_id=again.compartment_id,
                assignment_id=again.id,
                model=again.model,
                why="still needed by its holder",
                until=again.ends_at,
                reservation=again.reservation,
                instead_of=instead_of,
            )
        )
    return True


def open_again(kiosk: Kiosk, _: OpenAgain) -> None:
    """The same door once more: it stuck, or something was forgotten inside."""
    assignment, person = kiosk.visit.assignment, kiosk.visit.person
    if assignment is None or person is None or assignment.compartment_id in kiosk.pulsing:
        return
    with kiosk.store.transaction() as tx:
        if not bound.may_open(tx, person):
            return
        if tx.assignment(assignment.id) is None or not share_door.may_open(kiosk, tx, person, assignment):
            return
        opening = open_door.intend(kiosk, tx, assignment, kiosk.visit.opens_for, by=kiosk.visit.person)
    open_door.send(kiosk, opening)
