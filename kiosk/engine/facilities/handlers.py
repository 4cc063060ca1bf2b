"""Which use case handles what operators do, and what staff do on their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.engine import messages as m
from kiosk.engine.facilities import (
    bank_handlers,
    care_handlers,
    entry_handlers,
    people_handlers,
    recovery_handlers,
)
from kiosk.engine.kiosk import Kiosk

HANDLERS: Mapping[type, Callable[[Kiosk, Any], None]] = {
    **entry_handlers.HANDLERS,
    **bank_handlers.HANDLERS,
    **recovery_handlers.HANDLERS,
    **people_handlers.HANDLERS,
    **care_handlers.HANDLERS,
}

# Where one of these can't be put on the record, nobody at the screen need be told.
NOBODY_WAITS = (m.SessionOver, m.NextDoor, m.ConditionDue, m.SlipPrinted, m.CopyEnded)
