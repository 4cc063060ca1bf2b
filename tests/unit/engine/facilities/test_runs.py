"""Many doors, one after another: with progress, a stop button and a record; and the emergency release by operators."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Condition
from kiosk.domain.events.operators import Run
from kiosk.domain.operators import COMMAND_LINE, Role, SecondNeeded
from kiosk.domain.reasons import Reason
from kiosk.engine import compartments, screens
from kiosk.engine import intents as e
from kiosk.engine.facilities import intents as i
from kiosk.engine.facilities import runs
from kiosk.engine.facilities.screens import BankFront, Came, ChooseDoors, Evacuation, NotYours, OperatorPin, RunShown
from kiosk.engine.messages import PulseResult
from tests.fakes.rig import OPERATORS_PIN, Rig
from tests.unit.engine.stories import hold

ANOTHER_PIN = "86420975"


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """Bob has door 01; Ada works the kiosk, and Cyd might stand by."""
    hold("bob")(rig)
    rig.operator("ada")
    rig.operator("cyd", pin=ANOTHER_PIN)
    rig.signs_in()
    return rig


def starts(rig: Rig, run: Run, *numbers: str, reason: Reason = Reason.CHECK, words: str = "") -> None:
    rig.handle(i.PrepareRun(run))
    chosen = tuple(rig.doors[one].id for one in numbers) or None
    rig.handle(i.StartRun(chosen, reason, words))
    rig.waits(0)


def shown(rig: Rig) -> RunShown:
    return rig.shows(RunShown)


def sent(rig: Rig) -> list[str]:
    """Since Bob's own."""
    return rig.sent[1:]


def run_ended(rig: Rig) -> dict[str, object]:
    (event,) = rig.events("run.ended")
    return dict(event.detail)


def test_one_door_after_another_each_on_the_record(desk: Rig):
    starts(desk, Run.OPEN, "02", "01", "04", reason=Reason.OTHER, words="inspection")
    assert (sent(desk), shown(desk).now) == (["01"], "01")  # as they hang
    desk.waits(3)
    assert sent(desk) == ["01"]
    desk.opens("01")
    assert shown(desk).done == (("01", Came.OPENED),)
    desk.waits(1)
    assert sent(desk) == ["01", "02"]
    desk.opens("02")
    desk.waits(1)
    desk.answers("04", PulseResult.NOT_SENT)
    desk.waits(1)
    assert shown(desk).over
    assert not shown(desk).stopped
    assert shown(desk).done == (("01", Came.OPENED), ("02", Came.OPENED), ("04", Came.NOT_OPENED))
    assert shown(desk).open == ("01", "02")
    (began,) = desk.events("run.started")
    assert (began.detail["doors"], began.detail["run"], began.detail["reason"]) == (3, "open", "inspection")
    assert [one.door for one in desk.events("open.override")] == ["01", "02", "04"]
    ended = run_ended(desk)
    assert (ended["opened"], ended["not_opened"], ended["stopped"]) == (2, 1, False)
    assert ended["operator"] == "Ada (facilities)"
    desk.shuts("01")
    assert shown(desk).open == ("02",)


def test_stop_opens_no_more(desk: Rig):
    starts(desk, Run.OPEN)
    desk.handle(i.StopRun())
    desk.opens("01")
    desk.waits(5)
    assert (sent(desk), shown(desk).over, shown(desk).stopped) == (["01"], True, True)
    assert run_ended(desk)["stopped"]


def test_a_stuck_door_does_not_hold_up_the_others(desk: Rig):
    starts(desk, Run.OPEN, "01", "02")
    for _ in range(2):
        desk.answers("01", PulseResult.SENT)
        desk.waits(4.5)
    assert shown(desk).done == (("01", Came.NOT_OPENED),)
    assert sent(desk) == ["01", "01", "02"]


