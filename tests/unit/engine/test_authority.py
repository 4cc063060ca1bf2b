"""A credential speaks for its person for two minutes, and never for whoever comes after them."""

from __future__ import annotations

from kiosk.engine import intents as i
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.screen_flow import AUTHORITY_S
from tests.fakes.rig import Rig


def come_back(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("ada")
    rig.opens("01")


def test_a_passer_by_who_shuts_a_forgotten_door_can_not_give_it_back(rig: Rig):
    come_back(rig)
    rig.waits(AUTHORITY_S + 480)
    assert rig.shows(screens.DoorOpen).reminding
    rig.shuts("01")
    rig.shows(screens.Start)
    rig.handle(i.GiveBack())
    assert rig.holds("ada") == "01"


def test_a_passer_by_can_not_exchange_a_forgotten_fresh_door(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.waits(AUTHORITY_S + 1)
    assert not rig.shows(screens.DoorOpen).can_change
    rig.handle(i.ChangeDoor())
    rig.handle(i.PickDoor())
    assert rig.holds("ada") == "01"


def test_touching_the_screen_does_not_prolong_what_a_badge_allows(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("ada")
    for _ in range(2):
        rig.answers("01", PulseResult.SENT)
        rig.waits(5)
    rig.shows(screens.DoorDidNotOpen)
    for _ in range(int(AUTHORITY_S)):
        rig.handle(i.Touched())
        rig.waits(1)
    sent = list(rig.sent)
    rig.handle(i.OpenAgain())
    assert rig.sent == sent


def test_the_choices_of_the_last_person_end_when_another_badge_comes(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.display.screens.clear()
    rig.tap("bob")
    assert [type(one) for one in rig.display.screens] == [screens.Start, screens.DoorOpening]


def test_the_same_person_again_keeps_their_choices(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.display.screens.clear()
    rig.tap("ada")
    assert [type(one) for one in rig.display.screens] == [screens.DoorOpening]


def test_shutting_the_first_door_while_choosing_does_not_end_the_choice(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.handle(i.ChangeDoor())
    rig.shuts("01")
    rig.shows(screens.ChooseDoor)
    rig.handle(i.Back())
    rig.shows(screens.DoorIsYours)


def test_going_back_from_the_pin_pad_leads_to_the_start(rig: Rig):
    rig.handle(i.UseCode())
    rig.shows(screens.EnterCode)
    rig.handle(i.Back())
    rig.shows(screens.Start)


def test_a_person_whose_sensor_is_stuck_keeps_the_door_that_did_open(rig: Rig):
    rig.tap("ada")
    for _ in range(2):
        rig.answers("01", PulseResult.SENT)
        rig.waits(5)
    rig.shows(screens.DoorDidNotOpen)
    rig.handle(i.ItDidOpen())
    assert not rig.shows(screens.DoorOpen).certain
    rig.waits(60)
    assert rig.holds("ada") == "01"
