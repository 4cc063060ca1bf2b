"""Whether somebody may use the doors at all: refused everywhere, or no longer."""

from __future__ import annotations

from kiosk.domain.operators import Operator, Right
from kiosk.engine import people
from kiosk.engine.facilities.rights_over import require_over
from kiosk.engine.kiosk import Kiosk


class NotYourself(ValueError):
    """Nobody shuts themselves out: perhaps nobody else could let them in again."""


def suspend(kiosk: Kiosk, by: Operator, person_id: str, suspended: bool) -> None:
    """Refuse them everywhere, or no longer; what they hold stays theirs. ``NotYourself``."""
    by.require(Right.PEOPLE)
    if suspended and person_id == by.person_id:
        raise NotYourself("Somebody else has to suspend you.")
    with kiosk.store.transaction() as tx:
        require_over(tx, by, person_id)
        person = tx.person(person_id)
        if person is not None:
            people.suspend_in(tx, person, suspended)
