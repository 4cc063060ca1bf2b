"""A visit and its pass in one step, as the command line asks for them: what the reception screen does in several."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.guests import GuestVisit
from kiosk.domain.hours import Span
from kiosk.domain.local_time import DAY, local_day
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Overbooked, Transaction
from kiosk.engine.visitors import arrivals, give_pass, lockers
from kiosk.engine.visitors.arrivals import Guest, can_be_said, whole
from kiosk.engine.visitors.give_pass import Wanted
from kiosk.engine.visitors.lockers import Stay
from kiosk.engine.visitors.own_banks import places, sizes_of
from kiosk.engine.visitors.screens import ShownPass
from kiosk.engine.visitors.settings import BankPlace
from kiosk.engine.visitors.typed import LONGEST, cleaned, is_address, is_name

LONGEST_STAY = 400 * DAY  # as far as a pass can be made out


@dataclass(frozen=True, slots=True)
class Asked:
    """A pass as it is asked for. ``host`` is named as other systems know them; ``starts`` None: now."""

    name: str = field(repr=False)
    bank: str
    until: datetime
    size: Size | None = None
    reachable: bool = False
    kind: PersonKind = PersonKind.VISITOR
    starts: datetime | None = None
    hours: Span | None = None
    company: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    host: str | None = None
    language: str | None = None


def issue(kiosk: Kiosk, asked: Asked) -> tuple[GuestVisit, ShownPass]:
    """Check somebody in and give them a pass, or ``ValueError`` with a sentence."""
    try:
        with kiosk.store.transaction() as tx:
            guest = guest_of(kiosk, tx, _wanted(kiosk, asked), asked.host)
            _check_bank(kiosk, tx, asked, guest)
            visit = arrivals.arrive(kiosk, tx, guest)
            visit = give_pass.give(kiosk, tx, visit, Wanted(asked.bank, asked.size, asked.reachable))
            return visit, give_pass.shown(kiosk, tx, visit)
    except Overbooked as error:
        raise ValueError(f"Bank {asked.bank} has nothing left to promise then. Try another bank.") from error


def _wanted(kiosk: Kiosk, asked: Asked) -> Guest:
    return Guest(
        asked.name,
        asked.starts or kiosk.now(),
        asked.until,
        asked.company,
        asked.email,
        asked.kind,
        hours=asked.hours,
        language=asked.language,
    )


def guest_of(kiosk: Kiosk, tx: Transaction, wanted: Guest, host: str | None) -> Guest:
    """Who is asked for, as they are written down; ``ValueError`` with a sentence where that can't be."""
    name, company, email = cleaned(wanted.name), cleaned(wanted.company), cleaned(wanted.email)
    if not is_name(name):
        raise ValueError("Give the visitor's name, of 80 characters at most.")
    if email and not is_address(email):
        raise ValueError(f"{email} is not an e-mail address.")
    starts_at, ends_at = whole(wanted.starts_at), whole(wanted.ends_at)
    _check_times(kiosk, starts_at, ends_at, wanted.hours)
    return Guest(
        name,
        starts_at,
        ends_at,
        company[:LONGEST],
        email,
        wanted.kind,
        _host(tx, host),
        wanted.hours,
        wanted.language,
    )


def _check_times(kiosk: Kiosk, starts_at: datetime, ends_at: datetime, hours: Span | None) -> None:
    if not can_be_said(kiosk.now()):
        raise ValueError(f"This kiosk takes it for {kiosk.now():%Y-%m-%d}. Set its clock first.")
    if ends_at <= kiosk.now():
        raise ValueError("That time is over. Give a later end.")
    if ends_at <= starts_at:
        raise ValueError("The end lies before the beginning. Give a later end.")
    if ends_at - starts_at > LONGEST_STAY or ends_at - kiosk.now() > LONGEST_STAY:
        raise ValueError(f"A visit ends {LONGEST_STAY.days} days from now at the latest.")
    zone = kiosk.settings.policies.timezone
    if hours is not None and local_day(starts_at, zone) == local_day(ends_at, zone):
        raise ValueError("Hours of the day are for a visit of several days. Give the beginning and the end instead.")


def _host(tx: Transaction, host: str | None) -> Person | None:
    if host is None:
        return None
    found = tx.person_known_as(host)
    if found is None or found.kind is PersonKind.VISITOR:
        raise ValueError(f"Nobody here has the id {host}. Add the person first.")
    return found


def check_bank(kiosk: Kiosk, bank: str) -> BankPlace | None:
    """The bank of this name; None at a kiosk that knows of no bank at all. ``ValueError`` for one that isn't there."""
    known = {one.name: one for one in places(kiosk)}
    if known and bank not in known:
        raise ValueError(f"There is no bank {bank} here. Known are: {', '.join(sorted(known))}.")
    return known.get(bank)


def _check_bank(kiosk: Kiosk, tx: Transaction, asked: Asked, guest: Guest) -> None:
    place = check_bank(kiosk, asked.bank)
    if place is None or not sizes_of(kiosk, place):
        return  # nobody has said how much it has
    tenant = None if guest.host is None else guest.host.tenant
    stay = Stay(Taken(guest.starts_at, guest.ends_at), guest.kind, tenant, guest.hours)
    offer = lockers.offer(kiosk, tx, stay, place)
    if not offer.gives(asked.size, reachable=asked.reachable):
        what = "door within reach" if asked.reachable else f"door of size {asked.size.value}" if asked.size else "door"
        raise ValueError(f"Bank {asked.bank} has no {what} left for that time.")
