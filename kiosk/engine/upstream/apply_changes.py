"""What upstream tells is taken over: a page of changes, and how far they were taken, in one step.

A page follows the one before it, or nothing happens: one that comes twice, or late, changes nothing. A snapshot is
taken page by page, each thing as soon as it is told, so that nobody who stands at the screen waits for thousands of
people; with its last page goes whatever upstream knew before and does not know any more.
"""

from __future__ import annotations

from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream import leases
from kiosk.engine.upstream.changes import Page
from kiosk.engine.upstream.changes_ports import Feed
from kiosk.engine.upstream.take_issuing_keys import TakeIssuingKeys
from kiosk.engine.upstream.take_openings import TakeOpenings
from kiosk.engine.upstream.take_people import TakePeople
from kiosk.engine.upstream.take_policies import TakePolicies
from kiosk.engine.upstream.take_recoveries import TakeRecoveries
from kiosk.engine.upstream.take_reservations import TakeReservations
from kiosk.engine.upstream.take_site import TakeBanks, TakeHoldings
from kiosk.engine.upstream.taking import Taker, Taking

# In the order in which a page is taken: what needs people comes after them. Other kinds are passed over.
TAKERS: tuple[type[Taker], ...] = (
    TakePeople,
    TakeBanks,
    TakeHoldings,
    TakePolicies,
    TakeReservations,
    TakeOpenings,
    TakeRecoveries,
    TakeIssuingKeys,
)


def cursor(kiosk: Kiosk) -> str:
    """What to ask for the next page with; empty: with none."""
    with kiosk.store.transaction() as tx:
        return tx.feed().cursor


def apply(kiosk: Kiosk, page: Page) -> bool:
    """Take a page over. False, and nothing changed, where it does not follow what was taken last."""
    with kiosk.store.transaction() as tx:
        before = tx.feed()
        feed = _next(before, page)
        if feed is None:
            return False
        taking = Taking(kiosk, tx, feed.snapshot, page.snapshot, more=not page.is_last, clock=page.clock)
        _take(taking, page, sweeps=page.snapshot and feed.whole)
        if feed != before:
            tx.set_feed(feed)
    leases.knows_what_is_sold(kiosk, page)
    for one in taking.then:
        one()
    return True


def _take(taking: Taking, page: Page, sweeps: bool) -> None:
    takers = {one.kind: one(taking) for one in TAKERS}
    for kind, taker in takers.items():
        taker.take(taking.news(one for one in page.changes if one.kind == kind))
    if sweeps:
        for row in taking.tx.told_before(taking.snapshot):
            if row.kind in takers:
                takers[row.kind].forget(row)
    for taker in takers.values():
        taker.settle()


def _next(feed: Feed, page: Page) -> Feed | None:
    """How far it is taken with this page; None where the page does not follow."""
    begins = page.snapshot and not page.after
    if page.after != feed.cursor and not begins:
        return None
    number = feed.snapshot + 1 if begins else feed.snapshot
    return Feed(page.cursor, number, whole=not (page.snapshot and page.more))
