"""One compartment, as an operator sees it: its state, whose it is where they may know, and what they may do to it."""

from __future__ import annotations

from datetime import date

from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import Condition, Occupancy
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities import front_facts
from kiosk.engine.facilities.front_facts import FrontFacts
from kiosk.engine.facilities.intents import ShowCompartment
from kiosk.engine.facilities.screens import (
    Came,
    CompartmentAction,
    CompartmentShown,
    FrontTile,
    HolderShown,
)
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

_TO_CHECK = frozenset({Occupancy.FLAGGED, Occupancy.OVERDUE})


def show_compartment(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    """Show it. That its holder was seen is on the record. A compartment that there is not is passed over."""
    session.operator.require(Right.MAP)
    if compartment_id not in kiosk.bank.compartments:
        return
    with kiosk.store.transaction() as tx:
        facts = front_facts.read(kiosk, tx)
        tile = front_facts.tile(kiosk, tx, facts, compartment_id)
        shown = _shown(kiosk, tx, session, facts, tile)
        held = facts.live.get(compartment_id)
        if shown.holder is not None and held is not None:
            _seen(tx, held)
    session.compartment, session.wanted, session.target = compartment_id, None, None
    show(kiosk, shown)


def show_it(kiosk: Kiosk, session: Session, wanted: ShowCompartment) -> None:
    """It was touched on the map."""
    show_compartment(kiosk, session, wanted.compartment_id)


def as_it_is(kiosk: Kiosk, session: Session, before: CompartmentShown, tile: FrontTile) -> CompartmentShown:
    """The same screen, as things are now. A holder who has come since is seen, too, and that is on the record."""
    with kiosk.store.transaction() as tx:
        facts = front_facts.read(kiosk, tx)
        shown = _shown(kiosk, tx, session, facts, tile)
        held = facts.live.get(tile.id)
        if shown.holder is not None and shown.holder != before.holder and held is not None:
            _seen(tx, held)
    return shown


def possible_now(kiosk: Kiosk, session: Session, compartment_id: int) -> tuple[CompartmentAction, ...]:
    """What may be done to it at this moment, which may differ from what the screen shows."""
    with kiosk.store.transaction() as tx:
        facts = front_facts.read(kiosk, tx)
        return actions(session.operator, facts, front_facts.tile(kiosk, tx, facts, compartment_id))


def actions(by: Operator, facts: FrontFacts, tile: FrontTile) -> tuple[CompartmentAction, ...]:
    """What they may do to it as it is, in the order of the buttons."""
    may = by.may
    held, conditions = facts.live.get(tile.id), tile.conditions
    alone = may(Right.RELEASE) and tile.case is None  # a recovery case goes its own way
    flagged = bool(conditions & {Condition.NOT_EMPTY, Condition.HOLD})
    off = Condition.OUT_OF_SERVICE in conditions
    possible = {
        CompartmentAction.OPEN: may(Right.OPEN),
        CompartmentAction.TAKE_ON: may(Right.RECOVER) and (tile.case is not None or _may_be_taken_on(held, tile)),
        CompartmentAction.RELEASE: alone and held is not None,
        CompartmentAction.RESET: alone and (held is not None or flagged),
        CompartmentAction.HOLD: may(Right.RELEASE) and Condition.HOLD not in conditions,
        CompartmentAction.END_HOLD: alone and Condition.HOLD in conditions,
        CompartmentAction.MOVE: alone and held is not None and may(Right.OPEN),
        CompartmentAction.OUT_OF_SERVICE: may(Right.SERVICE) and not off,
        CompartmentAction.IN_SERVICE: may(Right.SERVICE) and off,
        CompartmentAction.ACKNOWLEDGE: may(Right.ALARMS) and _rings(facts, tile.id),
        CompartmentAction.HISTORY: may(Right.HOLDERS),
    }
    return tuple(one for one in CompartmentAction if possible[one])


def _may_be_taken_on(held: Assignment | None, tile: FrontTile) -> bool:
    """Whether things are to be taken out of it; a door that only sticks is for whoever repairs it."""
    return tile.occupancy in _TO_CHECK and (held is not None or tile.conditions != {Condition.STUCK})


def _rings(facts: FrontFacts, compartment_id: int) -> bool:
    """Whether an alarm of it waits for somebody to take note."""
    return any(one.compartment_id == compartment_id and one.acknowledged_at is None for one in facts.alarms)


def _shown(kiosk: Kiosk, tx: Transaction, session: Session, facts: FrontFacts, tile: FrontTile) -> CompartmentShown:
    held, by = facts.live.get(tile.id), session.operator
    told = {} if held is None else tx.told_last([held.person_id])
    return CompartmentShown(
        tile=tile,
        actions=actions(by, facts, tile),
        holder=_holder(kiosk, tx, held) if by.may(Right.HOLDERS) else None,
        model=None if held is None else held.model,
        held_since=None if held is None else held.started_at,
        until=None if held is None else held.ends_at,
        told_at=None if held is None else told.get(held.person_id),
        notes=_notes(facts, tile.id),
        came=_came(kiosk, session, tile.id),
    )


def _notes(facts: FrontFacts, compartment_id: int) -> tuple[tuple[Condition, str, date | None], ...]:
    return tuple((one.condition, one.note or "", one.until) for one in facts.notes.get(compartment_id, ()))


def _came(kiosk: Kiosk, session: Session, compartment_id: int) -> Came:
    """What came of this session's last override here; where that could not be written down, nobody can tell."""
    came = session.came.get(compartment_id, Came.NOTHING_YET)
    return Came.UNKNOWN if came is Came.OPENING and compartment_id not in kiosk.pulsing else came


def _holder(kiosk: Kiosk, tx: Transaction, held: Assignment | None) -> HolderShown | None:
    person = None if held is None else tx.person(held.person_id)
    if person is None:
        return None
    department, tenant = person.department or "", person.tenant or ""
    return HolderShown(person.name, person.kind, person.standing(kiosk.now()), department, tenant)


def _seen(tx: Transaction, held: Assignment) -> None:
    tx.record(
        PersonalDataSeen(
            person_id=held.person_id,
            compartment_id=held.compartment_id,
            assignment_id=held.id,
            looked=Looked.HOLDER,
        )
    )
