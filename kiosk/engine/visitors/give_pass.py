"""A pass for a visit: made, made anew, and as it is shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain import pass_rules
from kiosk.domain.compartments import Size
from kiosk.domain.events.visitors import PassIssued
from kiosk.domain.guests import GuestVisit
from kiosk.domain.notices import Notice, NoticeKind
from kiosk.domain.passes import KnownPass, Pass, host_ref
from kiosk.domain.people import Person
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import PersonRecord, Transaction
from kiosk.engine.visitors import claims, pool
from kiosk.engine.visitors.arrivals import whole
from kiosk.engine.visitors.own_banks import is_own
from kiosk.engine.visitors.screens import ShownPass


@dataclass(frozen=True, slots=True)
class Locker:
    """A door of at least this size (None: the smallest) at this bank."""

    bank: str
    size: Size | None = None
    reachable: bool = False


def give(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, locker: Locker) -> GuestVisit:
    """A new pass for a visit, in the caller's transaction. ``NotReserved`` where an own bank can't promise a door.

    ``Overbooked`` where the database says so; then nothing of the transaction may stand.
    """
    own, again = is_own(kiosk, locker.bank), visit.pass_id is not None
    visit = replace(visit, bank=locker.bank, size=locker.size, reachable=locker.reachable, confirmed=own)
    person = _visitor(tx, visit)
    if own:
        claims.book(kiosk, tx, person, visit)
    coded = pool.take(kiosk, tx, visit)
    pass_id = coded or secrets.token_hex(8)
    visit = replace(visit, pass_id=pass_id, has_code=coded is not None, issued_at=whole(kiosk.now()))
    tx.change_visit(visit)
    _keep(kiosk, tx, visit)
    _record(tx, visit, again=again)
    _mail(tx, person, visit)
    return visit


def lengthen(kiosk: Kiosk, tx: Transaction, visit: GuestVisit, until: datetime) -> GuestVisit:
    """The visit ends later, and its pass, if it has one, is made anew. What can't be is raised as in ``give``."""
    person = _visitor(tx, visit)
    tx.save_person(PersonRecord(person.known_as, person.name, valid_until=until, told=frozenset({"valid_until"})))
    visit = replace(visit, ends_at=until)
    if visit.pass_id is None or visit.bank is None:
        tx.change_visit(visit)
        return visit
    if is_own(kiosk, visit.bank):
        claims.extend(kiosk, tx, replace(person, valid_until=until), visit)
    # Of two passes of a visit the later one counts: it must say that it is.
    before = visit.issued_at or visit.starts_at
    visit = replace(visit, issued_at=max(whole(kiosk.now()), before + timedelta(seconds=1)))
    tx.change_visit(visit)
    _keep(kiosk, tx, visit)
    _record(tx, visit, again=True)
    _mail(tx, person, visit)
    return visit


def shown(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> ShownPass:
    """The pass of a visit as it was issued last; the same each time."""
    assert visit.bank is not None, "a pass is for a bank"
    return ShownPass(
        qr=kiosk.issuer.seal(pass_of(tx, visit)),
        code=kiosk.issuer.code(visit.pass_id) if visit.has_code and visit.pass_id is not None else "",
        bank=visit.bank,
        place=kiosk.settings.visitors.place_of(visit.bank),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        size=visit.size,
        reachable=visit.reachable,
        hours=visit.hours,
        confirmed=visit.confirmed,
        code_until=_code_until(kiosk, visit),
    )


def code_ends(kiosk: Kiosk, visit: GuestVisit) -> datetime | None:
    """When the code ends that goes with a pass: it is of the pool of one day, that on which the visit begins."""
    return pass_rules.code_ends_at(visit.starts_at, kiosk.settings.policies.timezone) if visit.has_code else None


def _code_until(kiosk: Kiosk, visit: GuestVisit) -> datetime | None:
    ends = code_ends(kiosk, visit)
    return ends if ends is not None and ends < visit.ends_at else None


def pass_of(tx: Transaction, visit: GuestVisit) -> Pass:
    """The pass of a visit as it was issued last."""
    assert visit.pass_id is not None
    assert visit.bank is not None
    assert visit.issued_at is not None
    host = None if visit.host_id is None else tx.person(visit.host_id)
    return Pass(
        id=visit.pass_id,
        bank=visit.bank,
        issued_at=visit.issued_at,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        tenant=visit.tenant,
        size=visit.size,
        reachable=visit.reachable,
        kind=_visitor(tx, visit).kind,
        hours=visit.hours,
        host=host_ref(host.known_as) if host is not None and host.known_as else None,
    )


def _visitor(tx: Transaction, visit: GuestVisit) -> Person:
    person = tx.person(visit.person_id)
    assert person is not None, "a visit refers to a person"
    return person


def _mail(tx: Transaction, person: Person, visit: GuestVisit) -> None:
    if person.has_address and visit.bank is not None:
        window = {"at": visit.starts_at.isoformat(), "until": visit.ends_at.isoformat()}
        tx.notify(Notice(NoticeKind.PASS, person.id, {"visit": visit.id, "bank": visit.bank, **window}))


def _keep(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> None:
    """The kiosk's own bank knows the pass from now on, and whose it is."""
    if visit.bank is None or visit.pass_id is None or not is_own(kiosk, visit.bank):
        return
    known = tx.known_pass(visit.pass_id)
    given = pass_of(tx, visit)
    tx.keep_pass(KnownPass(given, visit.person_id) if known is None else replace(known, given=given))


def _record(tx: Transaction, visit: GuestVisit, *, again: bool) -> None:
    assert visit.pass_id is not None
    assert visit.bank is not None
    tx.record(
        PassIssued(
            person_id=visit.person_id,
            pass_id=visit.pass_id,
            visit=visit.id,
            bank=visit.bank,
            until=visit.ends_at,
            size=visit.size,
            confirmed=visit.confirmed,
            again=again,
            code=visit.has_code,
        )
    )
