"""An operator opens a compartment on their own authority: on the record, whatever state it is in, and nobody's claim
is touched by it.
"""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Condition, DoorState
from kiosk.domain.operators import COMMAND_LINE, NoRight, Operator, Right, Role
from kiosk.domain.reasons import Reason, WordsMissing
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.facilities import override, service
from kiosk.engine.facilities.intents import DoAction, GiveReason, ShowCompartment
from kiosk.engine.facilities.screens import Came, ChooseReason, CompartmentAction, CompartmentShown
from kiosk.engine.messages import PulseResult
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.rig import Rig
from tests.unit.engine.stories import hold


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """Bob has door 01; Ada works the kiosk."""
    hold("bob")(rig)
    rig.operator("ada")
    rig.signs_in()
    return rig


def opens_it(rig: Rig, number: str, reason: Reason = Reason.CHECK, words: str = "") -> None:
    rig.handle(ShowCompartment(rig.doors[number].id))
    rig.handle(DoAction(CompartmentAction.OPEN))
    rig.handle(GiveReason(reason, words))


def came(rig: Rig) -> Came:
    return rig.shows(CompartmentShown).came


def openings(rig: Rig) -> list[tuple[str | None, str, str, int, str | None]]:
    """Of operators: whose assignment, who asked, purpose, attempt, outcome."""
    query = """SELECT h.external_id, p.external_id, purpose, attempt, outcome FROM opening o
        LEFT JOIN assignment a ON a.id = o.assignment_id LEFT JOIN person h ON h.id = a.person_id
        LEFT JOIN person p ON p.id = o.person_id WHERE purpose <> 'fresh' AND purpose <> 'return' ORDER BY o.rowid"""
    return rig.rows(query)


@pytest.mark.parametrize(("number", "holder"), [("01", "bob"), ("02", None)])
def test_an_occupied_and_a_free_door_open_and_the_reason_is_on_the_record(desk: Rig, number: str, holder: str | None):
    opens_it(desk, number, Reason.OTHER, "it hums")
    assert came(desk) is Came.OPENING
    desk.opens(number)
    assert came(desk) is Came.OPENED
    assert desk.shows(CompartmentShown).tile.sensor is DoorState.OPEN
    desk.shuts(number)
    assert (came(desk), desk.shows(CompartmentShown).tile.sensor) == (Came.OPENED, DoorState.CLOSED)
    (event,) = desk.events("open.override")
    assert (event.person, event.door, event.detail["why"], event.detail["words"]) == ("ada", number, "other", "it hums")
    assert event.detail.get("holder") == holder
    assert event.detail["operator"] == "Ada (facilities)"
    assert openings(desk) == [(holder, "ada", "override", 1, "opened")]
    assert desk.holds("bob") == "01"


def test_the_holder_is_told_and_an_empty_door_concerns_nobody(desk: Rig):
    opens_it(desk, "02")
    desk.opens("02")
    assert desk.notices() == []
    opens_it(desk, "01", Reason.SAFETY)
    ((kind, detail),) = desk.notices()
    assert (kind, detail["door"], detail["why"]) == ("opened", "01", "safety")


def test_a_reason_in_words_needs_words(desk: Rig):
    opens_it(desk, "01", Reason.OTHER, "  ")
    assert desk.shows(ChooseReason).words_missing
    assert desk.events("open.override", "open.intent")[1:] == []


@pytest.mark.parametrize("condition", list(Condition))
def test_a_door_with_something_wrong_opens_all_the_same(desk: Rig, condition: Condition):
    service.set_condition(desk.kiosk, COMMAND_LINE, desk.doors["02"].id, condition, None)
    opens_it(desk, "02")
    desk.opens("02")
    assert came(desk) is Came.OPENED


def test_a_silent_board_is_pulsed_and_nobody_can_tell(desk: Rig):
    desk.bus("left", silent=True)
    opens_it(desk, "01")
    desk.answers("01", PulseResult.NO_REPLY)
    desk.waits(5)
    assert came(desk) is Came.UNKNOWN
    assert openings(desk) == [("bob", "ada", "override", 1, "unknown")]
    desk.shows(CompartmentShown)


def test_a_bus_that_is_gone_is_said(desk: Rig):
    desk.bus("left", up=False)
    opens_it(desk, "01")
    desk.answers("01", PulseResult.NOT_SENT)
    assert came(desk) is Came.NOT_OPENED
    assert desk.holds("bob") == "01"


def test_a_stuck_lock_is_pulsed_twice_with_an_intent_each(desk: Rig):
    opens_it(desk, "01")
    desk.answers("01", PulseResult.SENT)
    desk.waits(1.5)
    assert came(desk) is Came.OPENING
    desk.answers("01", PulseResult.SENT)
    desk.waits(4)
    assert came(desk) is Came.NOT_OPENED
    assert openings(desk) == [("bob", "ada", "override", n, "not opened") for n in (1, 2)]
    assert Condition.STUCK in desk.shows(CompartmentShown).tile.conditions
    assert desk.holds("bob") == "01"
    assert len(desk.events("open.override")) == 1
    opens_it(desk, "01")
    desk.opens("01")
    assert came(desk) is Came.OPENED
    assert desk.shows(CompartmentShown).tile.conditions == frozenset()


def test_a_lock_that_is_being_pulsed_is_not_pulsed_again(desk: Rig):
    opens_it(desk, "01")
    opens_it(desk, "01")
    assert desk.sent[1:] == ["01"]
    assert len(desk.events("open.override")) == 1


