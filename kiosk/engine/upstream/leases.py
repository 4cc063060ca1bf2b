"""Leases: what upstream may sell is written down and kept before upstream is told, and until it has let go of it.

Leased are doors without a tenant of their own, for whole local days, today's and those that follow. A lease only grows
into what is not promised to anybody, nor held; it shrinks only where the bank has fewer doors to be reserved, and never
below what upstream is known to have sold. While it is not known which of two leases upstream goes by, both are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.capacity import Pool, Taken, peak
from kiosk.domain.events.upstream import LeaseAgreed, LeaseEvent, LeaseOffered, LeaseRefused
from kiosk.domain.leases import Lease, doors_throughout, joined
from kiosk.domain.ledger import Ledger
from kiosk.domain.local_time import DAY, MIDNIGHT, instant, local_day
from kiosk.engine import rules
from kiosk.engine.bank import FINE
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream.changes import Page

# Upstream's clock showed at least so much less when it read its changes than at most when it answered.
_ANSWERED_WITHIN = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Offer:
    """What upstream may sell of a pool from now on, of ``capacity`` doors. Windows without any are not in it."""

    pool: Pool
    capacity: int
    lead: timedelta
    leases: Sequence[Lease]


def knows_what_is_sold(kiosk: Kiosk, page: Page) -> None:
    """With its last page, all that upstream had sold when it was asked is known."""
    if page.clock is not None and page.is_last:
        kiosk.sold_known_until = page.clock.at - _ANSWERED_WITHIN


def next_offer(kiosk: Kiosk, but: Collection[Pool] = ()) -> Offer | None:
    """What upstream is to be told next, written down; None where it goes by what it should.

    One that it may not have heard is told again, whatever has changed since. The pools ``but`` are left alone.
    """
    with kiosk.store.transaction() as tx:
        for pool in (one for one in _pools(kiosk, tx) if one not in but):
            mine = [one for one in tx.leases() if one.pool == pool]
            offered = [one for one in mine if not one.agreed]
            if not offered:
                offered = _wanted(kiosk, tx, pool, mine)
                if not _is_news(mine, offered):
                    continue
                tx.set_leases(pool, [*mine, *offered])
                tx.record(_event(LeaseOffered, pool, offered))
            return _offer(kiosk, pool, offered)
    return None


def offers(kiosk: Kiosk) -> list[Offer]:
    """What upstream goes by, as far as is known here: it may have been put back to an older state."""
    with kiosk.store.transaction() as tx:
        known = [one for one in tx.leases() if one.agreed]
    pools = dict.fromkeys(one.pool for one in known)
    return [_offer(kiosk, pool, [one for one in known if one.pool == pool]) for pool in pools]


def agreed(kiosk: Kiosk, offer: Offer) -> None:
    """Upstream goes by this one, and no longer by the one before."""
    with kiosk.store.transaction() as tx:
        offered = [one for one in tx.leases() if one.pool == offer.pool and not one.agreed]
        if offered:
            known = [Lease(one.pool, one.window, one.doors, one.lead, agreed=True) for one in offered]
            tx.set_leases(offer.pool, known if any(one.doors for one in known) else ())
            tx.record(_event(LeaseAgreed, offer.pool, known))


def refused(kiosk: Kiosk, offer: Offer) -> None:
    """Upstream goes by the one before: it has sold more of that than this one would leave it."""
    with kiosk.store.transaction() as tx:
        mine = [one for one in tx.leases() if one.pool == offer.pool]
        offered = [one for one in mine if not one.agreed]
        if offered:
            tx.set_leases(offer.pool, [one for one in mine if one.agreed])
            tx.record(_event(LeaseRefused, offer.pool, offered))


# --- what should be leased --------------------------------------------------------------------------------------------


def _pools(kiosk: Kiosk, tx: Transaction) -> list[Pool]:
    """Those that were leased and can't be any more, and those that can."""
    own = [one for one in kiosk.bank.pools if one.tenant == kiosk.settings.tenant]
    return list(dict.fromkeys([*(one.pool for one in tx.leases() if one.pool not in own), *own]))


def _wanted(kiosk: Kiosk, tx: Transaction, pool: Pool, mine: Sequence[Lease]) -> list[Lease]:
    book, lead = rules.ledger_for_booking(kiosk, tx), kiosk.settings.lease.lead
    days = list(_days(kiosk))
    wanted = [Lease(pool, day, _doors(kiosk, book, pool, mine, day), lead) for day in days]
    return joined([*wanted, *_sold_beyond(book, mine, days[-1].ends_at, lead)])


def _sold_beyond(book: Ledger, mine: Sequence[Lease], end: datetime, lead: timedelta) -> Iterator[Lease]:
    """Where the site leases for fewer days than it did, what was sold later than that still counts."""
    for one in mine:
        if one.window.ends_at > end:
            window = Taken(max(end, one.window.starts_at), one.window.ends_at)
            if sold := min(one.doors, peak(book.sold_of(one.pool, window), window)):
                yield Lease(one.pool, window, sold, lead)


def _doors(kiosk: Kiosk, book: Ledger, pool: Pool, mine: Sequence[Lease], day: Taken) -> int:
    """For one day: as many as there should be, as far as they can still be promised."""
    before, rest = doors_throughout(mine, day), Taken(max(day.starts_at, kiosk.now()), day.ends_at)
    should_be = kiosk.settings.lease.doors_of(min(_in_order(kiosk, pool), kiosk.settings.bookable.get(pool, 0)))
    free = book.could_lease(pool, rest, kiosk.settings.bookable.get(pool, 0)) if should_be > before else 0
    sold = peak(book.sold_of(pool, rest), rest)
    return max(min(should_be, max(before, free)), min(before, sold))


def _in_order(kiosk: Kiosk, pool: Pool) -> int:
    if pool.tenant != kiosk.settings.tenant:
        return 0  # it was leased once
    return sum(not kiosk.bank.conditions.get(one, FINE) for one in kiosk.bank.pools.get(pool, ()))


def _days(kiosk: Kiosk) -> Iterator[Taken]:
    zone, today = kiosk.settings.policies.timezone, local_day(kiosk.now(), kiosk.settings.policies.timezone)
    for ahead in range(kiosk.settings.lease.days + 1):
        day = today + ahead * DAY
        yield Taken(instant(day, MIDNIGHT, zone), instant(day + DAY, MIDNIGHT, zone))


def _is_news(before: Sequence[Lease], now: Sequence[Lease]) -> bool:
    if not any(one.doors for one in (*before, *now)):
        return False
    return [(one.window, one.doors, one.lead) for one in before] != [(one.window, one.doors, one.lead) for one in now]


def _offer(kiosk: Kiosk, pool: Pool, offered: Sequence[Lease]) -> Offer:
    most = max(one.doors for one in offered)
    capacity = max(len(kiosk.bank.pools.get(pool, ())), most)
    return Offer(pool, capacity, offered[0].lead, [one for one in offered if one.doors])


def _event(kind: type[LeaseEvent], pool: Pool, offered: Sequence[Lease]) -> LeaseEvent:
    doors, until = max(one.doors for one in offered), max(one.window.ends_at for one in offered)
    return kind(bank=pool.bank, size=pool.size, doors=doors, until=until)
