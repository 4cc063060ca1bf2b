"""Sensors that are stuck, and doors that do not latch: the person before the door has the last word."""

from __future__ import annotations

from kiosk.domain.compartments import DoorState
from kiosk.engine import intents as i
from kiosk.engine import screens
from tests.fakes.rig import Rig


def come_back(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("ada")
    rig.opens("01")


def test_a_holder_whose_sensor_is_stuck_open_can_give_the_door_back(rig: Rig):
    come_back(rig)
    rig.waits(31)
    assert rig.shows(screens.DoorOpen).reminding
    rig.handle(i.ItIsShut())
    rig.shows(screens.KeepOrGiveBack)
    rig.handle(i.GiveBack())
    assert rig.holds("ada") is None
    assert rig.events("door.sensor_doubted")[-1].door == "01"


def test_nobody_is_reminded_of_a_door_that_somebody_said_is_shut(rig: Rig):
    come_back(rig)
    rig.waits(31)
    rig.handle(i.ItIsShut())
    rig.handle(i.Keep())
    rig.waits(600)
    rig.shows(screens.Start)


def test_a_passer_by_can_end_the_reminder_of_a_stuck_sensor_and_nothing_more(rig: Rig):
    come_back(rig)
    rig.waits(300)
    rig.handle(i.ItIsShut())
    rig.shows(screens.Start)
    rig.waits(600)
    rig.shows(screens.Start)
    assert rig.holds("ada") == "01"


def test_it_is_shut_means_nothing_before_the_door_was_left_open(rig: Rig):
    come_back(rig)
    rig.handle(i.ItIsShut())
    rig.shows(screens.DoorOpen)


def test_a_door_that_did_not_latch_is_followed_again(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)
    rig.senses("01", DoorState.OPEN)
    assert rig.shows(screens.DoorOpen).fresh
    assert rig.events("door.forced_open") == []
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)


def test_a_door_that_stands_open_again_is_not_asked_about_as_if_it_were_shut(rig: Rig):
    come_back(rig)
    rig.shuts("01")
    rig.shows(screens.KeepOrGiveBack)
    rig.senses("01", DoorState.OPEN)
    rig.shows(screens.DoorOpen)
    rig.handle(i.GiveBack())
    assert rig.holds("ada") == "01"
    rig.shuts("01")
    rig.shows(screens.KeepOrGiveBack)
