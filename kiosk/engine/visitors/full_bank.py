"""The bank of a pass has no door left: where else there is one."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.allocation import Need, Offer, allocate, choice
from kiosk.domain.people import Person
from kiosk.engine import give_door, rules
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.rules import Entitled
from kiosk.engine.upstream import site_view
from kiosk.engine.visitors import bound
from kiosk.engine.visitors.screens import LockerOffer, PassBankFull


def screen(kiosk: Kiosk, tx: Transaction, person: Person, need: Need, higher_free: bool) -> PassBankFull | None:
    """For a visitor: another bank of this kiosk that has a door for them, else those of other kiosks.

    None where a door of their own bank is free that is only too high (``higher_free``), and no other bank is nearer.
    """
    known = bound.pass_of(tx, person)
    assert known is not None, "they came by a pass"
    other = next(_offers(kiosk, tx, person, need, known.given.bank), None)
    if other is None and higher_free:
        return None
    return PassBankFull(known.given.bank, other, tuple(site_view.rooms_for_visitors(kiosk, need)))


def _offers(kiosk: Kiosk, tx: Transaction, person: Person, need: Need, full: str) -> Iterator[LockerOffer]:
    """The other banks of this kiosk that can give this person a door now, in the order of the places."""
    names = dict.fromkeys((*(one.name for one in kiosk.settings.visitors.places), *kiosk.bank.banks))
    for bank in [one for one in names if one != full and one in kiosk.bank.banks]:
        may = rules.entitled(kiosk, tx, person, give_door.holding(kiosk, tx, person), at={bank})
        if not isinstance(may, Entitled):
            continue
        facts = give_door.walk_up_facts(kiosk, tx, may)
        if isinstance(allocate(facts, need, may.banks), Offer):
            found = choice(facts, need, may.banks)
            sizes = {size: free for size, free in found.by_size.items() if size.rank >= need.at_least.rank}
            yield LockerOffer(bank, kiosk.settings.visitors.place_of(bank), sizes, found.reachable)
