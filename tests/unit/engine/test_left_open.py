"""A door left open: its person is reminded, or whoever passes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from tests.fakes.rig import Rig


def leave_open(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")


def test_the_person_at_the_screen_is_reminded_and_it_is_recorded_once(rig: Rig):
    leave_open(rig)
    rig.waits(29)
    assert not rig.shows(screens.DoorOpen).reminding
    rig.waits(1)
    assert rig.shows(screens.DoorOpen).reminding
    rig.waits(300)
    assert [(one.person, one.door) for one in rig.events("door.left_open")] == [("ada", "01")]


def test_shutting_it_after_the_reminder_ends_as_always(rig: Rig):
    leave_open(rig)
    rig.waits(31)
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)
    rig.waits(60)
    assert len(rig.events("door.left_open")) == 1


def test_the_site_sets_after_how_long(make_rig):
    rig = make_rig(start=False)
    rig.kiosk.settings = replace(rig.settings, left_open_after=timedelta(seconds=90))
    rig.start()
    leave_open(rig)
    rig.waits(89)
    assert not rig.shows(screens.DoorOpen).reminding
    rig.waits(1)
    assert rig.shows(screens.DoorOpen).reminding


def test_with_nobody_at_the_screen_the_hall_is_reminded(rig: Rig):
    leave_open(rig)
    rig.handle(i.Leave())
    rig.waits(30)
    shown = rig.shows(screens.DoorOpen)
    assert (shown.door.number, shown.reminding, shown.can_change, shown.until) == ("01", True, False, None)


def test_a_passer_by_who_shuts_the_door_gets_no_say_over_it(rig: Rig):
    leave_open(rig)
    rig.handle(i.Leave())
    rig.waits(30)
    for press in (i.GiveBack(), i.ChangeDoor(), i.PickDoor(), i.OpenAgain(), i.Keep()):
        rig.handle(press)
    rig.shuts("01")
    rig.shows(screens.Start)
    rig.handle(i.GiveBack())
    assert (rig.holds("ada"), rig.sent) == ("01", ["01"])
    assert rig.events("door.closed")[-1].person == "ada", "she was let in last"


def test_the_hall_is_reminded_again_when_somebody_sends_the_reminder_away(rig: Rig):
    leave_open(rig)
    rig.handle(i.Leave())
    rig.waits(30)
    rig.handle(i.Leave())
    rig.shows(screens.Start)
    rig.waits(30)
    assert rig.shows(screens.DoorOpen).reminding


def test_a_badge_goes_before_the_reminder(rig: Rig):
    leave_open(rig)
    rig.handle(i.Leave())
    rig.waits(30)
    rig.tap("bob")
    assert rig.shows(screens.DoorOpening).door.number == "02"
    rig.shuts("01")
    assert rig.shows(screens.DoorOpening).door.number == "02"


def test_somebody_else_at_the_screen_is_not_bothered(rig: Rig):
    leave_open(rig)
    rig.tap("bob")
    rig.opens("02")
    rig.waits(20)
    rig.shuts("02")
    rig.waits(5)
    rig.handle(i.UseCode())
    rig.waits(10)
    rig.shows(screens.EnterCode)
    assert [one.door for one in rig.events("door.left_open")] == ["01"]


def test_a_forced_door_is_reminded_of_too(rig: Rig):
    rig.senses("03", DoorState.OPEN)
    rig.waits(30)
    assert rig.shows(screens.DoorOpen).door.number == "03"
    rig.shuts("03")
    rig.shows(screens.Start)


def test_a_board_that_was_silent_meanwhile_does_not_end_the_reminders(rig: Rig):
    leave_open(rig)
    rig.handle(i.Leave())
    rig.waits(20)
    rig.bus("left", silent=True)
    rig.waits(20)
    rig.bus("left")
    rig.waits(30)
    assert rig.shows(screens.DoorOpen).reminding


def test_a_door_shut_while_its_board_was_silent_is_shut_when_it_is_back(rig: Rig):
    leave_open(rig)
    rig.bus("left", silent=True)
    rig.physical["01"] = DoorState.CLOSED
    rig.bus("left")
    rig.shows(screens.DoorIsYours)
    assert rig.locks.closely == set()


def test_only_a_door_that_is_open_is_reminded_of(rig: Rig):
    leave_open(rig)
    rig.shuts("01")
    rig.tap("ada")
    rig.answers("01", PulseResult.SENT)
    rig.waits(28)
    assert rig.events("door.left_open") == []


def test_a_reminder_of_nobodys_door_ends_even_if_its_board_was_silent_when_it_was_shut(rig: Rig):
    rig.senses("01", DoorState.OPEN)
    rig.waits(31)
    assert rig.shows(screens.DoorOpen).reminding
    rig.bus("left", silent=True)
    rig.physical["01"] = DoorState.CLOSED
    rig.bus("left")
    rig.shows(screens.Start)
