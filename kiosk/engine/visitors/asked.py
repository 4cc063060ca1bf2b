"""Visits as the command line asks for them, with everything at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain import passes
from kiosk.domain.compartments import Size
from kiosk.domain.hours import Span
from kiosk.domain.local_time import local_day
from kiosk.domain.people import Person, PersonKind
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import languages
from kiosk.engine.visitors.arrivals import Guest, whole
from kiosk.engine.visitors.own_banks import places
from kiosk.engine.visitors.settings import BankPlace
from kiosk.engine.visitors.typed import LONGEST, cleaned, is_address, is_name


@dataclass(frozen=True, slots=True)
class Asked:
    """Who comes, when, and for which door. ``host`` is named as other systems know them; ``starts`` None: now.

    ``bank`` and ``size`` None, of an invitation: they are chosen at the check-in.
    """

    name: str = field(repr=False)
    bank: str | None
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


def guest_of(kiosk: Kiosk, tx: Transaction, asked: Asked) -> Guest:
    """Who is asked for, as they are written down; ``ValueError`` with a sentence where that can't be."""
    name, company, email = cleaned(asked.name), cleaned(asked.company), cleaned(asked.email)
    if not is_name(name):
        raise ValueError("Give the visitor's name, of 80 characters at most.")
    if email and not is_address(email):
        raise ValueError(f"{email} is not an e-mail address.")
    starts_at, ends_at = whole(asked.starts or kiosk.now()), whole(asked.until)
    _check_times(kiosk, starts_at, ends_at, asked.hours)
    return Guest(
        name,
        starts_at,
        ends_at,
        company[:LONGEST],
        email,
        asked.kind,
        _host(tx, asked.host),
        asked.hours,
        None if asked.language is None else languages.read_here(kiosk, asked.language),
    )


def _check_times(kiosk: Kiosk, starts_at: datetime, ends_at: datetime, hours: Span | None) -> None:
    if not passes.can_be_made(kiosk.now()):
        raise ValueError(f"This kiosk takes it for {kiosk.now():%Y-%m-%d}. Set its clock first.")
    if ends_at <= kiosk.now():
        raise ValueError("That time is over. Give a later end.")
    if ends_at <= starts_at:
        raise ValueError("The end lies before the beginning. Give a later end.")
    if ends_at - starts_at > passes.LONGEST or ends_at - kiosk.now() > passes.LONGEST:
        raise ValueError(f"A visit ends {passes.LONGEST.days} days from now at the latest.")
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
