"""What upstream may sell, where the line is cut at the worst moment, and where upstream is of another mind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.leases import LeaseTerms
from kiosk.domain.ledger import Ledger
from kiosk.engine import compartments, rules
from kiosk.engine import intents as i
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream import apply_changes, broken_promises
from kiosk.engine.upstream.changes import Change, Page, UpstreamClock
from kiosk.sync.errors import Conflict
from kiosk.sync.leasing import AGAIN_EVERY_S, LOOK_EVERY_S, Leaser
from tests.fakes.furniture import door
from tests.fakes.rig import Rig
from tests.fakes.selling import SellingUpstream

ONE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL_BOOKABLE = {"walk_up_share": 0.0}


def at(begin: float, end: float) -> Taken:
    return Taken(ONE + begin * HOUR, ONE + end * HOUR)


@pytest.fixture
def upstream(make_rig: Callable[..., Rig]) -> SellingUpstream:
    """It is one o'clock in Berlin; both doors are leased."""
    made = SellingUpstream(make_rig(now=ONE, doors=[door("01"), door("02")], policy=ALL_BOOKABLE), 1.0)
    made.syncs()
    return made


def page(upstream: SellingUpstream, after: str, cursor: str, *changes: Change, **more: bool) -> Page:
    clock = UpstreamClock(upstream.now, upstream.rig.clock.monotonic())
    return Page(after, changes, cursor, **{"more": False, "snapshot": False, **more}, clock=clock)


# --- snapshots --------------------------------------------------------------------------------------------------------


def test_what_was_sold_while_a_snapshot_was_taken_is_not_known_with_its_last_page(make_rig: Callable[..., Rig]):
    """It is told after the snapshot; until then, the doors are kept as if nobody knew."""
    rig = make_rig(now=ONE, doors=[door("01")], policy={**ALL_BOOKABLE, "release": time(17, 30)})
    upstream = SellingUpstream(rig, 1.0)
    upstream.syncs()
    assert apply_changes.apply(rig.kiosk, page(upstream, "", "s1", more=True, snapshot=True))
    assert upstream.sells("bob", at(4, 6))
    rig.waits(3600 * 3.75)  # the line is cut; it is a quarter to five
    assert apply_changes.apply(rig.kiosk, page(upstream, "s1", "c0", snapshot=True))
    rig.tap("ada")
    assert rig.sent == [], "bob has it from five o'clock on"
    rig.handle(i.Leave())
    upstream.tells()
    assert rig.kiosk.sold_known_until == upstream.now - timedelta(seconds=15)
    rig.waits(3600 / 4)
    rig.tap("bob")
    assert rig.sent == ["01"]


def test_a_snapshot_that_shows_two_moments_rejects_nobody(upstream: SellingUpstream):
    """A booking of its first page was moved away before its last page was read, and another one took its place."""
    rig = upstream.rig
    wanted = {"ada": at(2, 4), "bob": at(2, 4), "cyd": at(6, 8)}
    assert all(upstream.sells(who, window) for who, window in wanted.items())
    sold = enumerate(upstream.sold.values(), start=1)
    told = [Change("reservation", one.id, version, upstream.value(one)) for version, one in sold]
    moved, came = told[0], told[2]
    there = {"start": at(2, 4).starts_at.isoformat(), "end": at(2, 4).ends_at.isoformat(), "revision": 2}
    gone = {"start": at(9, 10).starts_at.isoformat(), "end": at(9, 10).ends_at.isoformat(), "revision": 2}
    assert apply_changes.apply(rig.kiosk, page(upstream, "", "s1", *told[:2], more=True, snapshot=True))
    late = replace(came, version=5, value={**(came.value or {}), **there})
    assert apply_changes.apply(rig.kiosk, page(upstream, "s1", "c3", late, snapshot=True))
    away = replace(moved, version=4, value={**(moved.value or {}), **gone})
    assert apply_changes.apply(rig.kiosk, page(upstream, "c3", "c5", away, late))
    assert rig.events("upstream.booking_rejected") == []
    assert [one for (one,) in rig.rows("SELECT state FROM reservation")] == ["booked"] * 3


# --- an upstream that refuses -----------------------------------------------------------------------------------------


class Refuses:
    """It has sold more of one size than the kiosk wants to lease, and never says of what."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self.taken: list[str] = []
        self.refused = 0
        self.answered_at = None

    def ask(self, method: str, path: str, told: Mapping[str, Any] | None = None, **_: Any) -> dict[str, Any]:
        if path.endswith(f"/{self._size.value}"):
            self.refused += 1
            raise Conflict("Sold.", "quota-sold")
        self.taken.append(path)
        return {}


def test_a_lease_that_is_refused_holds_up_no_other_and_does_not_fill_the_record(make_rig: Callable[..., Rig]):
    rig = make_rig(now=ONE, doors=[door("01", size=Size.S), door("02")], policy=ALL_BOOKABLE)
    rig.kiosk.settings = replace(rig.kiosk.settings, tenant="", lease=LeaseTerms(1.0, HOUR, days=2))
    refuses, chore = Refuses(Size.S), Leaser(rig.kiosk, lambda work: work(), rig.clock.monotonic)
    for _ in range(10):
        for _ in range(60):
            while chore(refuses):
                pass
            rig.clock.turn(LOOK_EVERY_S)
        assert refuses.taken[0] == "kiosk/quotas/A/M"
    assert refuses.refused <= 10 + AGAIN_EVERY_S / LOOK_EVERY_S / 4
    assert len(rig.events("upstream.lease_refused")) == refuses.refused


def test_where_fewer_days_are_leased_what_was_sold_later_is_leased_still(upstream: SellingUpstream):
    rig = upstream.rig
    assert upstream.sells("bob", at(26, 28))
    upstream.syncs()
    rig.kiosk.settings = replace(rig.kiosk.settings, lease=LeaseTerms(1.0, HOUR, days=0))
    for _ in range(3):
        upstream.syncs()
    assert rig.events("upstream.lease_refused") == []
    assert [one.doors for one in upstream.quotas[Size.M].leases] == [2, 1]
    assert len(rig.events("upstream.lease_offered")) == 2


# --- promises that are kept -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fails", [0, 1, 2])
def test_whoever_finds_a_door_is_not_looked_at(upstream: SellingUpstream, monkeypatch: pytest.MonkeyPatch, fails: int):
    """With hundreds of bookings for the same hour, the engine would do nothing else."""
    rig, counted = upstream.rig, list[Kiosk]()
    assert all(upstream.sells(who, at(1, 4)) for who in ("ada", "bob"))
    upstream.syncs()
    for number in ("01", "02")[:fails]:
        compartments.set_condition(rig.kiosk, number, Condition.OUT_OF_SERVICE, None)
    count = rules.ledger_for_booking

    def counts(kiosk: Kiosk, tx: Transaction) -> Ledger:
        counted.append(kiosk)
        return count(kiosk, tx)

    monkeypatch.setattr(rules, "ledger_for_booking", counts)
    broken_promises.answer(rig.kiosk)
    assert len(counted) == 1 if not fails else len(counted) > 1
    assert len([one for (one,) in rig.rows("SELECT state FROM reservation") if one == "cancelled"]) == fails
