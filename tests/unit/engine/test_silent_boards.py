"""Boards that fall silent, buses that go, sensors that tell nothing: one dead part never stops the rest."""

from __future__ import annotations

import pytest

from kiosk.domain.compartments import DoorState, Size
from kiosk.domain.devices import DeviceKind
from kiosk.engine import intents as i
from kiosk.engine import messages as m
from kiosk.engine import screens
from kiosk.engine.messages import PulseResult
from kiosk.engine.screens import TileState
from tests.fakes.furniture import TWO_BOARDS, door
from tests.fakes.rig import Rig


def hold(rig: Rig, name: str) -> None:
    """Somebody puts something in and leaves."""
    rig.tap(name)
    number = rig.sent[-1]
    rig.opens(number)
    rig.shuts(number)
    rig.waits(10)


def test_doors_of_a_silent_board_are_shown_as_off_and_not_given(rig: Rig):
    rig.bus("left", silent=True)
    assert [rig.tile(n).state for n in ("01", "03")] == [TileState.OFF, TileState.FREE]
    assert (rig.bank.free, rig.bank.devices_down) == (2, ("left",))
    rig.tap("ada")
    assert rig.sent == ["03"]


def test_a_board_that_is_back_is_used_again(rig: Rig):
    rig.bus("left", silent=True)
    rig.bus("left")
    assert (rig.tile("01").state, rig.bank.devices_down) == (TileState.FREE, ())
    rig.tap("ada")
    assert rig.sent == ["01"]


def test_a_device_is_on_the_record_once_each_way(rig: Rig):
    before = len(rig.events())
    for _ in range(2):
        rig.bus("left", up=False)
    for _ in range(2):
        rig.bus("left")
    assert [one.type for one in rig.events()[before:]] == ["device.down", "alarm.raised", "device.up", "alarm.over"]


def test_where_no_board_answers_the_screen_says_so(rig: Rig):
    rig.bus("left", silent=True)
    rig.bus("right", up=False)
    rig.tap("ada")
    rig.shows(screens.BankOutOfReach)
    assert (rig.sent, rig.holds("ada")) == ([], None)


def test_a_holder_at_a_silent_board_learns_that_their_things_are_safe(rig: Rig):
    hold(rig, "ada")
    rig.bus("left", silent=True)
    rig.tap("ada")
    rig.answers("01", PulseResult.NO_REPLY)
    rig.waits(1.5)
    shown = rig.shows(screens.DoorOutOfReach)
    assert (shown.door.number, shown.fresh, shown.other_free) == ("01", False, False)
    assert rig.outcomes()[-1] == "unknown"
    rig.handle(i.PickDoor())
    rig.waits(30)
    assert rig.holds("ada") == "01"


def test_a_holder_whose_bus_is_gone_learns_the_same(rig: Rig):
    hold(rig, "ada")
    rig.bus("left", up=False)
    rig.tap("ada")
    rig.answers("01", PulseResult.NOT_SENT)
    assert not rig.shows(screens.DoorOutOfReach).fresh
    assert (rig.holds("ada"), rig.outcomes()[-1]) == ("01", "not opened")


def test_somebody_else_is_served_meanwhile(rig: Rig):
    hold(rig, "ada")
    rig.bus("left", up=False)
    rig.tap("ada")
    rig.tap("bob")
    rig.opens("03")
    rig.answers("01", PulseResult.NOT_SENT)
    assert rig.shows(screens.DoorOpen).door.number == "03"


def test_a_fresh_door_whose_bus_went_before_the_pulse_is_exchanged_without_asking(rig: Rig):
    rig.tap("ada")
    rig.bus("left", up=False)
    rig.answers("01", PulseResult.NOT_SENT)
    assert (rig.sent, rig.holds("ada")) == (["01", "03"], "03")
    rig.opens("03")
    assert rig.shows(screens.DoorOpen).fresh


def test_whoever_needs_a_reachable_door_is_not_given_another_one_unasked(make_rig):
    rig = make_rig([door("01", reachable=True), door("03", bus="right")])
    rig.person("eve", needs_reachable=True)
    rig.tap("eve")
    rig.bus("left", up=False)
    rig.answers("01", PulseResult.NOT_SENT)
    assert rig.shows(screens.BankFull).reachable_wanted
    assert rig.holds("eve") is None


def test_without_another_door_it_is_taken_back(make_rig):
    rig = make_rig([door("01")])
    rig.tap("ada")
    rig.bus("left", up=False)
    rig.answers("01", PulseResult.NOT_SENT)
    rig.shows(screens.BankOutOfReach)
    assert rig.holds("ada") is None


