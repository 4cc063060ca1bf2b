"""The banks that visitors may be sent to: this kiosk's own, and those of other kiosks as the site file names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.domain.assignments import Assignment
from kiosk.domain.compartments import Size
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors.settings import BankPlace


def is_own(kiosk: Kiosk, bank: str) -> bool:
    """Whether this kiosk's own doors are meant."""
    return bank in kiosk.bank.banks


def held_here(kiosk: Kiosk, tx: Transaction, person_id: str) -> Assignment | None:
    """The door that this visitor has at a bank of this kiosk; one that the site file has done away with is none."""
    held = tx.assignments_of(person_id)
    return next((one for one in held if one.compartment_id in kiosk.bank.compartments), None)


def places(kiosk: Kiosk) -> Iterator[BankPlace]:
    """All of them, nearest first: in the order of the site file, then the own ones that it does not list."""
    listed = kiosk.settings.visitors.places
    yield from listed
    names = {one.name for one in listed}
    yield from (BankPlace(bank) for bank in kiosk.bank.banks if bank not in names)


def sizes_of(kiosk: Kiosk, place: BankPlace) -> Mapping[Size, int]:
    """How many passes of each size it may have out at once; of an own bank, how many doors it has. Smallest first."""
    counts: dict[Size, int] = {}
    if is_own(kiosk, place.name):
        for pool, doors in kiosk.bank.pools.items():
            if pool.bank == place.name:
                counts[pool.size] = counts.get(pool.size, 0) + len(doors)
    else:
        counts.update(place.passes)
    return {size: counts[size] for size in Size if counts.get(size)}
