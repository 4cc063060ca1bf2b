"""The history of a compartment: what the record says of it, newest first, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.domain.events.assignments import Ended
from kiosk.domain.events.compartments import ConditionEnded, ConditionSet, Moved, Released, Reset
from kiosk.domain.events.openings import OpeningRefused, OpeningSettled, Override
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.events.recovery import ItemDisposed, ItemFound, ItemHandedBack, LabelPrinted
from kiosk.domain.events.remote import OpenedRemotely
from kiosk.domain.operators import Right
from kiosk.engine.facilities.intents import ShowOlder
from kiosk.engine.facilities.ports import PastEvent
from kiosk.engine.facilities.screens import CompartmentHistory, HistoryLine
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

PAGE = 20
# So many steps back at most, each through thousands of lines of the record: a press is to be answered soon.
MOST_STEPS = 4

# What a line says beyond its kind: of these the first that is there. Most kinds say all by themselves.
_SAID: Mapping[str, Sequence[str]] = {
    Override.kind: ("words", "why"),
    OpenedRemotely.kind: ("by",),
    Released.kind: ("words", "why"),
    Moved.kind: ("words", "why"),
    OpeningSettled.kind: ("outcome",),
    OpeningRefused.kind: ("why",),
    ConditionSet.kind: ("note", "condition"),
    ConditionEnded.kind: ("condition",),
    Reset.kind: ("note",),
    Ended.kind: ("reason",),
    ItemFound.kind: ("bag",),
    ItemHandedBack.kind: ("bag",),
    ItemDisposed.kind: ("bag",),
    LabelPrinted.kind: ("bag",),
}


def show_history(kiosk: Kiosk, session: Session, compartment_id: int) -> None:
    """The newest lines. That it was looked at is on the record."""
    session.operator.require(Right.HOLDERS)
    with kiosk.store.transaction() as tx:
        lines, go_on = _page(tx, compartment_id, None)
        tx.record(PersonalDataSeen(compartment_id=compartment_id, looked=Looked.HISTORY, count=len(lines)))
    session.compartment, session.history_from = compartment_id, go_on
    show(kiosk, CompartmentHistory(kiosk.bank.compartments[compartment_id].door, lines, more=go_on is not None))


def show_older(kiosk: Kiosk, session: Session, _: ShowOlder) -> None:
    """Older lines after those that are shown."""
    session.operator.require(Right.HOLDERS)
    shown, compartment_id = kiosk.visit.screen, session.compartment
    if not isinstance(shown, CompartmentHistory) or compartment_id is None or session.history_from is None:
        return
    with kiosk.store.transaction() as tx:
        lines, go_on = _page(tx, compartment_id, session.history_from)
        tx.record(PersonalDataSeen(compartment_id=compartment_id, looked=Looked.HISTORY, count=len(lines)))
    session.history_from = go_on
    show(kiosk, replace(shown, lines=(*shown.lines, *lines), more=go_on is not None))


def _page(tx: Transaction, compartment_id: int, before: int | None) -> tuple[tuple[HistoryLine, ...], int | None]:
    """A page of lines, or what was found of them in so many steps; and where to go on."""
    found: list[PastEvent] = []
    for _ in range(MOST_STEPS):
        some, before = tx.history(compartment_id, before, PAGE - len(found))
        found += some
        if before is None or len(found) >= PAGE:
            break
    return _lines(tx, found), before


def _lines(tx: Transaction, events: Sequence[PastEvent]) -> tuple[HistoryLine, ...]:
    ids = {one.person_id for one in events if one.person_id is not None}
    people = {one: person.name for one in ids if (person := tx.person(one)) is not None}
    return tuple(
        HistoryLine(one.at, one.kind, people.get(one.person_id or "", ""), one.operator, _said(one)) for one in events
    )


def _said(event: PastEvent) -> str:
    told = {**event.detail, **event.personal}
    return next((str(told[name]) for name in _SAID.get(event.kind, ()) if told.get(name)), "")
