"""The banks' pools of short codes: drawn ahead for each day, so that a bank that can't be asked knows them already.

A code is derived from the id of the pass that it will go with; what is kept is its slow hash. They are hashed a few at
a time and behind everybody who types one: twenty codes for a week take half a minute of a core.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import structlog

from kiosk.domain import pass_rules
from kiosk.domain.compartments import Size
from kiosk.domain.events.visitors import CodesMade
from kiosk.domain.guests import GuestVisit
from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.domain.passes import Pass, PoolCode
from kiosk.engine import messages as m
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.own_banks import is_own, places, sizes_of
from kiosk.engine.visitors.settings import BankPlace

log = structlog.get_logger()

DAYS = 7  # today and six to come: so long may a bank be without a new trust file
BATCH = 4
FIRST_LOOK_S = 5.0  # a start has enough to do
NEXT_BATCH_S = 0.5
LOOK_EVERY_S = 3600.0  # a new day has begun, or there was no memory the last time
GIVE_UP_AFTER_S = 120.0  # a batch that takes longer was lost
POOL = "visitors.pool"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A code that is missing: for this bank, on this day, with doors of this size."""

    day: date
    bank: str
    size: Size


# --- making -------------------------------------------------------------------------------------------------------


def begin(kiosk: Kiosk) -> None:
    """At the start, where visitors check in."""
    if kiosk.settings.visitors.reception is not None:
        kiosk.after(POOL, FIRST_LOOK_S, m.PoolDue())


def refill(kiosk: Kiosk, _: m.PoolDue) -> None:
    """Draw the next few codes that are missing, the soonest days first, and have them hashed beside the engine."""
    kiosk.after(POOL, GIVE_UP_AFTER_S, m.PoolDue())
    with kiosk.store.transaction() as tx:
        drawn = _draw(kiosk, tx, BATCH)
    if not drawn:
        kiosk.after(POOL, LOOK_EVERY_S, m.PoolDue())
        return
    kiosk.secrets.slow_verifiers(
        [(kiosk.issuer.code(one.pass_id), one.bank) for one in drawn],
        lambda found: kiosk.post(m.PoolCodesMade(None if found is None else _hashed(drawn, found))),
    )


def made(kiosk: Kiosk, message: m.PoolCodesMade) -> None:
    """They are hashed: they can be given out from now on."""
    if message.codes is None:
        log.warning("pool.no_memory")
        kiosk.after(POOL, LOOK_EVERY_S, m.PoolDue())
        return
    with kiosk.store.transaction() as tx:
        _keep(kiosk, tx, message.codes)
    kiosk.after(POOL, NEXT_BATCH_S, m.PoolDue())


def ensure(kiosk: Kiosk) -> int:
    """Make all that are missing at once, on a kiosk that rests; how many those were. About 0.1 s for each."""
    with kiosk.store.transaction() as tx:
        drawn = _draw(kiosk, tx, None)
    if drawn:
        verifiers = [kiosk.secrets.verifier(kiosk.issuer.code(one.pass_id), one.bank) for one in drawn]
        with kiosk.store.transaction() as tx:
            _keep(kiosk, tx, _hashed(drawn, verifiers))
    return len(drawn)


def _hashed(drawn: Sequence[PoolCode], verifiers: Sequence[bytes]) -> tuple[PoolCode, ...]:
    return tuple(replace(one, verifier=verifier) for one, verifier in zip(drawn, verifiers, strict=True))


def _keep(kiosk: Kiosk, tx: Transaction, hashed: Sequence[PoolCode]) -> None:
    """Those that are missing still: a batch that was given up may be ready after all."""
    missing, codes = Counter(_missing(kiosk, tx)), []
    for one in hashed:
        slot = _Slot(local_day(one.starts_at, kiosk.settings.policies.timezone), one.bank, one.size)
        if missing[slot] > 0:
            missing[slot] -= 1
            codes.append(one)
    tx.add_pool_codes([replace(one, handed=is_own(kiosk, one.bank)) for one in codes])
    tx.keep_visitor_codes([keys.as_taken(kiosk, one, None) for one in codes if is_own(kiosk, one.bank)])
    for bank, count in Counter(one.bank for one in codes).items():
        tx.record(CodesMade(bank=bank, codes=count))


# --- what is missing ----------------------------------------------------------------------------------------------


def _draw(kiosk: Kiosk, tx: Transaction, most: int | None) -> list[PoolCode]:
    """Passes whose codes are new to their bank; without their hashes yet."""
    codes = _known_codes(kiosk, tx)
    drawn: list[PoolCode] = []
    for slot in _missing(kiosk, tx):
        if most is not None and len(drawn) >= most:
            break
        drawn.append(_one(kiosk, slot, codes))
    return drawn


def _one(kiosk: Kiosk, slot: _Slot, codes: set[tuple[str, str]]) -> PoolCode:
    zone = kiosk.settings.policies.timezone
    pass_id = secrets.token_hex(8)
    while (slot.bank, kiosk.issuer.code(pass_id)) in codes:
        pass_id = secrets.token_hex(8)
    codes.add((slot.bank, kiosk.issuer.code(pass_id)))
    begins, ends = instant(slot.day, MIDNIGHT, zone), instant(slot.day + DAY, MIDNIGHT, zone)
    return PoolCode(pass_id, slot.bank, slot.size, begins, ends, b"")


