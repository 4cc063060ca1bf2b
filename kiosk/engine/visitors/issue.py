"""A visit and its pass in one step, as the command line asks for them: what the reception screen does in several."""

from __future__ import annotations

from kiosk.domain.capacity import Taken
from kiosk.domain.guests import GuestVisit, VisitState
from kiosk.domain.pass_rules import MAY_DIFFER
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction
from kiosk.engine.visitors import arrivals, give_pass, lockers
from kiosk.engine.visitors.arrivals import Guest
from kiosk.engine.visitors.asked import Asked, check_bank, guest_of
from kiosk.engine.visitors.give_pass import Locker
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.own_banks import sizes_of
from kiosk.engine.visitors.screens import ShownPass


def issue(kiosk: Kiosk, asked: Asked) -> tuple[GuestVisit, ShownPass]:
    """Check somebody in and give them a pass, or ``ValueError`` with a sentence.

    Who is to come later is expected with the pass in hand: they arrive with its first use, or at reception.
    """
    if asked.bank is None:
        raise ValueError("Say which bank the pass is for.")
    locker = Locker(asked.bank, asked.size, asked.reachable)
    try:
        with kiosk.store.transaction() as tx:
            guest = guest_of(kiosk, tx, asked)
            _check_bank(kiosk, tx, locker, guest)
            visit = give_pass.give(kiosk, tx, _visit(kiosk, tx, guest), locker)
            return visit, give_pass.shown(kiosk, tx, visit)
    except Overbooked as error:
        raise ValueError(f"Bank {locker.bank} has nothing left to promise then. Try another bank.") from error


def _visit(kiosk: Kiosk, tx: Transaction, guest: Guest) -> GuestVisit:
    if guest.starts_at <= kiosk.now() + MAY_DIFFER:
        return arrivals.arrive(kiosk, tx, guest)
    visit = arrivals.add(tx, guest, kiosk.new_id(), VisitState.INVITED)
    arrivals.expected(kiosk, tx, visit)
    return visit


def _check_bank(kiosk: Kiosk, tx: Transaction, locker: Locker, guest: Guest) -> None:
    place = check_bank(kiosk, locker.bank)
    if place is None or not sizes_of(kiosk, place):
        return  # nobody has said how much it has
    stay = Stay(Taken(guest.starts_at, guest.ends_at), guest.kind, guest.tenant, guest.hours)
    offer = lockers.offer(kiosk, tx, stay, place)
    if not offer.gives(locker.size, reachable=locker.reachable):
        what = (
            "door within reach" if locker.reachable else f"door of size {locker.size.value}" if locker.size else "door"
        )
        raise ValueError(f"Bank {locker.bank} has no {what} left for that time.")
