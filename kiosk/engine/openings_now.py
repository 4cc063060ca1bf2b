"""What stands open right now on whose word, and whether everybody is to leave."""

from __future__ import annotations

from kiosk.domain.events.operators import Run
from kiosk.domain.inputs import InputUse
from kiosk.domain.openings import Opening, Purpose
from kiosk.engine.kiosk import Kiosk

_BY_OPERATORS = frozenset({Purpose.OVERRIDE, Purpose.EMERGENCY})


def is_by_operator(opening: Opening) -> bool:
    """Whether this is no opening of a holder's, but an operator's, or one of the emergency release."""
    return opening.purpose in _BY_OPERATORS


def is_operators_door_open(kiosk: Kiosk) -> bool:
    """Whether a door that an operator opened is about to open, or not shut yet, or more of them are to follow."""
    if kiosk.many is not None and not kiosk.many.over:
        return True
    return any(map(is_by_operator, (*kiosk.pulsing.values(), *kiosk.watched.values())))


def in_operators_hands(kiosk: Kiosk) -> set[int]:
    """The compartments that nobody is given now: one is about to open, or stands open on an operator's word."""
    watched = {one for one, opening in kiosk.watched.items() if is_by_operator(opening)}
    return watched | kiosk.pulsing.keys()


def is_released(kiosk: Kiosk) -> bool:
    """Whether a contact of the emergency release is set off."""
    contacts = kiosk.settings.facilities.inputs
    return any(one.use is InputUse.EMERGENCY_RELEASE and kiosk.inputs.get(one.name, False) for one in contacts)


def is_evacuating(kiosk: Kiosk) -> bool:
    """Whether everybody is to leave: no door is given, and the screen says nothing else."""
    emergency = kiosk.many is not None and kiosk.many.run is Run.EMERGENCY and not kiosk.many.over
    return emergency or is_released(kiosk)