def test_a_fresh_door_that_was_never_pulsed_is_taken_back_from_whoever_has_gone(rig: Rig):
    rig.tap("ada")
    rig.tap("bob")
    rig.answers("01", PulseResult.NOT_SENT)
    assert (rig.holds("ada"), rig.sent) == (None, ["01", "02"])


def test_a_fresh_door_at_a_board_that_fell_silent_may_have_opened(rig: Rig):
    rig.tap("ada")
    rig.answers("01", PulseResult.NO_REPLY)
    rig.bus("left", silent=True)
    rig.waits(1.5)
    shown = rig.shows(screens.DoorOutOfReach)
    assert (shown.fresh, shown.other_free) == (True, True)
    rig.waits(30)
    rig.shows(screens.Start)
    assert rig.holds("ada") == "01", "nobody can tell that nothing is inside"


def test_its_person_may_take_another_door(rig: Rig):
    rig.tap("ada")
    rig.bus("left", silent=True)
    rig.waits(3.5)
    rig.handle(i.PickDoor())
    assert rig.holds("ada") == "03"
    assert rig.events("assignment.ended")[-1].detail == {"reason": "exchanged"}


def test_trying_again_offers_the_same_and_gives_nothing_away(rig: Rig):
    rig.tap("ada")
    rig.bus("left", silent=True)
    rig.answers("01", PulseResult.NO_REPLY)
    rig.waits(1.5)
    rig.handle(i.OpenAgain())
    rig.answers("01", PulseResult.NO_REPLY)
    rig.waits(1.5)
    assert rig.shows(screens.DoorOutOfReach).fresh
    rig.handle(i.Leave())
    assert rig.holds("ada") == "01"


def test_it_is_followed_when_the_board_is_back_and_shows_it_open(rig: Rig):
    rig.tap("ada")
    rig.bus("left", silent=True)
    rig.waits(3.5)
    rig.physical["01"] = DoorState.OPEN
    rig.bus("left")
    assert rig.shows(screens.DoorOpen).fresh
    rig.shuts("01")
    rig.shows(screens.DoorIsYours)


@pytest.fixture
def blind(make_rig) -> Rig:
    """A bank whose boards answer, but whose sensors tell nothing."""
    rig = make_rig(start=False)
    rig.physical = {one.door: DoorState.UNKNOWN for one in TWO_BOARDS}
    rig.start()
    return rig


def test_a_bank_without_sensors_gives_doors_all_the_same(blind: Rig):
    blind.tap("ada")
    blind.answers("01", PulseResult.SENT)
    blind.waits(1.5)
    assert not blind.shows(screens.DoorOpen).certain
    assert (blind.outcomes(), blind.sent) == (["unknown"], ["01"])


def test_without_a_sensor_the_screen_goes_on_by_itself(blind: Rig):
    blind.tap("ada")
    blind.answers("01", PulseResult.SENT)
    blind.waits(21.5)
    blind.shows(screens.DoorIsYours)
    blind.waits(10)
    blind.tap("ada")
    blind.answers("01", PulseResult.SENT)
    blind.waits(21.5)
    blind.shows(screens.KeepOrGiveBack)
    blind.handle(i.GiveBack())
    assert blind.holds("ada") is None


def test_without_sensors_everybody_is_served_until_the_bank_is_full(blind: Rig):
    for name in ("dan", "eve"):
        blind.person(name)
    for name, number in (("ada", "01"), ("bob", "02"), ("cyd", "03"), ("dan", "04")):
        blind.tap(name)
        assert blind.holds(name) == number
    blind.tap("eve")
    blind.shows(screens.BankFull)


def test_a_bus_that_never_answers_does_not_keep_anybody_waiting(rig: Rig):
    rig.tap("ada")
    rig.waits(3.6)
    assert rig.sent == ["01"], "what the sensor showed before a pulse proves nothing, so nothing is tried again"
    assert not rig.shows(screens.DoorOpen).certain


def test_readers_that_are_all_down_are_shown(rig: Rig):
    rig.handle(m.DeviceChanged("one", DeviceKind.READER, up=False, error="gone"))
    assert rig.bank.readers_down
    rig.handle(m.DeviceChanged("two", DeviceKind.READER, up=True))
    assert not rig.bank.readers_down


def test_a_door_of_another_size_on_a_board_that_answers_is_better_than_none(make_rig):
    rig = make_rig([door("01"), door("03", bus="right", size=Size.XL)])
    rig.bus("left", silent=True)
    rig.tap("ada")
    assert rig.sent == ["03"]


def test_channels_that_no_door_is_wired_to_are_passed_over(rig: Rig):
    rig.handle(m.DoorsSensed("left", 0, {9: DoorState.OPEN}))
    assert all(tile.state is TileState.FREE for tile in rig.bank.tiles)
