"""Recovery cases and things of the lost property log, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kiosk.domain.events.recovery import CaseMoved, CaseOpened, ItemFound, ItemHandedBack
from kiosk.domain.recovery import Case, CaseCause, CaseStep, Category, ItemState, LostItem, Proof
from kiosk.store.transaction import SqlTransaction
from tests.fakes.clock import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JPEG = b"\xff\xd8\xff\xe0 a photograph \xff\xd9"


def case(name: str, compartment: int, **fields: Any) -> Case:
    """Of a compartment whose holder, Ada, was told yesterday."""
    told: dict[str, Any] = {"assignment_id": "a1", "person_id": "ada", "notified_at": NOON - DAY, **fields}
    return Case(name, compartment, CaseCause.OVERDUE, CaseStep.OPENED, NOON, **told)


def over(one: Case, after: timedelta = HOUR) -> Case:
    """The same, once its compartment was reset."""
    return replace(one, step=CaseStep.RESET, changed_at=NOON + after, ended_at=NOON + after)


def item(name: str, of: Case, **fields: Any) -> LostItem:
    """A bag of Ada's."""
    told: dict[str, Any] = {"bag": f"LP-{name}", "person_id": of.person_id, **fields}
    return LostItem(
        id=name,
        case_id=of.id,
        compartment_id=of.compartment_id,
        category=Category.BAG,
        description="a vermilion umbrella",
        found_at=NOON,
        keep_until=date(2027, 5, 23),
        **told,
    )


def handed_back(one: LostItem, after: timedelta, to: str = "Ada") -> LostItem:
    """The same, once somebody has signed for it."""
    return replace(
        one,
        state=ItemState.HANDED_BACK,
        proof=Proof.SIGNATURE,
        handed_to=to,
        signature="M0 0L9 9",
        ended_at=NOON + after,
    )


def take_on(tx: SqlTransaction, one: Case, *items: LostItem) -> None:
    """A case from its beginning until its compartment is reset, on the record as well."""
    about: dict[str, Any] = {
        "case": one.id,
        "person_id": one.person_id,
        "compartment_id": one.compartment_id,
    }
    tx.open_case(one)
    tx.record(CaseOpened(**about, cause=one.cause, notified_at=one.notified_at))
    for thing in items:
        tx.add_item(thing, JPEG)
        tx.record(
            ItemFound(
                **about,
                bag=thing.bag,
                category=thing.category,
                keep_until=thing.keep_until.isoformat(),
                description=thing.description,
            )
        )
    tx.change_case(over(one))
    tx.record(CaseMoved(**about, step=CaseStep.RESET))


def give(tx: SqlTransaction, one: LostItem, after: timedelta, to: str = "Ada") -> None:
    """Somebody comes for it, so long after noon."""
    tx.change_item(handed_back(one, after, to))
    tx.record(
        ItemHandedBack(case=one.case_id, person_id=one.person_id, bag=one.bag, proof=Proof.SIGNATURE, handed_to=to)
    )