def test_cleaning_is_for_free_doors_and_none_is_given_away_before_it_is_shut(desk: Rig):
    compartments.set_condition(desk.kiosk, "04", Condition.HOLD, None)
    desk.handle(i.PrepareRun(Run.CLEAN))
    assert desk.shows(ChooseDoors) == ChooseDoors(Run.CLEAN, 4, 2, can_all=False)
    desk.handle(i.StartRun(None, Reason.OTHER, ""))
    desk.waits(0)
    assert shown(desk).doors == ("02", "03")
    for number in ("02", "03"):
        desk.opens(number)
        desk.waits(1)
    assert {one.detail["why"] for one in desk.events("open.override")} == {"cleaning"}
    desk.handle(e.Leave())
    desk.tap("ada")
    desk.handle(i.UseDoorInstead())
    desk.shows(screens.BankFull)
    desk.shuts("03")
    desk.tap("bob")
    desk.opens("01")
    desk.shuts("01")
    desk.handle(e.Leave())
    desk.tap("ada")
    desk.handle(i.UseDoorInstead())
    assert desk.holds("ada") == "03"


def test_the_countdown_is_held_while_doors_are_opened(desk: Rig):
    starts(desk, Run.OPEN)
    for number in ("01", "02", "03", "04"):
        desk.opens(number)
        desk.waits(1)
    assert shown(desk).over
    desk.waits(400)
    for number in ("01", "02", "03", "04"):
        shown(desk)
        desk.shuts(number)
    desk.waits(119)
    shown(desk)
    desk.waits(2)
    desk.shows(screens.Start)


def test_a_run_whose_operator_has_gone_opens_no_more(desk: Rig):
    starts(desk, Run.OPEN)
    desk.handle(e.Leave())
    desk.opens("01")
    desk.waits(10)
    assert sent(desk) == ["01"]
    assert run_ended(desk)["stopped"]


def test_a_power_cut_ends_it_and_the_next_start_says_so(desk: Rig):
    starts(desk, Run.OPEN)
    desk.opens("01")
    desk.waits(1)
    desk.restart()
    desk.waits(20)
    assert desk.locks.sent == []
    ended = run_ended(desk)
    assert (ended["opened"], ended["not_opened"], ended["stopped"]) == (1, 0, True)
    desk.restart()
    run_ended(desk)


@pytest.mark.expects_log("store.failed")
def test_a_full_disk_opens_nothing_and_the_run_goes_on_after_it(desk: Rig):
    starts(desk, Run.OPEN, "01", "02")
    desk.opens("01")
    with desk.failing("COMMIT"):
        desk.waits(20)
    assert sent(desk) == ["01"]
    desk.waits(6)
    assert sent(desk) == ["01", "02"]
    shown(desk)


def test_an_installer_opens_free_doors_only(rig: Rig):
    hold("bob")(rig)
    rig.operator("ada", Role.INSTALLER)
    rig.signs_in()
    rig.handle(i.PrepareRun(Run.OPEN))
    assert not rig.shows(ChooseDoors).can_all
    rig.handle(i.StartRun(None, Reason.TEST, ""))
    rig.waits(0)
    assert shown(rig).doors == ("02", "03", "04")
    rig.handle(i.PrepareRun(Run.EMERGENCY))
    rig.shows(NotYours)


def test_a_second_run_waits_for_the_first(desk: Rig):
    starts(desk, Run.OPEN)
    desk.handle(i.PrepareRun(Run.CLEAN))
    assert shown(desk).run is Run.OPEN


def test_an_emergency_release_needs_two_operators_and_opens_what_is_occupied(desk: Rig):
    desk.handle(i.PrepareRun(Run.EMERGENCY))
    assert desk.shows(ChooseDoors).can_all
    desk.handle(i.StartRun(None, Reason.CHECK, ""))
    desk.shows(OperatorPin)
    assert sent(desk) == []
    desk.types(OPERATORS_PIN)
    desk.shows(OperatorPin)
    desk.types(ANOTHER_PIN)
    desk.waits(0)
    assert shown(desk).run is Run.EMERGENCY
    for number in ("01", "02", "03", "04"):
        desk.opens(number)
        desk.waits(1)
    assert shown(desk).over
    events = desk.events("open.override")
    assert {(one.person, one.detail["second"], one.detail["why"]) for one in events} == {("ada", "cyd", "emergency")}
    assert desk.rows("SELECT count(*) FROM opening WHERE purpose = 'emergency'") == [(4,)]
    assert desk.holds("bob") == "01"
    assert [kind for kind, _ in desk.notices("bob")] == ["opened"]
    assert [one.detail["first"] for one in desk.events("operator.second")] == ["ada"]


