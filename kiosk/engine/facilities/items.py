"""The lost property log: what is kept, what became of it, and disposing of what nobody came for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

from kiosk.domain import recovery
from kiosk.domain.events.operators import Looked, PersonalDataSeen
from kiosk.domain.events.recovery import ItemDisposed, StepSkipped
from kiosk.domain.local_time import local_day
from kiosk.domain.operators import Operator, Right
from kiosk.domain.reasons import MOST_WORDS
from kiosk.domain.recovery import LostItem, NotKept
from kiosk.engine.facilities import labels
from kiosk.engine.facilities.screens import ItemLine, ItemShown, LostProperty
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.screen_flow import show

ON_A_PAGE = 8
LEGAL_DAYS = "legal days"  # what is left out where a thing is disposed of before they are over


def dispose(kiosk: Kiosk, by: Operator, item_id: str, words: str = "") -> LostItem:
    """Dispose of a thing. ``TooSoon`` before its legal days are over, without a reason; ``NotKept``."""
    by.require(Right.RECOVER)
    reason = " ".join(words.split())[:MOST_WORDS]
    with kiosk.store.transaction() as tx:
        item = kept(tx, item_id)
        early = not item.is_due(today(kiosk))
        gone = recovery.disposed(item, kiosk.clock.now(), today(kiosk), reason)
        if early:
            tx.record(StepSkipped(**about(item), step=LEGAL_DAYS, reason=reason))
        tx.change_item(gone)
        tx.record(ItemDisposed(**about(item), bag=item.bag, reason=reason if early else None))
    return gone


def about(item: LostItem) -> dict[str, Any]:
    """The ids that each event of a thing has."""
    return {"person_id": item.person_id, "compartment_id": item.compartment_id, "case": item.case_id}


def kept(tx: Transaction, item_id: str) -> LostItem:
    """The thing, which must still be here. ``NotKept``."""
    item = tx.item(item_id)
    if item is None or not item.is_kept:
        raise NotKept("that thing is not here")
    return item


def today(kiosk: Kiosk) -> date:
    """The site's day."""
    return local_day(kiosk.now(), kiosk.settings.policies.timezone)


# --- at the screen ----------------------------------------------------------------------------------------------------


def show_log(kiosk: Kiosk, session: Session) -> None:
    """The page that was asked for last, newest things first. Who saw descriptions, and looked for what, is recorded."""
    session.operator.require(Right.RECOVER)
    wanted = session.log
    typed, kept_only = wanted.query.strip(), wanted.kept_only
    with kiosk.store.transaction() as tx:
        found = [one for one in tx.items() if (one.is_kept or not kept_only) and _fits(kiosk, one, typed)]
        pages = max(1, ceil(len(found) / ON_A_PAGE))
        page = min(max(wanted.page, 0), pages - 1)
        shown = found[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        if shown or typed:
            tx.record(PersonalDataSeen(looked=Looked.LOST_PROPERTY, count=len(shown), words=typed or None))
    session.item = None
    show(kiosk, LostProperty(_lines(kiosk, shown), page, pages, wanted.query, kept_only))


def show_item(kiosk: Kiosk, session: Session, item_id: str) -> None:
    """One thing. One that there is not leads to the log."""
    session.operator.require(Right.RECOVER)
    with kiosk.store.transaction() as tx:
        item = tx.item(item_id)
        shown = None if item is None else _shown(kiosk, tx, session, item)
        if item is not None:
            tx.record(_seen(item))
    if shown is None:
        show_log(kiosk, session)
        return
    session.item, session.receiver = item_id, None
    show(kiosk, shown)


def _shown(kiosk: Kiosk, tx: Transaction, session: Session, item: LostItem) -> ItemShown:
    names = session.operator.may(Right.HOLDERS)
    owner = tx.person(item.person_id) if names and item.person_id is not None else None
    return ItemShown(
        line=_line(kiosk, item),
        keep_until=item.keep_until,
        owner="" if owner is None else owner.name,
        photo_image=tx.photo(item.id) or b"",
        label=labels.state(kiosk, session, item.id),
        proof=item.proof,
        handed_to=item.handed_to or "",
        ended_at=item.ended_at,
    )


def _seen(item: LostItem) -> PersonalDataSeen:
    return PersonalDataSeen(person_id=item.person_id, compartment_id=item.compartment_id, looked=Looked.LOST_PROPERTY)


def _fits(kiosk: Kiosk, item: LostItem, typed: str) -> bool:
    text = f"{item.bag} {item.description} {_door(kiosk, item)} {item.category.value}".casefold()
    return all(word in text for word in typed.casefold().split())


def _lines(kiosk: Kiosk, found: Sequence[LostItem]) -> tuple[ItemLine, ...]:
    return tuple(_line(kiosk, one) for one in found)


def _line(kiosk: Kiosk, item: LostItem) -> ItemLine:
    return ItemLine(
        id=item.id,
        bag=item.bag,
        category=item.category,
        description=item.description,
        door=_door(kiosk, item),
        found_at=item.found_at,
        state=item.state,
        due=item.is_due(today(kiosk)),
    )


def _door(kiosk: Kiosk, item: LostItem) -> str:
    """Empty where the site file has done away with it."""
    compartment = kiosk.bank.compartments.get(item.compartment_id)
    return "" if compartment is None else compartment.door
