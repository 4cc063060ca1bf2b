"""The record is handed out: that this was done is on it before anybody has it, and what they get is signed."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.events.record import ExportForm, RecordExported
from kiosk.engine.ports import Store


@dataclass(frozen=True, slots=True)
class Handout:
    """What is handed out: so many events; of which person, as other systems know them, where it was asked for so."""

    form: ExportForm
    events: int
    selected: bool
    about: str | None = None


def hand_out(store: Store, handout: Handout) -> int:
    """Note an export and sign the record as it stands; the position of the last event that belongs to it."""
    with store.transaction() as tx:
        person = None if handout.about is None else tx.person_known_as(handout.about)
        tx.record(
            RecordExported(
                form=handout.form,
                events=handout.events,
                selected=handout.selected,
                about=None if person is None else person.id,
            )
        )
        tx.checkpoint()
        return tx.last_position()


def sign(store: Store) -> None:
    """Sign the record as it stands."""
    with store.transaction() as tx:
        tx.checkpoint()