def _known(kiosk: Kiosk, tx: Transaction, place: BankPlace) -> Iterator[tuple[date, PoolCode]]:
    """The codes of a bank from today on, with their days."""
    zone, today = kiosk.settings.policies.timezone, _today(kiosk)
    for one in tx.pool_codes(place.name, instant(today + DAYS * DAY, MIDNIGHT, zone)):
        if (day := local_day(one.starts_at, zone)) >= today:
            yield day, one


def _known_codes(kiosk: Kiosk, tx: Transaction) -> set[tuple[str, str]]:
    found = ((place.name, one) for place in places(kiosk) for _, one in _known(kiosk, tx, place))
    return {(bank, kiosk.issuer.code(one.pass_id)) for bank, one in found}


def _missing(kiosk: Kiosk, tx: Transaction) -> list[_Slot]:
    """The soonest days first. At an own bank those that were given out are replaced; at others nobody would know."""
    missing: list[_Slot] = []
    days = [_today(kiosk) + ahead * DAY for ahead in range(DAYS)]
    for place in (one for one in places(kiosk) if _takes_codes(kiosk, one.name)):
        own = is_own(kiosk, place.name)
        there = Counter((day, one.size) for day, one in _known(kiosk, tx, place) if not (own and one.visit_id))
        shares = shares_of(place.codes_a_day, sizes_of(kiosk, place))
        for day in days:
            for size, share in shares.items():
                missing += [_Slot(day, place.name, size)] * (share - there[day, size])
    return sorted(missing, key=lambda one: one.day)


def _takes_codes(kiosk: Kiosk, bank: str) -> bool:
    """Whether visitors can type theirs there; at another kiosk's bank its own site file decides."""
    return kiosk.settings.accepts_codes or not is_own(kiosk, bank)


def shares_of(codes_a_day: int, doors: Mapping[Size, int]) -> dict[Size, int]:
    """How many of a day's codes are for each size: in proportion to its doors, and one at least."""
    total = sum(doors.values())
    if codes_a_day <= 0 or not total:
        return {}
    shares = {size: max(1, codes_a_day * count // total) for size, count in doors.items()}
    rest = codes_a_day - sum(shares.values())
    fewest = sorted(doors, key=lambda one: shares[one] * total - codes_a_day * doors[one])
    for size in fewest[: max(0, rest)]:
        shares[size] += 1
    return shares


def _today(kiosk: Kiosk) -> date:
    return local_day(kiosk.now(), kiosk.settings.policies.timezone)


# --- giving out ---------------------------------------------------------------------------------------------------


def take(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> str | None:
    """The id of a pass that a code goes with on the day that this visit begins; None where none is left.

    Nor is there one for a visit of which a code would not tell enough. One that its bank was not handed yet stays where
    it is. Without a size the smallest is taken that there is one of.
    """
    assert visit.bank is not None
    if not _takes_codes(kiosk, visit.bank) or not may_have_code(kiosk, tx, visit):
        return None
    codes = tx.pool_codes(visit.bank, visit.starts_at + DAY)
    fit = [one for one in codes if one.visit_id is None and one.starts_at <= visit.starts_at < one.ends_at]
    fit = [one for one in fit if one.ends_at > kiosk.now()]  # of a visit that has gone on past midnight
    fit = [one for one in fit if one.handed and visit.size in {None, one.size} and _is_free(tx, one.pass_id)]
    if not fit:
        return None
    best = min(fit, key=lambda one: one.size.rank)
    tx.take_pool_code(best.pass_id, visit.id)
    if kiosk.settings.visitors.reception is not None:
        kiosk.soon(POOL, NEXT_BATCH_S, m.PoolDue())
    return best.pass_id


def may_have_code(kiosk: Kiosk, tx: Transaction, visit: GuestVisit) -> bool:
    """Whether a code says enough of the pass of this visit: it begins now, is for one time, and it is clear whose."""
    person = tx.person(visit.person_id)
    assert person is not None, "a visit refers to a person"
    assert visit.bank is not None, "a code is of a bank"
    now = kiosk.now()
    draft = Pass("", visit.bank, now, visit.starts_at, visit.ends_at, kind=person.kind, hours=visit.hours)
    if not pass_rules.may_have_code(draft, now, kiosk.settings.policies.timezone):
        return False
    return is_own(kiosk, visit.bank) or is_clear_whose(kiosk, visit.tenant)


def is_clear_whose(kiosk: Kiosk, tenant: str | None) -> bool:
    """A bank that can't be asked takes whoever comes by a code for a visitor of the one tenant of this kiosk."""
    own = kiosk.settings.tenant
    tenants = kiosk.issuer.trusted().tenants or {own}
    return tenants == {tenant or own}


def _is_free(tx: Transaction, pass_id: str) -> bool:
    """Whether no pass goes by this id here: another kiosk may have signed one."""
    return tx.known_pass(pass_id) is None and not tx.is_revoked_unseen(pass_id, None)
