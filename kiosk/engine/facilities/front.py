"""The front of the bank, as operators see it: live, filtered, searched; published while one of them is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.operators import Operator, Right
from kiosk.engine.facilities import desk, live
from kiosk.engine.facilities.front_view import front_view
from kiosk.engine.facilities.intents import FilterFront, SearchFront, ShowFront
from kiosk.engine.facilities.screens import FrontTile
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

# A name is looked for from so many letters on, and so many people at most are found.
LETTERS = 2
MOST_FOUND = 50


def show_front(kiosk: Kiosk, session: Session) -> None:
    """The map, or its list, as this operator had it last."""
    if not session.operator.may(Right.MAP):
        desk.refuse(kiosk, session, Right.MAP)
        return
    session.compartment = None
    show(kiosk, session.front)


def show_as(kiosk: Kiosk, session: Session, wanted: ShowFront) -> None:
    """As a map, or as a list."""
    session.operator.require(Right.MAP)
    session.front = replace(session.front, as_list=wanted.as_list)
    show_front(kiosk, session)


def filter_front(kiosk: Kiosk, session: Session, wanted: FilterFront) -> None:
    """Only these stand out."""
    session.operator.require(Right.MAP)
    session.front = replace(session.front, filter=wanted.filter)
    show_front(kiosk, session)


def search(kiosk: Kiosk, session: Session, typed: SearchFront) -> None:
    """Which compartments fit what was typed."""
    session.operator.require(Right.MAP)
    text = " ".join(typed.text.split())
    with kiosk.store.transaction() as tx:
        found = find(kiosk, tx, session.operator, text) if text else None
    session.front = replace(session.front, query=typed.text, found=found)
    show_front(kiosk, session)


def find(kiosk: Kiosk, tx: Transaction, by: Operator, text: str) -> frozenset[int]:
    """By the beginning of a door number, by a state in a word, and (with the right to) by whose it is.

    That names were looked through is put on the record.
    """
    by.require(Right.MAP)
    found = {one.id for one in kiosk.bank.compartments.values() if one.door.casefold().startswith(text.casefold())}
    view = front_view(kiosk, tx)
    found |= {one.id for one in view.tiles if any(word.startswith(text.casefold()) for word in _words(one))}
    if by.may(Right.HOLDERS) and sum(map(str.isalpha, text)) >= LETTERS:
        found |= _held_by(kiosk, tx, text)
    return frozenset(found)


def refresh(kiosk: Kiosk) -> None:
    """Publish the front anew if anything about it has changed; without an operator here this costs nothing."""
    session = kiosk.session
    if session is None or not (kiosk.bank_changed or session.drawn is None):
        return
    if not session.operator.may(Right.MAP):
        return
    with kiosk.store.transaction() as tx:
        view = front_view(kiosk, tx)
    if view != session.drawn:
        session.drawn = view
        kiosk.display.front(view)
    with kiosk.store.acting(session.operator.signature):
        live.redraw(kiosk, session, view)


def _words(tile: FrontTile) -> Iterator[str]:
    yield tile.occupancy.value
    yield tile.sensor.value
    yield from (one.value for one in tile.conditions)


def _held_by(kiosk: Kiosk, tx: Transaction, text: str) -> set[int]:
    people = {one.id for one in tx.all_people_named(text, MOST_FOUND)}
    held = {one.compartment_id for one in tx.live_assignments() if one.person_id in people}
    tx.record(PersonalDataSeen(looked=Looked.SEARCH, count=len(people), words=text))
    return {one for one in held if one in kiosk.bank.compartments}
