"""Contacts at lock boards: one opens all doors with nobody at the screen, another tells of the cabinet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.compartments import DoorState
from kiosk.domain.events.operators import Run
from kiosk.domain.inputs import Input, InputUse
from kiosk.domain.reasons import Reason
from kiosk.engine import intents as e
from kiosk.engine import messages as m
from kiosk.engine import screens
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities.screens import BankFront, CompartmentAction, Evacuation, OperatorPin, RunShown
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PulseResult
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.rig import OPERATORS_PIN, Rig
from tests.unit.engine.stories import CODE, hold

FIRE = Input("fire panel", "left", 0, 16, InputUse.EMERGENCY_RELEASE)
GATE = Input("gate", "right", 0, 16, InputUse.EMERGENCY_RELEASE, active=DoorState.CLOSED)
LID = Input("lid", "right", 0, 15, InputUse.TAMPER)
DOORS = ("01", "02", "03", "04")
OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN


@pytest.fixture
def bank(make_rig: Callable[..., Rig]) -> Rig:
    """Bob has door 01; three contacts, all at rest."""
    rig = make_rig(facilities=FacilitiesSettings(inputs=(FIRE, GATE, LID)))
    for one, state in ((FIRE, CLOSED), (GATE, OPEN), (LID, CLOSED)):
        contact(rig, one, state)
    hold("bob")(rig)
    return rig


def contact(rig: Rig, one: Input, state: DoorState) -> None:
    rig.handle(m.DoorsSensed(one.bus, one.board, {one.channel: state}))


def all_open(rig: Rig) -> None:
    for number in DOORS:
        rig.waits(1)
        rig.opens(number)


def emergency_openings(rig: Rig) -> list[tuple[object, ...]]:
    return rig.rows("SELECT person_id, outcome FROM opening WHERE purpose = 'emergency'")


def test_at_rest_nothing_is_told(bank: Rig):
    assert bank.events("input.changed", "alarm.raised", "run.started") == []
    bank.shows(screens.Start)


def test_all_doors_open_with_nobody_at_the_screen(bank: Rig):
    contact(bank, FIRE, OPEN)
    bank.shows(Evacuation)
    all_open(bank)
    bank.waits(2)
    assert emergency_openings(bank) == [(None, "opened")] * 4
    assert bank.holds("bob") == "01"
    assert [kind for kind, _ in bank.notices("bob")] == ["opened"]
    kinds = [one.type for one in bank.events("alarm.raised", "input.changed", "run.started", "run.ended")]
    assert kinds == ["alarm.raised", "input.changed", "run.started", "run.ended"]
    assert bank.events("run.started")[0].detail["by_input"] == "fire panel"
    bank.shows(Evacuation)  # until the contact is at rest again
    contact(bank, FIRE, CLOSED)
    bank.shows(screens.Start)
    assert [one.type for one in bank.events()[-2:]] == ["alarm.over", "input.changed"]


@pytest.mark.parametrize("press", [e.UseCode(), e.WhichIsMine(), e.CodeEntered(CODE), e.Touched(), e.Leave()])
def test_no_door_is_given_meanwhile(bank: Rig, press: m.Message):
    contact(bank, FIRE, OPEN)
    for act in (lambda: bank.tap("bob"), lambda: bank.tap("cyd"), lambda: bank.handle(press), bank.finish_hashing):
        act()
        bank.shows(Evacuation)
    bank.waits(1)
    assert bank.holds("cyd") is None
    assert bank.rows("SELECT count(*) FROM opening WHERE purpose <> 'emergency'") == [(1,)]


def test_whoever_was_being_served_leaves_and_their_door_is_followed(bank: Rig):
    bank.tap("cyd")
    bank.opens("02")
    contact(bank, FIRE, OPEN)
    bank.shows(Evacuation)
    bank.shuts("02")
    bank.shows(Evacuation)
    assert bank.holds("cyd") == "02"


def test_a_pin_that_was_typed_before_lets_nobody_in(bank: Rig):
    bank.person("zoe", pin=CODE)
    bank.handle(e.UseCode())
    bank.handle(e.CodeEntered(CODE))
    contact(bank, FIRE, OPEN)
    bank.finish_hashing()
    bank.shows(Evacuation)
    assert bank.holds("zoe") is None


def test_at_rest_again_no_more_doors_open(bank: Rig):
    contact(bank, FIRE, OPEN)
    bank.waits(0)
    bank.opens("01")
    bank.shuts("01")
    contact(bank, FIRE, CLOSED)
    bank.waits(10)
    assert len(emergency_openings(bank)) == 1
    assert bank.events("run.ended")[0].detail["stopped"]
    bank.shows(screens.Start)


def test_one_contact_at_rest_does_not_end_what_another_began(bank: Rig):
    contact(bank, FIRE, OPEN)
    contact(bank, GATE, CLOSED)
    contact(bank, FIRE, CLOSED)
    all_open(bank)
    bank.shows(Evacuation)
    assert len(emergency_openings(bank)) == 4
    assert len(bank.events("run.started")) == 1


def test_it_is_found_set_off_after_a_start(bank: Rig):
    bank.restart()
    contact(bank, FIRE, OPEN)
    bank.shows(Evacuation)
    all_open(bank)
    assert len(emergency_openings(bank)) == 4


def test_an_alarm_of_the_last_run_is_over_where_its_contact_is_found_at_rest(bank: Rig):
    contact(bank, LID, OPEN)
    bank.restart()
    contact(bank, LID, CLOSED)
    assert [one.type for one in bank.events("alarm.raised", "alarm.over")] == ["alarm.raised", "alarm.over"]


def test_a_silent_board_sets_nothing_off_and_ends_nothing(bank: Rig):
    contact(bank, FIRE, UNKNOWN)
    bank.shows(screens.Start)
    contact(bank, FIRE, OPEN)
    contact(bank, FIRE, UNKNOWN)
    bank.bus("left", silent=True)
    bank.shows(Evacuation)


def test_tamper_is_an_alarm_and_opens_nothing(bank: Rig):
    contact(bank, LID, OPEN)
    bank.waits(5)
    assert emergency_openings(bank) == []
    assert [one.detail["of"] for one in bank.events("alarm.raised")] == ["tamper"]
    bank.shows(screens.Start)
    contact(bank, LID, CLOSED)
    assert len(bank.events("input.changed")) == 2


def test_an_operator_who_is_there_sees_the_run_and_afterwards_staff_see_that_everybody_leaves(bank: Rig):
    bank.operator("ada")
    bank.signs_in()
    contact(bank, FIRE, OPEN)
    assert bank.shows(RunShown).by_input == "fire panel"
    all_open(bank)
    bank.handle(i.ShowFront())
    bank.shows(BankFront)
    bank.handle(e.Leave())
    bank.shows(Evacuation)


def test_an_emergency_that_is_on_is_not_begun_a_second_time(bank: Rig):
    bank.operator("ada")
    bank.signs_in()
    bank.handle(i.PrepareRun(Run.EMERGENCY))
    bank.handle(i.StartRun(None, Reason.EMERGENCY))
    contact(bank, FIRE, OPEN)
    bank.handle(i.PrepareRun(Run.EMERGENCY))
    assert bank.shows(RunShown).by_input == "fire panel"
    bank.handle(i.StopRun())
    bank.waits(3)
    assert bank.shows(RunShown).stopped
    assert len(bank.events("run.started", "run.ended")) == 2
    bank.handle(e.Leave())
    bank.shows(Evacuation)


def test_an_operator_signs_in_while_everybody_leaves(bank: Rig):
    bank.operator("ada")
    contact(bank, FIRE, OPEN)
    bank.handle(i.SignIn())
    bank.shows(OperatorPin)
    bank.types(OPERATORS_PIN)
    bank.shows(BankFront)
    all_open(bank)
    bank.handle(e.Leave())
    bank.shows(Evacuation)
    bank.handle(i.SignIn())
    bank.waits(70)
    bank.shows(Evacuation)


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_where_the_record_fails_it_is_tried_again_and_no_door_opens_without_it(bank: Rig, at: str):
    with bank.failing(at):
        contact(bank, FIRE, OPEN)
        bank.waits(12)
        assert bank.sent == ["01"]
    bank.waits(6)
    all_open(bank)
    assert len(emergency_openings(bank)) == 4
    bank.shows(Evacuation)


def test_a_contact_that_bounces_stops_nothing(bank: Rig):
    for state in (OPEN, CLOSED, OPEN):
        contact(bank, FIRE, state)
        bank.waits(0)
        assert bank.sent[1:] in ([], ["01"])
    all_open(bank)
    bank.waits(2)
    assert bank.sent[1:] == list(DOORS)
    assert [one.type for one in bank.events("run.started", "run.ended")] == ["run.started", "run.ended"]
    assert not bank.events("run.ended")[0].detail["stopped"]
    bank.shows(Evacuation)


def test_a_contact_opens_what_an_operator_had_stopped(bank: Rig):
    bank.operator("ada")
    bank.signs_in()
    contact(bank, FIRE, OPEN)
    bank.waits(0)
    bank.handle(i.StopRun())
    contact(bank, GATE, CLOSED)
    assert not bank.shows(RunShown).stopped
    all_open(bank)
    assert len(emergency_openings(bank)) == 4


@pytest.mark.parametrize("seconds", [0, 3])
def test_a_contact_is_not_held_up_by_an_emergency_that_operators_stopped(bank: Rig, seconds: int):
    bank.operator("ada")
    bank.operator("cyd", pin="86420975")
    bank.signs_in()
    bank.handle(i.PrepareRun(Run.EMERGENCY))
    bank.handle(i.StartRun(None, Reason.EMERGENCY))
    bank.types("86420975")
    bank.waits(0)
    bank.handle(i.StopRun())
    bank.waits(seconds)
    contact(bank, FIRE, OPEN)
    assert bank.shows(RunShown).by_input == "fire panel"
    bank.opens("01")
    all_open(bank)
    bank.waits(2)
    assert bank.shows(RunShown).over
    assert [one.detail["stopped"] for one in bank.events("run.ended")] == [True, False]


def without_its_bus(bank: Rig, *numbers: str) -> None:
    """These can't be pulsed; the others open."""
    for number in DOORS:
        bank.waits(1)
        if number in numbers:
            bank.answers(number, PulseResult.NOT_SENT)
        else:
            bank.opens(number)


