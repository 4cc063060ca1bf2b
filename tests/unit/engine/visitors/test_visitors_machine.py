"""Visitors among the staff, copies, codes, wrong clocks, power cuts and a failing disk, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from kiosk.domain.hours import Span
from kiosk.domain.passes import Pass
from kiosk.domain.people import PersonKind
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.visitors import intents as vi
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import BankPlace, VisitorSettings
from tests.fakes.clock import NOON
from tests.fakes.drawn import drawn
from tests.fakes.far_reception import DAY, HOUR, FarReception, scan
from tests.fakes.furniture import TWO_BOARDS
from tests.unit.engine.test_state_machine import KioskMachine

DAILY = Span(time(8), time(18))
CODES = ("11111111", "22222222", "33333333")
TELL = ("pass.accepted", "open.intent", "pass.spent")
VISITING = st.sampled_from(
    [vi.UseVisitorCode(), vi.TakeOtherBank(), i.GiveBack(), i.GiveBack(), i.NotEmpty(), i.Keep()]
)


class VisitorsMachine(KioskMachine):
    """As the other machine, with passes."""

    made_with: Mapping[str, Any] = {
        "doors": (*TWO_BOARDS[:3], replace(TWO_BOARDS[3], bank="B")),
        "visitors": VisitorSettings(places=(BankPlace("B"), BankPlace("C"))),
        "policy": {"grace": HOUR},
    }

    def __init__(self) -> None:
        super().__init__()
        self.lobby, self.thief = FarReception(), FarReception("thief")
        self.issued: list[Pass] = []
        self.clock_was_set = False
        self.dead: set[str] = set()

    @initialize()
    def the_bank_is_told(self):
        for code in CODES:
            one = self.lobby.new()
            self.issued.append(one)
            self.lobby.draw(code, one)
        keys.take_trust_file(self.rig.kiosk, self.lobby.file)

    # --- what happens ---------------------------------------------------------------------------------------

    @rule(days=st.integers(0, 2), bank=st.sampled_from("AAAB"), contractor=st.booleans())
    def somebody_checks_in(self, days, bank, contractor):
        now = self._reception_now()
        more = {"kind": PersonKind.CONTRACTOR, "hours": DAILY} if contractor else {}
        end = now + days * DAY + 6 * HOUR
        self.issued.append(self.lobby.new(bank=bank, issued_at=now, starts_at=now, ends_at=end, **more))

    @rule(which=st.integers(0, 9), late=st.booleans())
    def a_visit_is_extended(self, which, late):
        one = self._one(which)
        issued = max(self._reception_now(), one.issued_at + timedelta(seconds=1))
        self.issued.append(replace(one, issued_at=issued, ends_at=one.ends_at + (30 if late else 3) * HOUR))

    @rule(which=st.integers(0, 9))
    def a_pass_is_shown(self, which):
        self._shown(self.lobby.seal(self._one(which)))

    @rule(which=st.integers(0, 9), leaves=st.booleans())
    def a_visitor_uses_their_door(self, which, leaves):
        """They show their pass, the door opens, they shut it; if there was something in it, they may leave."""
        sent = len(self.rig.sent)
        self.a_pass_is_shown(which)
        for number in self.rig.sent[sent:]:
            self.act(partial(self.rig.opens, number))
            self.act(partial(self.rig.shuts, number))
        if leaves:
            self.act(lambda: self.rig.handle(i.GiveBack()))

    @rule(which=st.integers(0, 9))
    def two_copies_are_shown(self, which):
        text, sent = self.lobby.seal(self._one(which)), len(self.rig.sent)
        self.rig.handle(i.Leave())
        scan(self.rig, text)
        scan(self.rig, text)
        assert len(self.rig.sent) <= sent + 1

    @rule(which=st.integers(0, 9))
    def a_thief_signs_a_pass(self, which):
        sent = len(self.rig.sent)
        self._shown(self.thief.seal(self._one(which)))
        assert len(self.rig.sent) == sent

    @rule(code=st.sampled_from([*CODES, "00000000"]))
    def a_code_is_typed(self, code):
        self.act(lambda: self.rig.handle(vi.UseVisitorCode()))
        self.act(lambda: self.rig.enters(code))

    @rule(press=VISITING)
    def a_visitor_presses(self, press):
        self.act(lambda: self.rig.handle(press))

    @rule(which=st.integers(0, 30))
    def reception_ends_a_visit(self, which):
        if which < len(self.issued):
            one = self.issued[which]
            self.lobby.revoked[one.id] = one.ends_at + 3 * DAY
            keys.take_trust_file(self.rig.kiosk, self.lobby.file)

    @rule(hours=st.sampled_from([-30, -3, 3, 30]))
    def the_clock_is_set(self, hours):
        self.clock_was_set = True
        self.rig.clock.set_wall(self.rig.clock.now() + hours * HOUR)

    def _shown(self, text: str) -> None:
        sent = len(self.rig.sent)
        self.act(lambda: scan(self.rig, text))
        if isinstance(self.rig.screen, (PassRefused, screens.NotWorking)):
            assert len(self.rig.sent) == sent

    def _one(self, which: int) -> Pass:
        return self.issued[which % len(self.issued)]

    def _reception_now(self):
        """Reception's own clock is right."""
        return NOON + timedelta(seconds=int(self.rig.clock.monotonic() - 1000))

    def what_was_due_is_done(self) -> None:
        if not self.clock_was_set:
            super().what_was_due_is_done()

    # --- what must hold -------------------------------------------------------------------------------------

    @invariant()
    def what_is_spent_or_revoked_stays_so(self):
        dead = {row[0] for row in self.rows("SELECT id FROM known_pass WHERE spent_at NOTNULL OR revoked_at NOTNULL")}
        assert dead >= self.dead
        self.dead = dead

    @invariant()
    def one_door_for_a_pass_and_none_once_it_is_spent(self):
        held = "JOIN assignment a ON a.person_id = p.person_id WHERE a.ended_at IS NULL"
        doors = self.rows(f"SELECT p.id, p.spent_at, p.ends_at < a.ends_at FROM known_pass p {held}")
        assert len({pass_id for pass_id, _, _ in doors}) == len(doors)
        by_code = {one.pass_id for one in self.lobby.codes.values()}  # they were told: until the end of the day
        assert all(spent_at is None for _, spent_at, _ in doors)
        assert all(not outlasts or pass_id in by_code for pass_id, _, outlasts in doors)

    @invariant()
    def nothing_opens_but_by_an_accepted_pass_that_is_not_spent(self):
        accepted: set[str] = set()
        for event in self.rig.events(*TELL):
            if event.person is None or not event.person.startswith("visit-"):
                continue
            if event.type == "pass.accepted":
                accepted.add(event.person)
            elif event.type == "open.intent":
                assert event.person in accepted
            else:
                accepted.discard(event.person)


VisitorsMachine.TestCase.settings = settings(
    max_examples=drawn(15), stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
)
TestVisitors = pytest.mark.timeout(300)(
    pytest.mark.expects_log("store.failed", "record.head_not_kept")(VisitorsMachine.TestCase)
)