def test_an_emergency_goes_on_without_its_operators_and_staff_are_sent_out(desk: Rig):
    desk.handle(i.PrepareRun(Run.EMERGENCY))
    desk.handle(i.StartRun(None, Reason.CHECK, ""))
    desk.types(ANOTHER_PIN)
    desk.waits(0)
    desk.handle(e.Leave())
    desk.shows(Evacuation)
    desk.tap("bob")
    desk.shows(Evacuation)
    desk.handle(e.UseCode())
    desk.shows(Evacuation)
    for number in ("01", "02", "03", "04"):
        desk.opens(number)
        desk.waits(1)
    desk.shows(screens.Start)
    assert desk.events("credential.accepted")[1:] == []


def test_the_front_is_there_again_after_a_run(desk: Rig):
    starts(desk, Run.OPEN, "02")
    desk.opens("02")
    desk.waits(1)
    desk.handle(e.Back())
    desk.shows(BankFront)
    desk.shuts("02")
    assert desk.kiosk.watched == {}


def test_a_run_does_not_go_on_in_the_session_of_somebody_else(desk: Rig):
    starts(desk, Run.OPEN)
    desk.handle(e.Leave())
    desk.signs_in(ANOTHER_PIN)
    desk.opens("01")
    desk.waits(10)
    assert sent(desk) == ["01"]
    ended = run_ended(desk)
    assert (ended["operator"], ended["stopped"]) == ("Ada (facilities)", True)


def test_an_emergency_goes_on_in_the_session_of_somebody_else(desk: Rig):
    desk.handle(i.PrepareRun(Run.EMERGENCY))
    desk.handle(i.StartRun(None, Reason.CHECK, ""))
    desk.types(ANOTHER_PIN)
    desk.waits(0)
    desk.handle(e.Leave())
    desk.handle(i.SignIn())
    desk.types(ANOTHER_PIN)
    for number in ("01", "02", "03", "04"):
        desk.opens(number)
        desk.waits(1)
    assert run_ended(desk)["opened"] == 4


@pytest.fixture
def installer(rig: Rig) -> Rig:
    """Bob has door 01; Ada may open many doors, but none that somebody has."""
    hold("bob")(rig)
    rig.operator("ada", Role.INSTALLER)
    rig.signs_in()
    return rig


def test_an_installer_who_asks_for_an_occupied_door_gets_the_free_ones(installer: Rig):
    starts(installer, Run.OPEN, "01", "02", reason=Reason.TEST)
    assert shown(installer).doors == ("02",)
    assert sent(installer) == ["02"]


def test_an_installer_opens_no_door_that_somebody_has(installer: Rig):
    starts(installer, Run.OPEN, "01", reason=Reason.TEST)
    installer.shows(ChooseDoors)
    assert sent(installer) == []
    assert installer.events("run.started", "open.override") == []


def test_an_installer_does_not_open_what_somebody_was_given_since_the_run_began(installer: Rig):
    starts(installer, Run.OPEN, "02", "03", reason=Reason.TEST)
    compartments.set_condition(installer.kiosk, "03", Condition.HOLD, None)
    installer.opens("02")
    installer.waits(3)
    assert sent(installer) == ["02"]
    assert shown(installer).done == (("02", Came.OPENED), ("03", Came.NOT_OPENED))


def test_nobody_releases_all_doors_alone_whoever_asks_the_engine(rig: Rig):
    with pytest.raises(SecondNeeded):
        runs.start(rig.kiosk, COMMAND_LINE, Run.EMERGENCY, None, Reason.EMERGENCY, None)
    with pytest.raises(SecondNeeded):
        runs.start(rig.kiosk, COMMAND_LINE, Run.EMERGENCY, None, Reason.EMERGENCY, None, COMMAND_LINE)
    assert (rig.kiosk.many, rig.sent) == (None, [])