def test_doors_whose_bus_was_away_are_tried_again_and_their_holder_is_told_once(bank: Rig):
    contact(bank, FIRE, OPEN)
    without_its_bus(bank, "01", "02")
    bank.waits(8)
    assert bank.events("run.ended") == []
    assert bank.sent[5:] == []
    bank.waits(3)
    bank.answers("01", PulseResult.NOT_SENT)
    bank.waits(1)
    bank.opens("02")
    bank.waits(12)
    bank.opens("01")
    bank.waits(12)
    assert bank.sent[5:] == ["01", "02", "01"]
    (ended,) = bank.events("run.ended")
    assert (ended.detail["opened"], ended.detail["not_opened"], ended.detail["stopped"]) == (4, 0, False)
    assert [kind for kind, _ in bank.notices("bob")] == ["opened"]


def test_a_door_that_is_seen_open_is_not_tried_again(bank: Rig):
    contact(bank, FIRE, OPEN)
    without_its_bus(bank, "02")
    bank.senses("02", OPEN)
    bank.waits(15)
    assert bank.sent[5:] == []
    assert bank.events("run.ended")[0].detail["opened"] == 4


def test_none_is_tried_again_once_the_contact_is_at_rest(bank: Rig):
    contact(bank, FIRE, OPEN)
    without_its_bus(bank, "02")
    bank.waits(2)
    contact(bank, FIRE, CLOSED)
    bank.waits(0)
    bank.shows(screens.Start)
    bank.waits(30)
    assert bank.sent[5:] == []
    (ended,) = bank.events("run.ended")
    assert (ended.detail["opened"], ended.detail["not_opened"], ended.detail["stopped"]) == (3, 1, True)


def test_nobody_moves_a_holder_while_an_emergency_is_on(bank: Rig):
    bank.operator("ada")
    bank.signs_in()
    contact(bank, FIRE, OPEN)
    bank.waits(0)
    bank.handle(i.ShowFront())
    bank.handle(i.ShowCompartment(bank.doors["01"].id))
    bank.handle(i.DoAction(CompartmentAction.MOVE))
    bank.handle(i.PickTarget(bank.doors["03"].id))
    bank.handle(i.GiveReason(Reason.STUCK))
    assert bank.shows(RunShown).run is Run.EMERGENCY
    assert bank.holds("bob") == "01"
    all_open(bank)
    assert len(emergency_openings(bank)) == 4
