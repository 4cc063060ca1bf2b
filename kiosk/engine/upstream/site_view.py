"""The site as seen from this kiosk: where else there is a door, and how far that can be relied on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from kiosk.domain.allocation import Need
from kiosk.domain.elsewhere import FarBank, FarDoor
from kiosk.domain.people import Person
from kiosk.domain.syncing import SyncKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors.screens import ElsewhereBank

# What was true so long ago need not be so any more.
FRESH = timedelta(minutes=15)


def known_at(kiosk: Kiosk, bank: FarBank | None) -> datetime | None:
    """Until when it was certain that this is how it stands there; None: it is so now."""
    now = kiosk.clock.now()
    if bank is None:
        return now if kiosk.sync.last_at is None else min(now, kiosk.sync.last_at)
    if not bank.confirmed:
        return min(now, bank.at)
    if _is_online(kiosk):
        return None
    heard = kiosk.sync.last_at
    return min(now, bank.at if heard is None else max(bank.at, heard))


def nearest_room(kiosk: Kiosk, person: Person, need: Need) -> ElsewhereBank | None:
    """The nearest bank of another kiosk that has a door for staff, else the nearest that had one when it was heard of.

    What banks can give is told of their own tenant's people only.
    """
    if kiosk.settings.policies.tenant_of(person) != kiosk.settings.policies.tenant_of(Person("", "")):
        return None
    found = [_shown(kiosk, one) for one in _nearest(kiosk) if one.suits(need)]
    return next((one for one in found if one.known_at is None), found[0] if found else None)


def rooms_for_visitors(kiosk: Kiosk, need: Need) -> Iterator[ElsewhereBank]:
    """Where a visitor's pass could be changed for: the banks that the site file names or that have a door, nearest
    first, but for those that are known to have none just now.
    """
    told = {one.name: one for one in _nearest(kiosk)}
    for name in _in_order(kiosk, told):
        bank = told.get(name)
        if bank is None:
            yield ElsewhereBank(name, kiosk.settings.visitors.place_of(name))
        elif bank.suits_visitor(need):
            yield _shown(kiosk, bank)
        elif known_at(kiosk, bank) is not None and name in _places(kiosk):
            yield ElsewhereBank(name, kiosk.settings.visitors.place_of(name))


def bank_named(kiosk: Kiosk, name: str) -> FarBank | None:
    """What is known of a bank of another kiosk."""
    return next((one for one in kiosk.elsewhere.banks.values() if one.name == name), None)


def doors_of(kiosk: Kiosk, person: Person) -> list[FarDoor]:
    """What this person has at banks of other kiosks, the nearest first."""
    found = kiosk.elsewhere.doors_of(person.known_as) if person.known_as else []
    near = _nearness(kiosk)
    return sorted(found, key=lambda one: (near(one.bank), one.door))


def certainly_holds(kiosk: Kiosk, person: Person) -> int:
    """How many of these they have for certain: what may be over must not keep anybody from a door."""
    return sum(known_at(kiosk, kiosk.elsewhere.bank_of(one)) is None for one in doors_of(kiosk, person))


def _is_online(kiosk: Kiosk) -> bool:
    sync = kiosk.sync
    return sync.kind is SyncKind.CONNECTED and sync.last_at is not None and kiosk.clock.now() - sync.last_at <= FRESH


def _nearest(kiosk: Kiosk) -> list[FarBank]:
    """The banks of other kiosks; one with the name of an own bank would only send people in a circle."""
    near = _nearness(kiosk)
    far = (one for one in kiosk.elsewhere.banks.values() if one.name not in kiosk.bank.banks)
    return sorted(far, key=lambda one: (near(one.name), one.kiosk))


def _in_order(kiosk: Kiosk, told: dict[str, FarBank]) -> list[str]:
    names = {one for one in (*_places(kiosk), *told) if one not in kiosk.bank.banks}
    return sorted(names, key=_nearness(kiosk))


def _places(kiosk: Kiosk) -> list[str]:
    return [one.name for one in kiosk.settings.visitors.places]


def _nearness(kiosk: Kiosk) -> Callable[[str], tuple[int, str]]:
    """As the site file has them: those that it calls near, then the places that it describes, then by name."""
    order = list(dict.fromkeys((*kiosk.settings.near, *_places(kiosk))))
    return lambda name: (order.index(name) if name in order else len(order), name)


def _shown(kiosk: Kiosk, bank: FarBank) -> ElsewhereBank:
    return ElsewhereBank(
        bank.name, kiosk.settings.visitors.place_of(bank.name), has_room=True, known_at=known_at(kiosk, bank)
    )
