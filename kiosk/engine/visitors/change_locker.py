"""Another door for somebody who is here already: at another bank, of another size, or the first one after all.

They get a new pass, and the one that they had opens nothing any more wherever that is known.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.capacity import Taken
from kiosk.domain.events.visitors import PassRevoked
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.passes import KnownPass, can_be_made
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.reserve import NotReserved
from kiosk.engine.visitors import claims, give_pass, lockers
from kiosk.engine.visitors.give_pass import Locker
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.own_banks import held_here
from kiosk.engine.visitors.screens import LockerOffer


def offers(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> tuple[LockerOffer, ...]:
    """What they could have instead. Nothing while their things are in a door of this kiosk, or their time is over."""
    now, person = kiosk.now().replace(microsecond=0), tx.person(visit.person_id)
    if visit.state is not VisitState.HERE or visit.ends_at <= now or person is None or not can_be_made(now):
        return ()
    if held_here(kiosk, tx, person.id) is not None:
        return ()
    whole = Taken(max(now, visit.starts_at), visit.ends_at)
    return lockers.offers(kiosk, tx, Stay(whole, person.kind, visit.tenant, visit.hours))


def change(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, locker: Locker) -> GuestVisit:
    """The visit with its new pass. ``NotReserved`` and ``Overbooked`` as in ``give_pass.give``: what can't be given.

    Then nothing of the transaction may stand.
    """
    found = (one for one in offers(kiosk, tx, visit) if one.bank == locker.bank)
    if not any(one.gives(locker.size, reachable=locker.reachable) for one in found):
        raise NotReserved(f"Bank {locker.bank} has nothing like it left.")
    if visit.pass_id is not None:
        _give_up(kiosk, tx, visit)
    return give_pass.give(kiosk, tx, visit, locker)


def _give_up(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """The pass that they have is dead. That it was one is remembered for as long as a bank may have to hear of it."""
    claims.cancel(tx, visit.person_id)
    given = give_pass.pass_of(tx, visit)
    known = tx.known_pass(given.id) or KnownPass(given, visit.person_id)
    tx.keep_pass(replace(known, revoked_at=kiosk.now()))
    tx.record(PassRevoked(person_id=visit.person_id, pass_id=given.id))
