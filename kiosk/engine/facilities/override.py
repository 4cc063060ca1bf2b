"""An override: an operator opens a compartment on their own authority, whoever has it, with a reason on the record.

It ends no assignment and changes none. The override and the intent to open are one step: no commit, no open. A second
pulse, where the door sticks, has an intent of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain import reasons
from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import DoorState, Occupancy
from kiosk.domain.events.openings import Override
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.occupancy import occupancy
from kiosk.domain.openings import Opening, Outcome, Purpose
from kiosk.domain.operators import NoRight, Operator, Right
from kiosk.domain.reasons import Reason
from kiosk.engine import line, open_door
from kiosk.engine.bank import FINE
from kiosk.engine.facilities.screens import Came
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.openings_now import is_by_operator
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream import remote_outcome

_CAME = {Outcome.OPENED: Came.OPENED, Outcome.NOT_OPENED: Came.NOT_OPENED, Outcome.UNKNOWN: Came.UNKNOWN}

Then = Callable[[Came], None]
"""Whoever waits for what comes of an opening, while their session lasts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """On whose word a door is opened, and why. ``by`` None: nobody's here. ``tells``: its holder is told."""

    by: Operator | None
    why: Reason
    words: str | None = None
    second: Operator | None = None
    purpose: Purpose = Purpose.OVERRIDE
    tells: bool = True


def open_it(
    kiosk: Kiosk,
    by: Operator,
    compartment_id: int,
    reason: Reason,
    words: str,
    second: Operator | None = None,
    then: Then | None = None,
) -> Opening:
    """Open this compartment, and tell its holder, if anybody has it.

    A lock that is being pulsed at this moment is not pulsed again: the answer is what is under way. ``then`` is called
    with what came of it. ``NoRight``; ``WordsMissing`` where the reason is to be given in words.
    """
    by.require(Right.OPEN)
    return opened_as(kiosk, compartment_id, Asked(by, reason, reasons.checked(reason, words), second), then)


def try_lock(kiosk: Kiosk, by: Operator, compartment_id: int, then: Then | None = None) -> Opening:
    """Open this compartment to see whether its lock works. One that is not free only for who may open it anyway."""
    by.require(Right.HEALTH)
    with kiosk.store.transaction() as tx:
        free = _occupancy(kiosk, tx, compartment_id) is Occupancy.FREE
    if not free and not by.may(Right.OPEN):
        raise NoRight(Right.OPEN)
    return opened_as(kiosk, compartment_id, Asked(by, Reason.TEST), then)


def opened_as(
    kiosk: Kiosk,
    compartment_id: int,
    asked: Asked,
    then: Then | None = None,
    after: Callable[[Transaction, Opening], None] | None = None,
) -> Opening:
    """Open a compartment for somebody whose right to it was looked at.

    ``after`` writes in the same transaction.
    """
    under_way = kiosk.pulsing.get(compartment_id)
    if under_way is not None:
        _await(kiosk, compartment_id, then)
        return under_way
    with kiosk.store.transaction() as tx:
        opening = write_down(kiosk, tx, compartment_id, asked)
        if after is not None:
            after(tx, opening)
    _await(kiosk, compartment_id, then)
    open_door.send(kiosk, opening)
    return opening


def came(kiosk: Kiosk, opening: Opening, outcome: Outcome) -> None:
    """What came of an opening, once nothing more is tried: an operator sees it, upstream hears of it where it has
    asked, and whoever waits for it goes on.
    """
    remote_outcome.came(kiosk, opening, outcome)
    compartment_id, many, session = opening.compartment_id, kiosk.many, kiosk.session
    if not is_by_operator(opening) and (session is None or session.came.get(compartment_id) is not Came.OPENING):
        return  # a holder's own, which no operator waits for
    stands_open = kiosk.bank.state(compartment_id) is DoorState.OPEN
    found = Came.OPENED if stands_open else _CAME[outcome]
    kiosk.bank_changed = True
    if many is not None and many.now is not None and many.now.compartment_id == compartment_id:
        many.done.append((kiosk.bank.compartments[compartment_id].door, found))
        many.now = None
    if session is None:
        return
    session.came[compartment_id] = found
    then = session.after_opening.pop(compartment_id, None)
    if then is not None:
        with kiosk.store.acting(session.operator.signature):
            then(found)


def holder_of(tx: Transaction, compartment_id: int) -> Assignment | None:
    """Who has this compartment, if anybody."""
    return next((one for one in tx.live_assignments() if one.compartment_id == compartment_id), None)


def _await(kiosk: Kiosk, compartment_id: int, then: Then | None) -> None:
    session = kiosk.session
    if session is None:
        return
    session.came[compartment_id] = Came.OPENING
    kiosk.bank_changed = True
    if then is not None:
        session.after_opening[compartment_id] = then


def write_down(kiosk: Kiosk, tx: Transaction, compartment_id: int, asked: Asked) -> Opening:
    """The override, that its holder is to be told, and the intent, in the caller's transaction."""
    held = holder_of(tx, compartment_id)
    by = None if asked.by is None else asked.by.person_id
    assignment_id = None if held is None else held.id
    tx.record(
        Override(
            person_id=by,
            compartment_id=compartment_id,
            assignment_id=assignment_id,
            why=asked.why,
            words=asked.words,
            holder=None if held is None else held.person_id,
            second=None if asked.second is None else asked.second.person_id,
        )
    )
    if held is not None and asked.tells:
        tx.notify(_told(kiosk, held, asked.why))
    return open_door.intend_override(kiosk, tx, compartment_id, assignment_id, asked.purpose, by)


def _told(kiosk: Kiosk, held: Assignment, why: Reason) -> Notice:
    door = kiosk.bank.compartments[held.compartment_id].door
    return Notice(NoticeKind.OPENED, held.person_id, {"door": door, "at": kiosk.now().isoformat(), "why": why.value})


def _occupancy(kiosk: Kiosk, tx: Transaction, compartment_id: int) -> Occupancy:
    conditions = kiosk.bank.conditions.get(compartment_id, FINE)
    return occupancy(holder_of(tx, compartment_id), conditions, compartment_id in line.kept(tx))
