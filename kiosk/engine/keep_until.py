"""A door is its holder's for longer than before, for whatever reason."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.assignments import Assignment
from kiosk.domain.events.assignments import Extended
from kiosk.domain.lifecycle import with_end
from kiosk.engine.due import expect_end_of
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction


def keep_until(kiosk: Kiosk, tx: Transaction, held: Assignment, until: datetime) -> Assignment:
    """The assignment as it is from now on. Whether nobody else needs the door is the caller's to know."""
    longer = with_end(held, until)
    tx.change(longer)
    expect_end_of(kiosk, tx, longer)
    tx.record(
        Extended(
            person_id=longer.person_id,
            compartment_id=longer.compartment_id,
            assignment_id=longer.id,
            until=until,
            extension=longer.extensions,
        )
    )
    return longer
