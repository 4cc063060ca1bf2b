"""The lost property log is looked at, or handed out, from beside the screen: first that is put on the record."""

from __future__ import annotations

from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.events.record import ExportForm, RecordExported
from kiosk.domain.events.recovery import LogExported
from kiosk.domain.operators import Operator, Right
from kiosk.engine.kiosk import Kiosk


def look(kiosk: Kiosk, by: Operator, items: int) -> None:
    """Somebody is about to see so many things of it."""
    by.require(Right.RECOVER)
    with kiosk.store.transaction() as tx:
        tx.record(PersonalDataSeen(looked=Looked.LOST_PROPERTY, count=items))


def hand_out(kiosk: Kiosk, by: Operator, items: int, events: int) -> int:
    """Note that so many things, in so many lines, are handed out, and sign the record: its last position."""
    by.require(Right.EXPORT)
    with kiosk.store.transaction() as tx:
        tx.record(LogExported(items=items))
        tx.record(RecordExported(form=ExportForm.JSON_LINES, events=events + 1, selected=True))  # with the line above
        tx.checkpoint()
        return tx.last_position()
