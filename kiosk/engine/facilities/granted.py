"""Operators who may have a new PIN here, because upstream says so: each once, and with their badge in hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.domain.access_grants import AccessGrant
from kiosk.domain.events.remote import AccessUsed
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction

RECOVERY = "recovery"
USED = "used"


def read(tx: Transaction) -> tuple[AccessGrant, ...]:
    """Those that were not used, whether their time is over or not."""
    found = [(row.id, row.value) for row in tx.told_of(RECOVERY) if row.value is not None]
    return tuple(AccessGrant(id_, one["person"], datetime.fromisoformat(one["until"])) for id_, one in found)


def is_any(kiosk: Kiosk) -> bool:
    """Whether anybody may have one now."""
    return any(kiosk.now() < one.until for one in kiosk.grants)


def can_recover(kiosk: Kiosk) -> bool:
    """Whether an operator without a PIN can have one here: by a code, or because upstream says so."""
    return kiosk.settings.facilities.operators.recovery_key is not None or is_any(kiosk)


def to(kiosk: Kiosk, tx: Transaction, person_id: str) -> AccessGrant | None:
    """What lets this person have one now."""
    for one in kiosk.grants:
        person = tx.person_known_as(one.operator)
        if person is not None and person.id == person_id and holds(kiosk, tx, one):
            return one
    return None


def holds(kiosk: Kiosk, tx: Transaction, grant: AccessGrant) -> bool:
    """Whether it was not used, taken back, or over since it was read."""
    row = tx.told_row(RECOVERY, grant.id)
    return row is not None and row.value is not None and kiosk.now() < grant.until


def spend(kiosk: Kiosk, tx: Transaction, grant: AccessGrant, person_id: str) -> None:
    """It is used up, and upstream is to hear of that."""
    row = tx.told_row(RECOVERY, grant.id)
    assert row is not None, "it holds"
    tx.keep_told(replace(row, value=None))
    tx.owe_answer(RECOVERY, grant.id, {"state": USED}, kiosk.now())
    tx.record(AccessUsed(person_id=person_id, upstream=grant.id))


def spent(kiosk: Kiosk, grant: AccessGrant) -> None:
    """After the commit."""
    kiosk.grants = tuple(one for one in kiosk.grants if one.id != grant.id)
