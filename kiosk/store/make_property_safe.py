"""After a backup took the place of the database, the lost property log tells of the bags that lie there.

What the replaced database tells of cases and things is taken over, each as far as it could be read, and is on the
record once more: the lines that told of it are not in the backup either. A case that was over since is over, a thing
that left is gone, and no number is given to a second bag. Where not everything could be read, the numbers go on so far
ahead that none can have been given meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.events.recovery import (
    CaseCancelled,
    CaseMoved,
    CaseOpened,
    ItemDisposed,
    ItemFound,
    ItemHandedBack,
)
from kiosk.domain.recovery import Case, CaseStep, ItemState, LostItem
from kiosk.store.salvage_facilities import FoundProperty
from kiosk.store.salvage_rows import Place
from kiosk.store.transaction import SqlTransaction

# More things than are found between two backups, even where those of months have failed.
NUMBERS_AHEAD = 1_000
# Said as the reason of a case that was called off after the backup: what was said then is not read.
AS_IT_WAS_LEFT = "as it was before a backup was restored"


def make_property_safe(tx: SqlTransaction, found: FoundProperty, ids: Mapping[Place, int]) -> None:
    """``ids``: of each compartment that there is, by its place."""
    cases = [replace(one, compartment_id=ids[place], person_id=_known(tx, one.person_id)) for place, one in found.cases]
    for one in sorted(cases, key=lambda one: not one.is_over):  # what is over makes room for what is new
        _take_over_case(tx, tx.case(one.id), one)
    for place, item in found.items:
        if tx.case(item.case_id) is not None:
            ours = replace(item, compartment_id=ids[place], person_id=_known(tx, item.person_id))
            _take_over_item(tx, tx.item(item.id), ours, found.photos.get(item.id))
    tx.raise_bags(found.last_bag if found.whole else max(found.last_bag, tx.last_bag()) + NUMBERS_AHEAD)


def _known(tx: SqlTransaction, person_id: str | None) -> str | None:
    """Somebody who is not in the backup is nobody whom we know."""
    return person_id if person_id is not None and tx.person(person_id) is not None else None


def _take_over_case(tx: SqlTransaction, before: Case | None, one: Case) -> None:
    if before is None:
        if not one.is_over and any(other.compartment_id == one.compartment_id for other in tx.open_cases()):
            return  # not everything could be read; the one that the backup knows goes on
        tx.open_case(one)
        tx.record(
            CaseOpened(
                case=one.id,
                person_id=one.person_id,
                compartment_id=one.compartment_id,
                assignment_id=one.assignment_id,
                cause=one.cause,
                notified_at=one.notified_at,
            )
        )
    elif not before.is_over:
        tx.change_case(one)
    if one.step is not (CaseStep.OPENED if before is None else before.step):
        tx.record(_reached(one))


def _reached(one: Case) -> CaseMoved | CaseCancelled:
    if one.step is CaseStep.CANCELLED:
        return CaseCancelled(
            case=one.id, person_id=one.person_id, compartment_id=one.compartment_id, reason=AS_IT_WAS_LEFT
        )
    return CaseMoved(
        case=one.id, person_id=one.person_id, compartment_id=one.compartment_id, step=one.step, empty=one.empty
    )


def _take_over_item(tx: SqlTransaction, before: LostItem | None, one: LostItem, photo: bytes | None) -> None:
    if before is None:
        tx.add_item(one, photo)
        tx.record(_found(one, photo))
    elif before.state is ItemState.KEPT:
        tx.change_item(one)
    if one.state is not ItemState.KEPT and (before is None or before.state is ItemState.KEPT):
        tx.record(_left(one))


def _found(one: LostItem, photo: bytes | None) -> ItemFound:
    return ItemFound(
        case=one.case_id,
        person_id=one.person_id,
        compartment_id=one.compartment_id,
        bag=one.bag,
        category=one.category,
        keep_until=one.keep_until.isoformat(),
        description=one.description,
        photo=None if photo is None else hashlib.sha256(photo).hexdigest(),
    )


def _left(one: LostItem) -> ItemHandedBack | ItemDisposed:
    if one.state is ItemState.DISPOSED or one.proof is None:
        return ItemDisposed(case=one.case_id, person_id=one.person_id, compartment_id=one.compartment_id, bag=one.bag)
    return ItemHandedBack(
        case=one.case_id,
        person_id=one.person_id,
        compartment_id=one.compartment_id,
        bag=one.bag,
        proof=one.proof,
        handed_to=one.handed_to or "",
        signature=None if one.signature is None else hashlib.sha256(one.signature.encode()).hexdigest(),
    )
