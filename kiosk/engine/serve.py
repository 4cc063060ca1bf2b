"""What somebody gets who has shown that they may: the door that they hold, another one, or a list to choose from.

In one transaction with what let them in; what it leads to on the screen and at the lock comes after its commit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.allocation import Need
from kiosk.domain.assignments import Assignment, Phase
from kiosk.domain.capacity import Taken
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.events.openings import OpeningRefused, WhyNotOpened
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.people import Person
from kiosk.domain.terms import used
from kiosk.engine import give_door, open_door, refusals, rules, screens
from kiosk.engine.facilities import in_recovery
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.openings_now import is_by_operator
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import begin, show
from kiosk.engine.screens import Barred, Screen
from kiosk.engine.visit import Visit
from kiosk.engine.visitors import bound


@dataclass(frozen=True, slots=True)
class Shown:
    """A credential, and where it was shown; the PIN pad is no ``reader``."""

    kind: CredentialKind
    reader: str | None


@dataclass(frozen=True, slots=True)
class Served:
    """What a tap leads to, once it is on the record."""

    answer: Opening | Screen
    assignment: Assignment | None = None
    purpose: Purpose = Purpose.FRESH
    opened: bool = False
    unclear: bool = False
    wants: Need | None = None
    listed: tuple[Assignment, ...] = ()
    shown: CredentialKind | None = None


def take_up(kiosk: Kiosk, person: Person, served: Served) -> Visit:
    """After the commit: the visit of whoever is served begins."""
    visit = begin(kiosk, person, served.assignment, served.purpose)
    visit.opened, visit.unclear = served.opened, served.unclear
    visit.wants, visit.listed, visit.shown = served.wants, served.listed, served.shown
    return visit


def answer(kiosk: Kiosk, served: Served) -> None:
    """Once the visit knows all that its screens tell: the door opens, or the screen says what there is to say."""
    if isinstance(served.answer, Opening):
        open_door.send(kiosk, served.answer)
    else:
        show(kiosk, served.answer)


def give(kiosk: Kiosk, tx: Transaction, person: Person) -> Served:
    """A door for somebody who holds none."""
    need = give_door.need_of(kiosk, tx, person)
    given = give_door.give(kiosk, tx, person, need)
    if not isinstance(given, Assignment):
        return Served(refusals.screen(kiosk, tx, person, given, need), wants=need)
    return Served(open_door.intend(kiosk, tx, given, Purpose.FRESH), given)


def open_again(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment, before: Visit) -> Served:
    """A holder comes back; but a badge held up twice before a door that was just given is still the first visit."""
    if held.phase is Phase.HELD or in_recovery.bars(kiosk, tx, held):
        return Served(refuse_held(kiosk, tx, person, held))
    still_here = before.concerns(held.compartment_id)
    on_its_way = kiosk.pulsing.get(held.compartment_id)
    if on_its_way is not None:
        again = screens.DoorOpening(kiosk.bank.door(held.compartment_id), retrying=on_its_way.attempt > 1)
        theirs = Purpose.RETURN if is_by_operator(on_its_way) else on_its_way.purpose
        purpose = before.purpose if still_here else theirs
        return Served(again, held, purpose, still_here and before.opened, still_here and before.unclear)
    held = note_use(kiosk, tx, held)
    opening = open_door.intend(kiosk, tx, held, Purpose.RETURN, by=person)
    if still_here and before.at_open_door:
        return Served(opening, held, before.purpose, opened=True)
    return Served(opening, held, Purpose.RETURN)


def refuse_held(kiosk: Kiosk, tx: Transaction, person: Person, held: Assignment) -> Screen:
    """Only facilities open this door now."""
    tx.record(
        OpeningRefused(
            person_id=person.id,
            compartment_id=held.compartment_id,
            assignment_id=held.id,
            why=WhyNotOpened.HELD,
        )
    )
    return screens.NotAllowed(Barred.HELD, kiosk.bank.door(held.compartment_id).number)


def note_use(kiosk: Kiosk, tx: Transaction, held: Assignment) -> Assignment:
    """Where idleness ends a session, opening its door puts that off."""
    policy = rules.policy_of(kiosk, tx, held)
    ends_at = used(policy, held, kiosk.now())
    if ends_at is None or held.ends_at is None or ends_at <= held.ends_at:
        return held
    by_pass = bound.of_holder(kiosk, tx, held)
    if by_pass is not None:
        ends_at = by_pass.until(held.started_at, ends_at, policy.longest_stay)
        if ends_at <= held.ends_at:
            return held
    if not rules.nobody_needs(kiosk, tx, held, Taken(held.ends_at, ends_at)):
        return held  # somebody has reserved: it ends when its holder was told
    changed = replace(held, ends_at=ends_at, used_at=kiosk.now(), phase=Phase.ASSIGNED, warnings=0)
    tx.change(changed)
    return changed
