"""Another door than the one just given: another size, a reachable one, in one transaction with the first."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import Size
from kiosk.engine import intents as i
from kiosk.engine import screens
from tests.fakes.furniture import door
from tests.fakes.rig import Rig

SIZES = (
    door("01", size=Size.S),
    door("02", size=Size.S, reachable=True),
    door("03", size=Size.L),
    door("04", size=Size.L, bus="right"),
)


@pytest.fixture
def choosing(make_rig) -> Rig:
    """Ada has been given door 01, which is open, and would rather have another."""
    rig = make_rig(SIZES)
    rig.tap("ada")
    rig.opens("01")
    rig.handle(i.ChangeDoor())
    return rig


def test_the_screen_shows_what_is_free(choosing: Rig):
    shown = choosing.shows(screens.ChooseDoor)
    assert (dict(shown.by_size), shown.reachable, shown.current) == ({Size.S: 1, Size.L: 2}, 1, "01")


def test_another_size_opens_and_the_first_door_is_free_once_shut(choosing: Rig):
    choosing.handle(i.PickDoor(Size.L))
    assert (choosing.sent, choosing.holds("ada")) == (["01", "03"], "03")
    assert choosing.events("assignment.ended")[-1].detail == {"reason": "exchanged"}
    choosing.shuts("01")
    choosing.tap("bob")
    assert choosing.holds("bob") == "01"


def test_a_reachable_door_can_be_picked(choosing: Rig):
    choosing.handle(i.PickDoor(reachable=True))
    assert choosing.holds("ada") == "02"


def test_the_first_door_is_asked_to_be_shut_until_it_is(choosing: Rig):
    choosing.handle(i.PickDoor(Size.L))
    choosing.opens("03")
    assert choosing.shows(screens.DoorOpen).also_shut == "01"
    choosing.shuts("01")
    shown = choosing.shows(screens.DoorOpen)
    assert (shown.also_shut, shown.door.number) == (None, "03")


def test_the_first_door_may_be_shut_before_the_second_opens(choosing: Rig):
    choosing.handle(i.PickDoor(Size.L))
    choosing.shuts("01")
    choosing.shows(screens.DoorOpening)
    choosing.opens("03")
    assert choosing.shows(screens.DoorOpen).also_shut is None


def test_the_second_door_is_theirs_when_it_is_shut_first(choosing: Rig):
    choosing.handle(i.PickDoor(Size.L))
    choosing.opens("03")
    choosing.shuts("03")
    assert choosing.shows(screens.DoorIsYours).door.number == "03"
    choosing.shuts("01")
    choosing.shows(screens.DoorIsYours)


def test_a_second_press_on_the_same_choice_takes_one_door(choosing: Rig):
    choosing.handle(i.PickDoor(Size.L))
    choosing.handle(i.PickDoor(Size.L))
    assert choosing.sent == ["01", "03"]
    choosing.opens("03")
    choosing.handle(i.PickDoor(Size.L))
    assert choosing.sent == ["01", "03"]


def test_back_returns_to_the_open_door(choosing: Rig):
    choosing.handle(i.Back())
    assert choosing.shows(screens.DoorOpen).door.number == "01"
    assert choosing.sent == ["01"]


def test_back_pressed_too_late_does_not_bring_an_old_screen_back(choosing: Rig):
    choosing.shuts("01")
    choosing.handle(i.Back())
    choosing.shows(screens.DoorIsYours)


def test_a_size_that_is_gone_meanwhile_leaves_the_first_door_theirs(choosing: Rig):
    choosing.handle(i.PickDoor(Size.XL))
    assert choosing.shows(screens.BankFull).others_free
    assert (choosing.holds("ada"), choosing.sent) == ("01", ["01"])
    choosing.shuts("01")
    choosing.shows(screens.DoorIsYours)


def test_a_holder_exchanges_only_what_stands_open(choosing: Rig):
    """Things can be carried over then; behind a shut door they could not."""
    choosing.handle(i.Back())
    choosing.shuts("01")
    choosing.handle(i.ChangeDoor())
    choosing.shows(screens.DoorIsYours)
    assert choosing.holds("ada") == "01"


def test_nothing_can_be_picked_without_a_door(rig: Rig):
    for press in (i.ChangeDoor(), i.PickDoor(), i.Back(), i.OpenAgain(), i.GiveBack(), i.Keep()):
        rig.handle(press)
    assert (rig.sent, rig.screen) == ([], screens.Start())


def test_a_choice_nobody_makes_asks_for_more_time_and_keeps_the_door(choosing: Rig):
    choosing.waits(60)
    choosing.shows(screens.MoreTime)
    choosing.handle(i.Touched())
    choosing.shows(screens.ChooseDoor)
    choosing.waits(90)
    assert choosing.holds("ada") == "01"


def test_the_wheelchair_button_counts_for_the_next_credential_and_no_other(make_rig):
    rig = make_rig(SIZES)
    rig.handle(i.ReachMode(on=True))
    rig.tap("ada")
    assert rig.holds("ada") == "02"
    rig.tap("bob")
    assert rig.holds("bob") == "01"


def test_the_wheelchair_button_is_forgotten_when_its_person_leaves(make_rig):
    rig = make_rig(SIZES)
    rig.handle(i.ReachMode(on=True))
    rig.handle(i.Leave())
    rig.tap("ada")
    assert rig.holds("ada") == "01"


def test_whoever_needs_a_reachable_door_keeps_that_need_when_they_choose_a_size(make_rig):
    rig = make_rig(SIZES)
    rig.person("eve", needs_reachable=True)
    rig.tap("eve")
    rig.opens("02")
    rig.handle(i.ChangeDoor())
    rig.handle(i.PickDoor(Size.L))
    assert rig.shows(screens.BankFull).reachable_wanted
    assert rig.holds("eve") == "02"
