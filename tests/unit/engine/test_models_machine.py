"""Every model on one bank, driven by chance over the real store: what must hold after every step and restart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Condition, Size
from kiosk.domain.hours import Span
from kiosk.domain.policy import AtExpiry, SecondTap
from kiosk.domain.scopes import Scope, ScopeKind
from kiosk.domain.shifts import Shift
from kiosk.engine import compartments, people, reserve, screens
from kiosk.engine import intents as i
from kiosk.engine.messages import PulseResult
from kiosk.engine.reserve import NotReserved, Wanted
from tests.fakes.drawn import drawn
from tests.fakes.furniture import door, quick_folder
from tests.fakes.rig import Rig

MINUTES = timedelta(minutes=1)
TENANTS = {"amy": "acme", "abe": "acme", "ann": "acme", "gil": "globex", "guy": "globex", "gem": "globex"}
DEPARTMENTS = {"abe": "ward", "guy": "lab"}
DOORS = (
    *(replace(door(f"0{n}", size=Size.S), tenant="acme") for n in (1, 2)),
    replace(door("03", size=Size.M, bus="right"), tenant="acme"),
    *(replace(door(f"0{n}", size=Size.M, bus="right"), tenant="globex") for n in (4, 5)),
    replace(door("06", size=Size.L, bus="right"), tenant="globex", named_for="gem"),
)
NUMBERS = [one.door for one in DOORS]
SHIFTS = (
    Shift("early", Span(time(6), time(14))),
    Shift("late", Span(time(14), time(22))),
    Shift("night", Span(time(22), time(6))),
)
SITE = {
    "model": Model.DAY_USE,
    "release": time(18),
    "warn_before": (30 * MINUTES,),
    "grace": 10 * MINUTES,
    "extensions": 1,
    "walk_up_share": 0.34,
    "claim_within": 10 * MINUTES,
}
SCOPES = (
    Scope(
        ScopeKind.TENANT,
        "globex",
        {"model": Model.SESSION, "idle": 90 * MINUTES, "at_expiry": AtExpiry.OVERDUE, "flag_after": 60 * MINUTES},
    ),
    Scope(ScopeKind.DEPARTMENT, "ward", {"model": Model.SHIFT, "shifts": SHIFTS, "second_tap": SecondTap.ASK_FIRST}),
    Scope(ScopeKind.DEPARTMENT, "lab", {"most_doors": 1, "second_tap": SecondTap.FINISH}),
    Scope(ScopeKind.GROUP, "contractor", {"most_doors": 1}),
)
PRESSES: list[Any] = [
    *(i.Leave(), i.GiveBack(), i.Keep(), i.KeepLonger(), i.NotEmpty(), i.Undo(), i.WaitInLine(), i.LeaveLine()),
    *(i.WhichIsMine(), i.OpenMine(0), i.OpenMine(1), i.GiveBackMine(0), i.TakeOneMore(), i.MakeFavourite(True)),
    *(i.ShareIt(), i.ShareUntil(0), i.ShareUntil(1), i.StopSharing(), i.ChangeDoor(), i.PickDoor(), i.Back()),
    *(i.PickDoor(Size.M), i.OpenAgain(), i.Touched()),
]


@dataclass(frozen=True)
class Booking:
    """Hours from now, and what is wanted."""

    name: str
    begin: float
    hours: float
    size: Size
    door: str | None


BOOKINGS = st.builds(
    Booking,
    st.sampled_from(sorted(TENANTS)),
    st.integers(0, 12).map(lambda halves: halves / 2),
    st.integers(1, 8).map(lambda halves: halves / 2),
    st.sampled_from([Size.S, Size.M]),
    st.sampled_from([None, None, None, "01", "04"]),
)


class World:
    """A bank of two tenants under five models, and the hands of everybody who uses it."""

    def __init__(self) -> None:
        self.ending = ExitStack()
        self.rig = Rig(
            self.ending.enter_context(quick_folder()), DOORS, policy={**SITE, "most_doors": 2}, scopes=SCOPES
        )
        for name, tenant in TENANTS.items():
            self.rig.person(name, tenant=tenant, department=DEPARTMENTS.get(name), email=f"{name}@example.com")

    def close(self) -> None:
        self.rig.close()
        self.ending.close()

    def tap(self, name: str) -> None:
        self.rig.tap(name)

    def press(self, press: Any) -> None:
        self.rig.handle(press)

    def doors_open(self) -> None:
        """Every lock that was told to opens its door."""
        while self.rig.locks.unanswered:
            command = self.rig.locks.unanswered[0]
            number = next(
                n for n, one in self.rig.doors.items() if (one.bus, one.channel) == (command.bus, command.channel)
            )
            self.rig.opens(number)

    def doors_jam(self) -> None:
        """None of them moves."""
        for command in list(self.rig.locks.unanswered):
            number = next(
                n for n, one in self.rig.doors.items() if (one.bus, one.channel) == (command.bus, command.channel)
            )
            self.rig.answers(number, PulseResult.SENT)

    def doors_shut(self) -> None:
        for number in NUMBERS:
            self.rig.shuts(number)

    def book(self, wanted: Booking) -> None:
        begin = self.rig.clock.now() + timedelta(hours=wanted.begin)
        order = Wanted(wanted.name, begin, begin + timedelta(hours=wanted.hours), size=wanted.size, door=wanted.door)
        try:
            reserve.reserve(self.rig.kiosk, order)
        except NotReserved:
            return

    def cancel(self, which: int) -> None:
        with self.rig.store.transaction() as tx:
            booked = tx.booked()
        if which < len(booked):
            reserve.cancel(self.rig.kiosk, booked[which].id)

    def wait(self, minutes: float) -> None:
        self.rig.waits(minutes * 60)

    def come_back(self, name: str) -> None:
        self.tap(name)
        self.press(i.OpenMine(0))  # where they hold several, or may
        self.doors_open()
        self.doors_shut()

    def arrive(self, which: int) -> None:
        """Somebody comes for what they have reserved."""
        with self.rig.store.transaction() as tx:
            booked = tx.booked()
            person = tx.person(booked[which].person_id) if which < len(booked) else None
        if person is not None:
            ahead = (booked[which].starts_at - self.rig.clock.now()).total_seconds()
            self.rig.waits(max(0.0, ahead))
            self.come_back(person.known_as)

    def be_warned(self, which: int, press: Any) -> None:
        """A holder comes back shortly before the end, and says what they want."""
        held = [row for row in self.live() if row[4] is not None]
        if which < len(held):
            ahead = (datetime.fromisoformat(held[which][4]) - self.rig.clock.now()).total_seconds()
            self.rig.waits(max(0.0, ahead - 20 * 60))
            self.come_back(held[which][1])
            self.press(press)

    def share(self, name: str, colleague: str) -> None:
        self.come_back(name)
        for press in (i.ShareIt(), i.ShareUntil(0)):
            self.press(press)
        self.tap(colleague)

    def wait_in_line(self, name: str) -> None:
        self.tap(name)
        self.press(i.TakeOneMore())
        self.press(i.WaitInLine())

    def find_something(self, name: str) -> None:
        self.tap(name)
        self.press(i.TakeOneMore())
        self.doors_open()
        self.press(i.NotEmpty())
        self.doors_open()
        self.doors_shut()

    def facilities(self, number: str, what: str) -> None:
        if what == "reset":
            compartments.reset(self.rig.kiosk, number, None)
        elif what == "in order":
            for one in (Condition.HOLD, Condition.OUT_OF_SERVICE):
                compartments.end_condition(self.rig.kiosk, number, one)
        else:
            compartments.set_condition(self.rig.kiosk, number, Condition(what), None)

    def suspend(self, name: str, suspended: bool) -> None:
        people.suspend(self.rig.store, name, suspended)

    def everybody_leaves(self) -> None:
        """However it came to this screen: left alone, with every door shut, it goes back to the start."""
        self.doors_open()
        self.doors_shut()
        self.rig.waits(300)
        assert isinstance(self.rig.screen, screens.Start), self.rig.screen

    def restart(self) -> None:
        self.rig.restart(sensed=False)
        self.rig.all_up()

    # --- what must hold -----------------------------------------------------------------------------------------

    def live(self) -> list[tuple[Any, ...]]:
        return self.rig.rows(
            "SELECT c.door, p.external_id, a.model, a.started_at, a.ends_at, a.phase, a.reservation_id"
            " FROM assignment a JOIN compartment c ON c.id = a.compartment_id JOIN person p ON p.id = a.person_id"
            " WHERE a.ended_at IS NULL ORDER BY c.door"
        )

    def check(self) -> None:
        live = self.live()
        assert max(Counter(row[0] for row in live).values(), default=0) <= 1, "two hold one door"
        self._check_tenants(live)
        self._check_limits(live)
        self._check_capacity()
        self._check_ends()

    def _check_tenants(self, live: list[tuple[Any, ...]]) -> None:
        owners = {one.door: one for one in DOORS}
        for number, name, *_ in live:
            assert owners[number].tenant == TENANTS[name]
            assert owners[number].named_for in {None, name}
        shared = self.rig.rows(
            "SELECT h.external_id, p.external_id FROM share s JOIN assignment a ON a.id = s.assignment_id"
            " JOIN person h ON h.id = a.person_id JOIN person p ON p.id = s.person_id"
        )
        assert all(TENANTS[holder] == TENANTS[colleague] for holder, colleague in shared)

    def _check_limits(self, live: list[tuple[Any, ...]]) -> None:
        without_reservation = Counter(row[1] for row in live if row[6] is None)
        assert all(count <= (1 if name == "guy" else 2) for name, count in without_reservation.items())

    def _check_capacity(self) -> None:
        """In every instant, counted by hand: the beginnings are enough, since a peak begins with one."""
        rows = self.rig.rows(
            "SELECT bank, tenant, size, starts_at, ends_at, compartment_id FROM reservation"
            " WHERE state IN ('booked', 'arrived')"
        )
        bookable = {
            (bank, tenant, size): count
            for bank, tenant, size, count in self.rig.rows("SELECT bank, tenant, size, bookable FROM capacity")
        }
        for _, _, _, instant, _, _ in rows:
            there = Counter(row[:3] for row in rows if row[3] <= instant < row[4])
            assert all(count <= bookable.get(pool, 0) for pool, count in there.items()), there
            pinned = Counter(row[5] for row in rows if row[5] is not None and row[3] <= instant < row[4])
            assert max(pinned.values(), default=0) <= 1, "one door promised to two"

    def _check_ends(self) -> None:
        """What has outlived its time is known to have, a minute after its door is no longer in use at the latest."""
        if self._outlived():
            self.rig.waits(61)
        assert self._outlived() == []

    def _outlived(self) -> list[str]:
        now, kiosk = self.rig.clock.now(), self.rig.kiosk
        found = []
        for number, _, _, _, ends_at, phase, _ in self.live():
            if ends_at is None or phase in {"overdue", "flagged", "held"}:
                continue
            door = self.rig.doors[number].id
            listed = any(one.compartment_id == door for one in kiosk.visit.listed)
            in_use = door in kiosk.pulsing or door in kiosk.watched or kiosk.visit.concerns(door) or listed
            if now - datetime.fromisoformat(ends_at) > 12 * MINUTES and not in_use:
                found.append(f"door {number} is {phase} since {ends_at}")
        return found


class ModelsMachine(RuleBasedStateMachine):
    """The world, driven by chance."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    def teardown(self) -> None:
        self.world.close()

    @rule(name=st.sampled_from(sorted(TENANTS)))
    def tap(self, name):
        self.world.tap(name)

    @rule(name=st.sampled_from(sorted(TENANTS)))
    def come_and_go(self, name):
        """The ordinary visit, without which chance would seldom fill a bank."""
        self.world.come_back(name)
        self.world.wait(1)

    @rule(which=st.integers(0, 2))
    def arrive(self, which):
        self.world.arrive(which)

    @rule(which=st.integers(0, 3), press=st.sampled_from([i.KeepLonger(), i.Keep(), i.GiveBack()]))
    def be_warned(self, which, press):
        self.world.be_warned(which, press)

    @rule(name=st.sampled_from(sorted(TENANTS)), colleague=st.sampled_from(sorted(TENANTS)))
    def share(self, name, colleague):
        self.world.share(name, colleague)

    @rule(name=st.sampled_from(sorted(TENANTS)))
    def wait_in_line(self, name):
        self.world.wait_in_line(name)

    @rule(name=st.sampled_from(sorted(TENANTS)))
    def find_something(self, name):
        self.world.find_something(name)

    @rule(number=st.sampled_from(NUMBERS), what=st.sampled_from(["reset", "in order", "hold", "out of service"]))
    def facilities(self, number, what):
        self.world.facilities(number, what)

    @rule(name=st.sampled_from(sorted(TENANTS)), suspended=st.sampled_from([True, False, False]))
    def suspend(self, name, suspended):
        self.world.suspend(name, suspended)

    @rule()
    def everybody_leaves(self):
        self.world.everybody_leaves()

    @rule(press=st.sampled_from(PRESSES))
    def press(self, press):
        self.world.press(press)

    @rule()
    def open_up(self):
        self.world.doors_open()

    @rule()
    def jam(self):
        self.world.doors_jam()

    @rule()
    def shut(self):
        self.world.doors_shut()

    @rule(wanted=BOOKINGS)
    def book(self, wanted):
        self.world.book(wanted)

    @rule(which=st.integers(0, 2))
    def cancel(self, which):
        self.world.cancel(which)

    @rule(minutes=st.sampled_from([1, 5, 20, 45, 120, 600]))
    def wait(self, minutes):
        self.world.wait(minutes)

    @rule()
    def restart(self):
        self.world.restart()

    @invariant()
    def holds(self):
        self.world.check()


