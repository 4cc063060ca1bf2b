"""Several people, two boards, and everything that can go wrong, in any order: what must hold after every step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.compartments import DoorState, Size
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.screen_flow import IDLE
from kiosk.store import cached, library
from tests.fakes.drawn import drawn
from tests.fakes.failing_disk import failing_after
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import BUSES, Rig

PEOPLE = ("ada", "bob", "cyd", "dan", "eve")
PINS = {"ada": "111111", "bob": "222222"}
DOORS = ("01", "02", "03", "04")
PRESSES = st.sampled_from(
    [
        *(i.UseCode(), i.Leave(), i.GiveBack(), i.Keep(), i.OpenAgain(), i.ItDidOpen()),
        *(i.ChangeDoor(), i.Back(), i.Touched(), i.ReachMode(True), i.HelpAsked()),
        *(i.PickDoor(), i.PickDoor(Size.M), i.PickDoor(Size.L), i.PickDoor(reachable=True)),
        *(i.CodeEntered(PINS["ada"]), i.CodeEntered(PINS["bob"]), i.CodeEntered("0")),
    ]
)
SILENT_SCREENS = (screens.Start, screens.DoorOpen, screens.DoorOpening)  # these do not go by themselves


class KioskMachine(RuleBasedStateMachine):
    """The engine on a real database, driven by chance."""

    made_with: Mapping[str, Any] = {}

    def __init__(self) -> None:
        super().__init__()
        self.ending = ExitStack()
        self.rig = Rig(self.ending.enter_context(quick_folder()), **self.made_with)
        for name in PEOPLE:
            self.rig.person(name, pin=PINS.get(name), needs_reachable=name == "eve")
        self.reader: Any = library.choose().module.connect(str(self.rig.path))
        self.fails_after: int | None = None
        self.has_failed = False
        self.seen_open: set[str] = set()  # assignments whose door stood open

    def teardown(self) -> None:
        self.reader.close()
        self.rig.close()
        self.ending.close()

    def act(self, action: Callable[[], object]) -> None:
        """Do something, perhaps while the disk fills up."""
        if self.fails_after is None:
            action()
            return
        steps, self.fails_after, self.has_failed = self.fails_after, None, True
        with failing_after(self.rig.store, steps):
            action()

    # --- what happens ---------------------------------------------------------------------------------------

    @rule(who=st.sampled_from(PEOPLE))
    def tap(self, who):
        self.act(lambda: self.rig.tap(who))

    @rule(press=PRESSES)
    def press(self, press):
        self.act(lambda: self.rig.handle(press))

    @rule()
    def hashes_are_ready(self):
        self.act(self.rig.finish_hashing)

    @rule(which=st.integers(0, 3), result=st.sampled_from([*PulseResult, PulseResult.SENT]), opens=st.booleans())
    def the_bus_answers(self, which, result, opens):
        if which < len(self.rig.locks.unanswered):
            command = self.rig.locks.unanswered[which]
            number = next(n for n, one in self.rig.doors.items() if one.channel == command.channel)
            self.act(lambda: self.rig.answers(number, result))
            if opens and result is PulseResult.SENT:
                self.act(lambda: self.rig.senses(number, DoorState.OPEN))

    @rule(number=st.sampled_from(DOORS), state=st.sampled_from(DoorState))
    def a_door_moves(self, number, state):
        self.act(lambda: self.rig.senses(number, state))

    @rule()
    def everybody_shuts_their_door(self):
        for number in DOORS:
            self.act(partial(self.rig.shuts, number))

    @rule(bus=st.sampled_from(BUSES), up=st.booleans(), silent=st.booleans())
    def a_bus_changes(self, bus, up, silent):
        self.act(lambda: self.rig.bus(bus, up=up, silent=up and silent))

    @rule(seconds=st.sampled_from([0.5, 1.6, 2.1, 4.0, 11.0, 31.0, 130.0, 700.0]))
    def time_passes(self, seconds):
        fails = self.fails_after is not None
        self.act(lambda: self.rig.waits(seconds))
        if seconds > 100 and not fails:
            self.what_was_due_is_done()

    @rule(hours=st.sampled_from([1, 13]))
    def the_machine_sleeps(self, hours):
        """Everything that was due meanwhile is due at once."""
        self.rig.clock.turn(hours * 3600)
        self.time_passes(130.0)

    @rule(steps=st.integers(0, 12))
    def the_disk_will_fail(self, steps):
        self.fails_after = steps

    @rule(sensed=st.booleans())
    def the_power_is_cut(self, sensed):
        self.fails_after, self.has_failed = None, False
        self.rig.restart(sensed)

    # --- what must hold -------------------------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.reader.execute(query).fetchall()
        return found

    def what_was_due_is_done(self) -> None:
        kiosk, lately = self.rig.kiosk, self.rig.clock.now() - timedelta(seconds=90)
        with self.rig.store.transaction() as tx:
            over = [one for one in tx.live_assignments() if one.ends_at is not None and one.ends_at < lately]
        assert all(kiosk.bank.state(one.compartment_id) is DoorState.OPEN for one in over)
        assert not kiosk.pulsing
        assert not kiosk.orphans
        assert not isinstance(self.rig.screen, screens.NotWorking)

    @invariant()
    def nobody_shares_a_door(self):
        live = self.rows("SELECT compartment_id, person_id FROM assignment WHERE ended_at IS NULL")
        assert len({compartment for compartment, _ in live}) == len(live)
        assert len({person for _, person in live}) == len(live)

    @invariant()
    def an_opening_has_one_outcome_or_is_waited_for(self):
        openings = self.rows("SELECT id, outcome FROM opening")
        told = "SELECT json_extract(header, '$.opening') FROM audit_event WHERE header LIKE '%\"open.outcome\"%'"
        settled = sorted(opening for (opening,) in self.rows(told))
        assert settled == sorted(opening for opening, outcome in openings if outcome is not None)
        kiosk = self.rig.kiosk
        waited_for = {one.id for one in kiosk.pulsing.values()} | set(kiosk.orphans)
        assert {opening for opening, outcome in openings if outcome is None} == waited_for
        assert all(f"opening.{compartment}" in kiosk.timers for compartment in kiosk.pulsing)
        assert not kiosk.orphans or "orphans" in kiosk.timers
        assert "expiry" in kiosk.timers

    @invariant()
    def what_may_hold_things_is_never_given_away(self):
        for one in self.rows("SELECT id, compartment_id FROM assignment WHERE ended_at IS NULL"):
            if self.rig.kiosk.bank.state(one[1]) is DoorState.OPEN:
                self.seen_open.add(one[0])
        unopened = {row[0] for row in self.rows("SELECT id FROM assignment WHERE end_reason = 'not opened'")}
        may_have = "SELECT assignment_id FROM opening WHERE outcome IN ('opened', 'unknown')"
        assert not unopened & (self.seen_open | {row[0] for row in self.rows(may_have)})

    @invariant()
    def what_is_remembered_is_what_is_written(self):
        remembered = self.rig.store._cached
        if remembered is not None:
            with self.rig.store._connection.begin():
                written = cached.load(self.rig.store._connection)
            assert sorted(remembered.live) == sorted(written.live)
            assert remembered.live == written.live
            assert remembered.wear.items() <= {**dict.fromkeys(remembered.wear, 0), **written.wear}.items()
            assert remembered.end == written.end

    @invariant()
    def the_screen_is_about_whoever_stands_there(self):
        kiosk, screen = self.rig.kiosk, self.rig.screen
        assert kiosk.visit.screen is screen
        shown = getattr(screen, "door", None)
        held = kiosk.visit.assignment
        if shown is not None and held is not None:
            assert shown.number == kiosk.bank.compartments[held.compartment_id].door
        if shown is not None and held is None:
            told = isinstance(screen, screens.GivenBack) or kiosk.visit.reminding is not None
            assert told, "a door is shown to nobody in particular"
        if isinstance(screen, screens.NotWorking):
            assert self.has_failed
        else:
            self.has_failed = self.fails_after is not None

    @invariant()
    def nobody_waits_for_ever(self):
        kiosk, screen = self.rig.kiosk, self.rig.screen
        if isinstance(screen, screens.DoorOpening):
            assert kiosk.visit.assignment is not None
            assert kiosk.visit.assignment.compartment_id in kiosk.pulsing
        if isinstance(screen, screens.DoorOpen):
            held, reminding = kiosk.visit.assignment, kiosk.visit.reminding
            compartment = held.compartment_id if held is not None else reminding
            assert compartment is not None
            state = kiosk.bank.state(compartment)
            assert state is DoorState.OPEN or f"open.{compartment}" in kiosk.timers
        if not isinstance(screen, SILENT_SCREENS):
            assert IDLE in kiosk.timers

    @invariant()
    def every_door_is_opened_for_its_holder(self):
        for opening in self.rig.kiosk.pulsing.values():
            assert opening.assignment_id is not None
            with self.rig.store.transaction() as tx:
                held = tx.assignment(opening.assignment_id)
            assert held is not None, "a door is being opened for nobody"
            assert held.person_id == opening.person_id


KioskMachine.TestCase.settings = settings(
    max_examples=drawn(20), stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
)
# Longer than other tests may take: two cores are shared by everything that runs at the same time.
TestKiosk = pytest.mark.timeout(300)(
    pytest.mark.expects_log("store.failed", "record.head_not_kept")(KioskMachine.TestCase)
)
