"""What upstream sold of its lease finds its door, whoever walks up, reserves or loses the line meanwhile."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.ledger import Ledger
from kiosk.engine import compartments, reserve
from kiosk.engine import intents as i
from kiosk.engine.reserve import NotReserved, Wanted
from kiosk.engine.upstream import broken_promises
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig
from tests.fakes.selling import SellingUpstream, Sold

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
HALF = timedelta(minutes=30)
DOORS = (
    *(door(f"0{number}", size=Size.S) for number in (1, 2, 3)),
    *(door(f"0{number}", size=Size.M, bus="right") for number in (4, 5)),
)
BOOKERS = [f"booker{number}" for number in range(6)]
WALKERS = [f"walker{number}" for number in range(6)]
LOCALS = [f"local{number}" for number in range(3)]
POLICY = {"release": time(20), "walk_up_share": 0.0, "no_show_after": 2 * HALF}
HALVES = st.integers(0, 16)
LENGTHS = st.integers(1, 8)
SIZES = st.sampled_from([Size.S, Size.S, Size.M])


class Leased(RuleBasedStateMachine):
    """``spoiled``: a door failed; from then on only that nobody shares a door, and each booking has its answer."""

    def __init__(self) -> None:
        super().__init__()
        self.ending = ExitStack()
        folder = self.ending.enter_context(quick_folder())
        self.rig = Rig(folder, DOORS, policy=POLICY, now=MORNING)
        for name in (*BOOKERS, *WALKERS, *LOCALS):
            self.rig.person(name)
        self.upstream = SellingUpstream(self.rig, 0.7, a_page=2)
        self.upstream.syncs()
        self.spoiled = False

    def teardown(self) -> None:
        self.rig.close()
        self.ending.close()

    def window(self, ahead: int, halves: int) -> Taken:
        begins = self.rig.clock.now() + (ahead + 2) * HALF
        return Taken(begins, begins + halves * HALF)

    def live(self, which: int) -> str | None:
        found = [one.id for one in self.upstream.sold.values() if one.live]
        return found[which % len(found)] if found else None

    def broken(self) -> list[Sold]:
        """What was rejected, though it was told before it was over."""
        rejected = [one for one in self.upstream.sold.values() if one.answer and one.state == "rejected"]
        return [one for one in rejected if one.answer and "time is over" not in one.answer["why"]]

    # --- upstream, whether it has a line or not

    @rule(who=st.sampled_from(BOOKERS), ahead=HALVES, halves=LENGTHS, size=SIZES)
    def sells(self, who: str, ahead: int, halves: int, size: Size) -> None:
        window = self.window(ahead, halves)
        if not any(one.live and one.person == who for one in self.upstream.sold.values()):
            self.upstream.sells(who, window, size)

    @rule(which=HALVES, ahead=HALVES, halves=LENGTHS)
    def moves(self, which: int, ahead: int, halves: int) -> None:
        id_ = self.live(which)
        if id_ is not None and self.upstream.sold[id_].state != "arrived":
            self.upstream.moves(id_, self.window(ahead, halves))

    @rule(which=HALVES)
    def cancels(self, which: int) -> None:
        id_ = self.live(which)
        if id_ is not None and self.upstream.sold[id_].state != "arrived":
            self.upstream.cancels(id_)

    # --- the line: what is not done here is what a cut costs

    @rule(pages=st.integers(1, 3))
    def a_little_is_told(self, pages: int) -> None:
        self.upstream.tells(pages)

    @rule()
    def everything_is_told(self) -> None:
        self.upstream.tells()
        broken_promises.answer(self.rig.kiosk)
        self.upstream.hears()

    @rule(heard=st.booleans())
    def it_is_leased(self, heard: bool) -> None:
        self.upstream.leases(heard)

    # --- the bank

    @rule(who=st.sampled_from(WALKERS))
    def walks_up(self, who: str) -> None:
        self.comes(who)

    @rule(who=st.sampled_from(WALKERS))
    def leaves(self, who: str) -> None:
        if self.rig.holds(who) is not None:
            self.comes(who)
            self.rig.handle(i.GiveBack())

    @rule(who=st.sampled_from(LOCALS), ahead=HALVES, halves=LENGTHS, size=SIZES)
    def reserves(self, who: str, ahead: int, halves: int, size: Size) -> None:
        with suppress(NotReserved):
            reserve.reserve(self.rig.kiosk, Wanted(who, *self.window(ahead - 2, halves), size=size))

    @rule(which=HALVES)
    def somebody_comes_who_had_reserved(self, which: int) -> None:
        with self.rig.store.transaction() as tx:
            booked = [one for one in tx.booked() if one.booking is None]
            person = tx.person(booked[which % len(booked)].person_id) if booked else None
        if person is not None:
            self.comes(person.known_as)

    @rule(halves=st.integers(1, 4))
    def time_passes(self, halves: int) -> None:
        self.rig.waits((halves * HALF).total_seconds())

    @rule()
    def the_power_is_cut(self) -> None:
        self.rig.restart()

    @rule(number=st.sampled_from([one.door for one in DOORS]), hours=st.integers(0, 5))
    def a_door_fails(self, number: str, hours: int) -> None:
        if hours:
            return  # seldom
        self.spoiled = True
        compartments.set_condition(self.rig.kiosk, number, Condition.OUT_OF_SERVICE, None)

    @rule(which=HALVES)
    def a_booker_comes(self, which: int) -> None:
        """At the beginning of what they have booked; shortly before, the line was there."""
        id_ = self.live(which)
        if id_ is None or self.upstream.sold[id_].state == "arrived":
            return
        one = self.upstream.sold[id_]
        self.rig.waits(max(0.0, (one.window.starts_at - self.rig.clock.now()).total_seconds()))
        self.everything_is_told()
        one = self.upstream.sold[id_]
        if not one.live or not one.window.starts_at <= self.rig.clock.now() < one.window.ends_at:
            return
        self.comes(one.person)
        assert self.spoiled or self.rig.holds(one.person) is not None, one
        self.upstream.hears()

    def comes(self, who: str) -> None:
        self.rig.tap(who)
        while self.rig.locks.unanswered:
            wire = self.rig.locks.unanswered[0]
            number = next(n for n, d in self.rig.doors.items() if (d.bus, d.channel) == (wire.bus, wire.channel))
            self.rig.opens(number)
            self.rig.shuts(number)
        self.rig.handle(i.Leave())

    # --- what must hold

    @invariant()
    def nothing_sold_of_the_lease_is_rejected(self) -> None:
        assert self.spoiled or not self.broken(), self.broken()

    @invariant()
    def no_door_has_two_holders(self) -> None:
        held = [row[0] for row in self.rig.rows("SELECT compartment_id FROM assignment WHERE ended_at IS NULL")]
        assert len(held) == len(set(held)) <= len(DOORS)


TestLeased = Leased.TestCase
TestLeased.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def a_busy_morning() -> None:
    """Both that are leased are sold for noon; without a line, everybody else asks for whatever there is."""
    leased = Leased()
    try:
        for who in BOOKERS[:2]:
            leased.sells(who, ahead=8, halves=4, size=Size.S)
        for who in LOCALS:
            leased.reserves(who, ahead=10, halves=4, size=Size.S)
        for who in WALKERS:
            leased.walks_up(who)
        for which in range(2):
            leased.a_booker_comes(which)
            leased.nothing_sold_of_the_lease_is_rejected()
        assert [leased.upstream.sold[one].state for one in ("b001", "b002")] == ["arrived", "arrived"]
    finally:
        leased.teardown()


def test_a_busy_morning() -> None:
    a_busy_morning()


def test_without_the_unsold_rest_promises_are_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "unsold", lambda *_: [])
    with pytest.raises(AssertionError, match="rejected"):
        a_busy_morning()
