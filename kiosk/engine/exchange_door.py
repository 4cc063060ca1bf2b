"""Another door instead of the one just given: another size, a reachable one, or one that opens."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.allocation import Refusal
from kiosk.domain.assignments import Assignment, EndReason
from kiosk.domain.compartments import DoorState
from kiosk.domain.openings import Purpose
from kiosk.engine import fresh_door, give_door, open_door, refusals, screens
from kiosk.engine.give_door import Denied
from kiosk.engine.intents import Back, ChangeDoor, PickDoor
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show, to_start
from kiosk.engine.screens import Screen
from kiosk.engine.visitors import no_more


def change(kiosk: Kiosk, _: ChangeDoor) -> None:
    """Show what else is free. Only for a fresh door: what a holder keeps inside can't be moved by software."""
    current = kiosk.visit.assignment
    screen = kiosk.visit.screen
    if current is None or not isinstance(screen, screens.DoorOpen) or not screen.can_change:
        return
    could = give_door.choices(kiosk)
    kiosk.visit.before_choosing = screen
    number = kiosk.bank.compartments[current.compartment_id].door
    show(kiosk, screens.ChooseDoor(could.by_size, could.reachable, number))


def back(kiosk: Kiosk, _: Back) -> None:
    """From choosing a door to the door they have; from anything else that was entered, to the start."""
    choosing = isinstance(kiosk.visit.screen, (screens.ChooseDoor, screens.ShareDoor))
    if kiosk.visit.before_choosing is not None and choosing:
        show(kiosk, kiosk.visit.before_choosing)
        kiosk.visit.before_choosing = None
    elif isinstance(kiosk.visit.screen, (screens.EnterCode, screens.ShowCredential)):
        to_start(kiosk)


def pick(kiosk: Kiosk, wanted: PickDoor) -> None:
    """Give the door that was chosen, and take the other one back, in one transaction."""
    current, screen = kiosk.visit.assignment, kiosk.visit.screen
    person, wants = kiosk.visit.person, kiosk.visit.wants
    if isinstance(screen, screens.BankFull) and screen.higher_free and person is not None and wants is not None:
        fresh_door.open_one(kiosk, person, replace(wants, reachable=False))  # rather a higher one than none
        return
    if current is None or not _offers_another(screen):
        return
    stuck = kiosk.visit.never_opened and isinstance(screen, screens.DoorDidNotOpen)
    reason = EndReason.NOT_OPENED if stuck else EndReason.EXCHANGED
    _exchange(kiosk, current, reason, wanted)


def _offers_another(screen: Screen) -> bool:
    """Whether another door can be asked for here; a second press may arrive when the first one is being served."""
    if isinstance(screen, screens.DoorDidNotOpen):
        return not screen.holds_things
    if isinstance(screen, screens.DoorOutOfReach):
        return screen.fresh
    return isinstance(screen, screens.ChooseDoor)


def instead_of(kiosk: Kiosk, assignment_id: str, reason: EndReason) -> None:
    """The door could not be reached at all: another one, without asking."""
    current = kiosk.visit.assignment
    if current is not None and current.id == assignment_id:
        _exchange(kiosk, current, reason, PickDoor())


def _exchange(kiosk: Kiosk, current: Assignment, reason: EndReason, wanted: PickDoor) -> None:
    person = kiosk.visit.person
    if person is None:
        return
    with kiosk.store.transaction() as tx:
        ended = no_more.refusal(kiosk, tx, person)
        if ended is not None and reason is EndReason.NOT_OPENED:
            give_door.take_back_in(kiosk, tx, current.id, reason)
            ended = replace(ended, holds=None)
    if ended is not None:
        if reason is EndReason.NOT_OPENED:
            kiosk.visit.assignment = None
        show(kiosk, ended)
        return
    with kiosk.store.transaction() as tx:
        need = give_door.need_of(kiosk, tx, person)
        need = replace(need, exactly=wanted.size, reachable=need.reachable or wanted.reachable)
        given = give_door.exchange(kiosk, tx, person, need, current)
        opening = open_door.intend(kiosk, tx, given, Purpose.FRESH) if isinstance(given, Assignment) else None
        if opening is not None or reason is EndReason.NOT_OPENED:
            give_door.take_back_in(kiosk, tx, current.id, reason)
        if isinstance(given, Assignment):
            give_door.arrived_still(tx, given)
            refused = None
        else:
            refused = refusals.screen(kiosk, tx, person, given, need)
    if not isinstance(given, Assignment):
        kiosk.visit.wants = need
        _refuse(kiosk, current, reason, given, refused)
        return
    if kiosk.bank.state(current.compartment_id) is DoorState.OPEN:
        kiosk.visit.also_shut = current.compartment_id
    kiosk.visit.assignment, kiosk.visit.purpose = given, Purpose.FRESH
    kiosk.visit.opened = kiosk.visit.unclear = False
    if opening is not None:
        open_door.send(kiosk, opening)


def _refuse(kiosk: Kiosk, current: Assignment, reason: EndReason, denied: Denied, refused: Screen | None) -> None:
    if reason is EndReason.NOT_OPENED:
        kiosk.visit.assignment = None
    out_of_reach = not kiosk.bank.answering(kiosk.bank.compartments[current.compartment_id])
    last_one = out_of_reach and denied is Refusal.ALL_IN_USE  # all but this one are in use, and this one is dead
    show(kiosk, screens.BankOutOfReach() if last_one or refused is None else refused)
