"""Between two people: what a screen does when nobody touches it, and what others may know of the bank."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Condition, DoorState, Occupancy
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine import people, screens, status
from kiosk.engine.facilities import screens as facilities
from kiosk.engine.ports import PersonRecord
from kiosk.engine.screen_flow import ASKS_AFTER_S, TELLS_FOR_S
from kiosk.engine.timers import Timers
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

# These end with the session of the operator who looks at them.
OF_A_SESSION = {
    facilities.Alarms,
    facilities.BankFront,
    facilities.CaseShown,
    facilities.Cases,
    facilities.ChooseDoors,
    facilities.ChooseReason,
    facilities.CompartmentHistory,
    facilities.CompartmentShown,
    facilities.CopyOut,
    facilities.DescribeItem,
    facilities.FindPerson,
    facilities.HandBack,
    facilities.Health,
    facilities.HoldUpBadge,
    facilities.ItemShown,
    facilities.LookSettings,
    facilities.LostProperty,
    facilities.MoveTo,
    facilities.Operators,
    facilities.PartTest,
    facilities.PersonShown,
    facilities.RunShown,
    facilities.SkipStep,
    facilities.TakeOutOfService,
    facilities.TouchTest,
    facilities.Evacuation,  # this one stays until the contact is at rest
}


def test_every_screen_goes_by_itself_or_has_a_reason_to_stay():
    stay = {screens.Start, screens.DoorOpening, screens.DoorOpen}
    every = set(screens.Screen.__args__)
    assert every - set(TELLS_FOR_S) - set(ASKS_AFTER_S) == stay | OF_A_SESSION


def test_a_touch_counts_the_idle_time_anew(rig: Rig):
    rig.tap("nobody")
    rig.waits(14)
    rig.handle(i.Touched())
    rig.waits(14)
    rig.shows(screens.NotKnown)
    rig.waits(1)
    rig.shows(screens.Start)


def test_a_touch_on_the_start_screen_does_nothing(rig: Rig):
    shown = len(rig.display.screens)
    rig.handle(i.Touched())
    rig.waits(600)
    assert len(rig.display.screens) == shown


def test_leave_returns_to_the_start_and_keeps_the_door(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.handle(i.Leave())
    rig.shows(screens.Start)
    assert rig.holds("ada") == "01"


def test_a_door_that_opens_after_its_person_left_is_followed_all_the_same(rig: Rig):
    rig.tap("ada")
    rig.handle(i.Leave())
    rig.opens("01")
    rig.shows(screens.Start)
    rig.waits(30)
    assert rig.shows(screens.DoorOpen).reminding


def test_help_is_recorded_with_the_screen_it_was_asked_on(rig: Rig):
    rig.handle(i.UseCode())
    rig.handle(i.HelpAsked())
    assert rig.events("help.asked")[-1].detail == {"screen": "EnterCode"}
    rig.shows(screens.EnterCode)


def test_the_bank_is_drawn_anew_only_when_something_changed(rig: Rig):
    drawn: list[screens.BankView] = []
    rig.display.bank = drawn.append  # type: ignore[method-assign, assignment]
    rig.handle(i.Touched())
    rig.handle(m.DoorsSensed("left", 0, {1: DoorState.CLOSED}))
    assert drawn == []
    rig.senses("01", DoorState.OPEN)
    assert len(drawn) == 1


def test_a_status_tells_what_the_map_shows_and_no_names(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.handle(m.DeviceChanged("badge", DeviceKind.READER, up=False, error="It is gone."))
    found = status.of_running(rig.kiosk)
    first, second = found.compartments[:2]
    assert (first.door, first.occupancy, first.sensor, first.holder) == (
        "01",
        Occupancy.OCCUPIED,
        DoorState.OPEN,
        "ada",
    )
    assert (second.occupancy, second.holder, second.since) == (Occupancy.FREE, None, None)
    assert [(one.name, one.state, one.error) for one in found.devices] == [
        ("left", "up", None),
        ("right", "up", None),
        ("badge", "down", "It is gone."),
    ]


def test_a_stuck_door_is_flagged_in_the_status(make_rig):
    rig = make_rig([door("01")])
    rig.kiosk.bank.set_condition(rig.doors["01"].id, Condition.STUCK, on=True)
    assert status.of_running(rig.kiosk).compartments[0].occupancy is Occupancy.FLAGGED


def test_work_handed_in_from_outside_runs_between_two_messages(rig: Rig):
    done = []
    rig.handle(m.Call(lambda: done.append(rig.screen)))
    assert done == [screens.Start()]


def test_one_person_whose_badge_is_taken_does_not_keep_the_others_out(rig: Rig):
    taken = {CredentialKind.BADGE: rig.secrets.lookup(CredentialKind.BADGE, "badge:ada")}
    refused = people.save(
        rig.store,
        [PersonRecord("x", "X", credentials=taken), PersonRecord("y", "Y")],
    )
    assert [(one.external_id, "badge" in one.reason) for one in refused] == [("x", True)]
    assert rig.rows("SELECT external_id FROM person WHERE external_id IN ('x', 'y')") == [("y",)]
    assert rig.events("people.changed")[-1].detail == {"saved": 1, "refused": 1}


def test_a_new_qr_code_replaces_the_one_before(rig: Rig):
    people.issue_qr(rig.store, "ada", rig.secrets.lookup(CredentialKind.QR, "qr:new"))
    rig.tap("ada", CredentialKind.QR)
    rig.shows(screens.NotKnown)
    rig.tap("new", CredentialKind.QR)
    assert rig.holds("ada") == "01"


def test_nobody_gets_a_qr_code_without_being_known(rig: Rig):
    with pytest.raises(ValueError, match="Add the person first"):
        people.issue_qr(rig.store, "nobody", b"x" * 32)


def test_timers_come_due_in_their_order_and_a_name_holds_one():
    timers = Timers()
    timers.set("b", 2.0, i.Keep())
    timers.set("a", 1.0, i.Leave())
    timers.set("b", 3.0, i.Back())
    timers.set("c", 4.0, i.Touched())
    timers.cancel("c")
    timers.cancel("never set")
    assert (timers.next_at(), timers.take_due(0.5)) == (1.0, None)
    assert [timers.take_due(9.0) for _ in range(3)] == [("a", i.Leave()), ("b", i.Back()), None]
    assert (timers.next_at(), "a" in timers) == (None, False)
