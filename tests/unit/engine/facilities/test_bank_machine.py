"""Operators and staff at one bank, in any order, with boards that fall silent, a contact that is set off and power that
is cut: what must hold after every step.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.domain.compartments import DoorState
from kiosk.domain.events.operators import Run
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.occupancy import occupancy
from kiosk.domain.openings import Purpose
from kiosk.domain.operators import Role
from kiosk.domain.reasons import Reason
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import CompartmentAction, CompartmentShown, Evacuation, RunShown
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PulseResult
from kiosk.engine.openings_now import is_by_operator, is_evacuating
from kiosk.store import library
from tests.fakes.drawn import drawn
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import BUSES, Rig

DOORS = ("01", "02", "03", "04")
PEOPLE = ("ada", "bob", "cyd", "dan")
OPERATORS = {
    "ada": (Role.FACILITIES, "10293847"),
    "gus": (Role.SECURITY, "56473829"),
    "ina": (Role.INSTALLER, "91827364"),
}
FIRE = Input("fire panel", "left", 0, 16, InputUse.EMERGENCY_RELEASE)
WORDLESS = st.sampled_from([one for one in Reason if one is not Reason.OTHER])
WHO = st.sampled_from(["ada", "ada", "ada", "gus", "ina"])
ACTIONS = st.sampled_from([*CompartmentAction, *[CompartmentAction.OPEN] * 6, *[CompartmentAction.MOVE] * 2])
STAFF = st.sampled_from([e.GiveBack(), e.Keep(), e.OpenAgain(), e.Leave(), e.Back(), e.NotEmpty(), e.ChangeDoor()])


class BankMachine(RuleBasedStateMachine):
    """The engine on a real database; ``held`` is who has what by the record alone."""

    def __init__(self) -> None:
        super().__init__()
        self.ending = ExitStack()
        folder = self.ending.enter_context(quick_folder())
        self.rig = Rig(folder, facilities=FacilitiesSettings(inputs=(FIRE,)))
        for name in dict.fromkeys((*PEOPLE, *OPERATORS)):
            self.rig.person(name)
        for name, (role, pin) in OPERATORS.items():
            self.rig.operator(name, role, pin)
        self.reader: Any = library.choose().module.connect(str(self.rig.path))

    def teardown(self) -> None:
        self.reader.close()
        self.rig.close()
        self.ending.close()

    # --- what happens ---------------------------------------------------------------------------------------

    @rule(who=st.sampled_from(PEOPLE))
    def tap(self, who):
        self.rig.tap(who)

    @rule(who=st.sampled_from(PEOPLE))
    def somebody_uses_their_door_and_goes(self, who):
        self.rig.tap(who)
        self.everything_opens_and_is_shut()
        if self.rig.kiosk.session is None:
            self.rig.handle(e.Leave())

    @rule(press=STAFF)
    def press(self, press):
        self.rig.handle(press)

    @precondition(lambda self: self.rig.kiosk.session is not None)
    @rule()
    def the_operator_leaves(self):
        self.rig.handle(e.Leave())

    @rule(who=WHO, number=st.sampled_from(DOORS), action=ACTIONS, reason=WORDLESS, to=st.sampled_from(DOORS))
    def an_operator_acts(self, who, number, action, reason, to):
        """On one compartment; whoever is signed in goes on."""
        self.sign_in(who)
        self.rig.handle(i.ShowCompartment(self.rig.doors[number].id))
        self.rig.handle(i.DoAction(action))
        self.rig.handle(i.PickTarget(self.rig.doors[to].id))
        self.rig.handle(i.PutOutOfService("the hinge"))
        self.rig.handle(i.GiveReason(reason))

    def sign_in(self, who: str) -> None:
        if self.rig.kiosk.session is None:
            self.rig.signs_in(OPERATORS[who][1])

    @rule(who=WHO, kind=st.sampled_from(Run), second=st.booleans())
    def run(self, who, kind, second):
        self.sign_in(who)
        self.rig.handle(i.PrepareRun(kind))
        self.rig.handle(i.StartRun(None, Reason.CHECK))
        if second:
            self.rig.types(OPERATORS["gus"][1])

    @precondition(lambda self: self.rig.kiosk.session is not None and self.rig.kiosk.pulsing)
    @rule(who=st.sampled_from(PEOPLE))
    def the_operator_leaves_while_a_door_opens_and_somebody_taps(self, who):
        self.rig.handle(e.Leave())
        self.rig.tap(who)

    @rule()
    def stop(self):
        self.rig.handle(i.StopRun())

    @rule(state=st.sampled_from([DoorState.OPEN, *[DoorState.CLOSED] * 5, DoorState.UNKNOWN]))
    def the_contact_changes(self, state):
        self.rig.handle(m.DoorsSensed(FIRE.bus, FIRE.board, {FIRE.channel: state}))

    @rule(which=st.integers(0, 2), result=st.sampled_from([*PulseResult, *[PulseResult.SENT] * 3]), opens=st.booleans())
    def the_bus_answers(self, which, result, opens):
        if which < len(self.rig.locks.unanswered):
            command = self.rig.locks.unanswered[which]
            number = next(n for n, one in self.rig.doors.items() if one.channel == command.channel)
            self.rig.answers(number, result)
            if opens and result is PulseResult.SENT:
                self.rig.senses(number, DoorState.OPEN)

    @rule(number=st.sampled_from(DOORS), state=st.sampled_from(DoorState))
    def a_door_moves(self, number, state):
        self.rig.senses(number, state)

    @rule()
    def everybody_shuts_their_door(self):
        for number in DOORS:
            self.rig.shuts(number)

    @rule(bus=st.sampled_from(BUSES), up=st.booleans(), silent=st.booleans())
    def a_bus_changes(self, bus, up, silent):
        self.rig.bus(bus, up=up, silent=up and silent)

    @rule(seconds=st.sampled_from([0.0, 0.5, 1.0, 2.1, 4.0, 31.0, 130.0, 700.0]))
    def time_passes(self, seconds):
        self.rig.waits(seconds)

    @rule(really=st.sampled_from([False, False, True]), sensed=st.booleans())
    def the_power_is_cut(self, really, sensed):
        if really:
            self.rig.restart(sensed)

    @rule()
    def everything_opens_and_is_shut(self):
        """What was told to open does, one after the other, as it should."""
        while self.rig.locks.unanswered:
            command = self.rig.locks.unanswered[0]
            number = next(n for n, one in self.rig.doors.items() if one.channel == command.channel)
            self.rig.opens(number)
            self.rig.shuts(number)

    # --- what must hold -------------------------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.reader.execute(query).fetchall()
        return found

    @invariant()
    def a_compartment_is_one_persons(self):
        live = self.rows("SELECT compartment_id FROM assignment WHERE ended_at IS NULL")
        assert len(set(live)) == len(live)

    @invariant()
    def no_assignment_is_lost(self):
        """Each that was given is live, or its end is on the record; and the other way round."""
        told = "SELECT json_extract(header, '$.assignment') FROM audit_event WHERE json_extract(header, '$.type') = "
        given = sorted(self.rows(f"{told} 'assignment.assigned'"))
        ended = sorted(self.rows(f"{told} 'assignment.ended'"))
        assert given == sorted(self.rows("SELECT id FROM assignment"))
        assert ended == sorted(self.rows("SELECT id FROM assignment WHERE ended_at IS NOT NULL"))

    @invariant()
    def an_opening_has_one_outcome_or_is_waited_for(self):
        kiosk = self.rig.kiosk
        waited_for = {one.id for one in kiosk.pulsing.values()} | set(kiosk.orphans)
        assert {opening for (opening,) in self.rows("SELECT id FROM opening WHERE outcome IS NULL")} == waited_for
        assert all(f"opening.{one}" in kiosk.timers for one in kiosk.pulsing)

    @invariant()
    def an_operators_opening_has_its_reason_on_the_record(self):
        """The first pulse of each is in the same step as its override."""
        types = "SELECT json_extract(header, '$.type') FROM audit_event ORDER BY position"
        kinds = [kind for (kind,) in self.rows(types)]
        overrides = [place for place, kind in enumerate(kinds) if kind == "open.override"]
        assert all(kinds[place + 1] == "open.intent" for place in overrides)
        first = self.rows("SELECT count(*) FROM opening WHERE attempt = 1 AND purpose IN ('override', 'emergency')")
        assert first == [(len(overrides),)]

    @invariant()
    def the_map_is_what_the_store_has(self):
        kiosk, session = self.rig.kiosk, self.rig.kiosk.session
        if session is None:
            return
        assert session.drawn is not None
        with self.rig.store.transaction() as tx:
            live = {one.compartment_id: one for one in tx.live_assignments()}
            conditions = tx.conditions()
        for tile in session.drawn.tiles:
            wrong = conditions.get(tile.id, frozenset())
            assert tile.occupancy is occupancy(live.get(tile.id), wrong, kept=False)
            assert tile.conditions == wrong
            assert tile.sensor is kiosk.bank.state(tile.id)
            assert tile.opening is (tile.id in kiosk.pulsing)

    @invariant()
    def nobody_is_served_while_an_operator_works_or_everybody_leaves(self):
        kiosk = self.rig.kiosk
        if kiosk.session is not None:
            assert kiosk.visit.assignment is None
            assert not isinstance(self.rig.screen, screens.DoorOpen)
        elif is_evacuating(kiosk):
            assert kiosk.visit.assignment is None
            assert isinstance(self.rig.screen, Evacuation) or self.rig.screen is kiosk.visit.screen
        else:
            assert not isinstance(self.rig.screen, (Evacuation, CompartmentShown, RunShown))

    @invariant()
    def holders_doors_open_for_holders_only(self):
        for one in self.rig.kiosk.pulsing.values():
            if not is_by_operator(one):
                with self.rig.store.transaction() as tx:
                    held = None if one.assignment_id is None else tx.assignment(one.assignment_id)
                assert held is None or held.person_id == one.person_id
            assert one.purpose is not Purpose.EMERGENCY or one.attempt in {1, 2}

    @invariant()
    def a_run_goes_on_or_is_over(self):
        many = self.rig.kiosk.many
        if many is not None and not many.over:
            assert "run.next" in self.rig.kiosk.timers
        under_way = self.rows("SELECT count(*) FROM kiosk_setting WHERE name = 'run' AND value <> ''")
        assert under_way == [(int(many is not None and not many.over),)]


BankMachine.TestCase.settings = settings(
    max_examples=drawn(20), stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
)
# Longer than other tests may take: two cores are shared by everything that runs at the same time.
TestBank = pytest.mark.timeout(300)(BankMachine.TestCase)
