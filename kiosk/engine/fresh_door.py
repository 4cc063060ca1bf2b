"""A fresh door for the person at the screen, who has asked for one by a press."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.domain.allocation import Need
from kiosk.domain.assignments import Assignment
from kiosk.domain.openings import Opening, Purpose
from kiosk.domain.people import Person
from kiosk.engine import give_door, open_door, refusals
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import show
from kiosk.engine.screens import Screen
from kiosk.engine.visitors import no_more


def open_one(kiosk: Kiosk, person: Person, need: Need, at: Collection[str] | None = None) -> None:
    """Give it and open it, or say why there is none. ``at`` are other banks than the one of a visitor's pass."""
    kiosk.visit.wants = need
    answer = _give(kiosk, person, need, at)
    if not isinstance(answer, _Given):
        show(kiosk, answer)
        return
    kiosk.visit.assignment, kiosk.visit.purpose = answer.assignment, Purpose.FRESH
    kiosk.visit.opened = kiosk.visit.unclear = False
    open_door.send(kiosk, answer.opening)


@dataclass(frozen=True, slots=True)
class _Given:
    assignment: Assignment
    opening: Opening


def _give(kiosk: Kiosk, person: Person, need: Need, at: Collection[str] | None) -> _Given | Screen:
    with kiosk.store.transaction() as tx:
        if (ended := no_more.refusal(kiosk, tx, person)) is not None:
            return ended
        given = give_door.give(kiosk, tx, person, need, at)
        if isinstance(given, Assignment):
            return _Given(given, open_door.intend(kiosk, tx, given, Purpose.FRESH))
        return refusals.screen(kiosk, tx, person, given, need)