def test_what_comes_of_a_holders_own_opening_is_no_override(rig: Rig):
    rig.operator("ada")
    rig.tap("bob")
    rig.handle(i.Leave())
    rig.signs_in()
    rig.handle(ShowCompartment(rig.doors["01"].id))
    rig.opens("01")
    assert came(rig) is Came.NOTHING_YET
    rig.shuts("01")


def test_a_holders_pulse_that_is_under_way_is_what_the_operator_waits_for(rig: Rig):
    rig.operator("ada")
    rig.tap("bob")
    rig.handle(i.Leave())
    rig.signs_in()
    opens_it(rig, "01")
    assert (came(rig), rig.sent) == (Came.OPENING, ["01"])
    rig.opens("01")
    assert came(rig) is Came.OPENED
    assert rig.events("open.override") == []


def test_a_door_that_can_not_be_opened_in_time_is_said_to_be_late(desk: Rig):
    opens_it(desk, "02")
    desk.answers("02", PulseResult.LATE)
    assert came(desk) is Came.NOT_OPENED


@pytest.mark.parametrize("sensed", [True, False])
def test_the_power_is_cut_between_intent_and_outcome(desk: Rig, sensed: bool):
    opens_it(desk, "02")
    desk.physical["02"] = DoorState.OPEN
    desk.restart(sensed=sensed)
    desk.waits(11)
    assert openings(desk) == [(None, "ada", "override", 1, "opened" if sensed else "unknown")]
    assert desk.kiosk.session is None
    if sensed:
        assert desk.events("door.forced_open") == []
        desk.shuts("02")
        assert [one.person for one in desk.events("door.closed")][-1] == "ada"


def test_a_free_door_found_open_long_after_an_override_is_not_the_operators(desk: Rig):
    opens_it(desk, "02")
    desk.opens("02")
    desk.shuts("02")
    desk.handle(i.Leave())
    desk.physical["02"] = DoorState.OPEN
    desk.clock.turn(3600)
    desk.restart()
    assert [one.door for one in desk.events("door.forced_open")] == ["02"]


def test_a_door_that_is_left_open_is_told_of_once_its_operator_has_gone(desk: Rig):
    opens_it(desk, "01")
    desk.opens("01")
    desk.waits(100)
    assert desk.events("door.left_open") == []
    desk.handle(i.Leave())
    desk.waits(31)
    (event,) = desk.events("door.left_open")
    assert (event.person, event.door) == ("ada", "01")


def test_the_holder_who_taps_while_it_opens_gets_their_door_and_no_second_pulse(desk: Rig):
    opens_it(desk, "01")
    desk.handle(i.Leave())
    desk.tap("bob")
    assert desk.shows(screens.DoorOpening).door.number == "01"
    assert desk.sent == ["01", "01"]
    desk.opens("01")
    assert not desk.shows(screens.DoorOpen).fresh
    desk.shuts("01")
    desk.shows(screens.KeepOrGiveBack)
    assert desk.holds("bob") == "01"


def test_a_free_door_that_an_operator_opens_is_given_to_nobody_meanwhile(desk: Rig):
    for number in ("02", "03", "04"):
        service.set_condition(desk.kiosk, COMMAND_LINE, desk.doors[number].id, Condition.OUT_OF_SERVICE, None)
    service.end_condition(desk.kiosk, COMMAND_LINE, desk.doors["02"].id, Condition.OUT_OF_SERVICE)
    opens_it(desk, "02")
    desk.handle(i.Leave())
    desk.tap("cyd")
    desk.shows(screens.BankFull)
    desk.opens("02")
    desk.tap("cyd")
    desk.shows(screens.BankFull)
    desk.shuts("02")
    desk.tap("cyd")
    assert desk.holds("cyd") == "02"


def test_the_session_ends_and_the_door_is_followed(desk: Rig):
    opens_it(desk, "01")
    desk.opens("01")
    desk.waits(601)
    assert desk.kiosk.session is None
    desk.shuts("01")
    assert [one.door for one in desk.events("door.closed")][-1] == "01"
    assert desk.kiosk.watched == {}


def test_nobody_opens_without_the_right(desk: Rig):
    installer = Operator("x", "Ina", Role.INSTALLER, frozenset({Right.MAP, Right.HEALTH}))
    for number in ("01", "02"):
        with pytest.raises(NoRight):
            override.open_it(desk.kiosk, installer, desk.doors[number].id, Reason.CHECK, "")
    with pytest.raises(NoRight):
        override.try_lock(desk.kiosk, installer, desk.doors["01"].id)
    assert desk.sent == ["01"]
    with pytest.raises(WordsMissing):
        override.open_it(desk.kiosk, COMMAND_LINE, desk.doors["01"].id, Reason.OTHER, "")


def test_a_lock_of_a_free_door_is_tried_with_the_right_to_health(desk: Rig):
    heard: list[Came] = []
    ada = desk.kiosk.session
    assert ada is not None
    tester = Operator(ada.operator.person_id, "Ada", Role.INSTALLER, frozenset({Right.HEALTH}))
    override.try_lock(desk.kiosk, tester, desk.doors["02"].id, heard.append)
    desk.opens("02")
    assert heard == [Came.OPENED]
    assert desk.events("open.override")[0].detail["why"] == "test"


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
def test_no_commit_no_open(desk: Rig, at: str):
    desk.handle(ShowCompartment(desk.doors["01"].id))
    desk.handle(DoAction(CompartmentAction.OPEN))
    with desk.failing(at):
        desk.handle(GiveReason(Reason.CHECK))
    assert desk.sent == ["01"]
    assert openings(desk) == []
    assert desk.events("open.override") == []
    assert desk.notices() == []