TestModels = pytest.mark.timeout(300)(ModelsMachine.TestCase)
TestModels.settings = settings(
    max_examples=drawn(12), stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


# --- the same history, with and without restarts in between -------------------------------------------------------

VISITS = st.one_of(
    st.tuples(st.just("visit"), st.sampled_from(sorted(TENANTS))),
    st.tuples(st.just("give back"), st.sampled_from(sorted(TENANTS))),
    st.tuples(st.just("book"), BOOKINGS),
    st.tuples(st.just("wait"), st.sampled_from([5, 45, 120, 600])),
)


def play(history: list[tuple[str, Any]], restarts: set[int]) -> list[tuple[Any, ...]]:
    world = World()
    steps: dict[str, Callable[[Any], None]] = {
        "visit": world.come_back,
        "give back": partial(_give_back, world),
        "book": world.book,
        "wait": world.wait,
    }
    try:
        for number, (what, detail) in enumerate(history):
            steps[what](detail)
            world.rig.waits(150)  # the screen is at its start again
            if number in restarts:
                world.restart()
        world.wait(2)
        reservations = world.rig.rows("SELECT starts_at, ends_at, size, state FROM reservation ORDER BY rowid")
        return [row[:6] for row in world.live()] + reservations
    finally:
        world.close()


def _give_back(world: World, name: str) -> None:
    world.come_back(name)
    world.press(i.GiveBack())


@given(history=st.lists(VISITS, min_size=3, max_size=12), restarts=st.sets(st.integers(0, 11)))
@settings(max_examples=drawn(12), deadline=None)
@pytest.mark.timeout(300)
def test_restarts_in_between_change_nothing(history, restarts):
    assert play(history, restarts) == play(history, set())
