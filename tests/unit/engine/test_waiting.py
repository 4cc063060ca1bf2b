"""A full bank: tap to queue, told when a door is free, claimed within a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.compartments import Size
from kiosk.engine import intents as i
from kiosk.engine import screens
from tests.fakes.furniture import door
from tests.fakes.rig import Rig


@pytest.fixture
def full(make_rig) -> Rig:
    """One door, which bob has; ada stands before the screen."""
    rig = make_rig(doors=[door("01")], policy={"claim_within": timedelta(minutes=10)})
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    rig.tap("ada")
    assert rig.shows(screens.BankFull).can_wait
    return rig


def gives_back(rig: Rig, name: str, number: str) -> None:
    rig.tap(name)
    rig.opens(number)
    rig.shuts(number)
    rig.handle(i.GiveBack())
    rig.waits(10)


def test_the_first_in_line_is_told_and_gets_the_door(full: Rig):
    full.handle(i.WaitInLine())
    line = full.shows(screens.InLine)
    assert (line.place, line.claim_minutes, line.joined) == (1, 10, True)
    full.waits(30)
    gives_back(full, "bob", "01")
    assert [kind for kind, _ in full.notices("ada")] == ["your turn"]
    assert full.tile("01").state is screens.TileState.TAKEN
    full.tap("cyd")
    full.shows(screens.BankFull)
    full.tap("ada")
    full.opens("01")
    full.shows(screens.DoorOpen)
    assert full.rows("SELECT why FROM waiting") == [("served",)]


def test_who_does_not_come_is_passed_over(full: Rig):
    full.handle(i.WaitInLine())
    full.tap("cyd")
    full.handle(i.WaitInLine())
    assert full.shows(screens.InLine).place == 2
    gives_back(full, "bob", "01")
    full.waits(10 * 60)
    assert [kind for kind, _ in full.notices("ada")] == ["your turn", "turn passed"]
    assert [kind for kind, _ in full.notices("cyd")] == ["your turn"]
    full.tap("ada")
    full.shows(screens.BankFull)
    full.tap("cyd")
    assert full.sent[-1] == "01"


def test_a_second_tap_tells_the_place_and_lets_them_leave(full: Rig):
    full.handle(i.WaitInLine())
    full.waits(60)
    full.tap("ada")
    assert not full.shows(screens.InLine).joined
    full.handle(i.LeaveLine())
    full.shows(screens.LeftLine)
    gives_back(full, "bob", "01")
    assert full.notices("ada") == []
    assert full.bank.free == 1


def test_the_line_outlives_a_restart(full: Rig):
    full.handle(i.WaitInLine())
    gives_back(full, "bob", "01")
    full.restart()
    full.tap("cyd")
    full.shows(screens.BankFull)
    full.waits(10 * 60)
    full.tap("cyd")
    assert full.sent[-1] == "01"


def test_a_later_one_does_not_wait_for_an_earlier_who_needs_something_else(make_rig):
    rig = make_rig(doors=[door("01"), door("02", size=Size.L, reachable=True, bus="right")])
    rig.person("eve", needs_reachable=True)
    rig.person("dan")
    for name, number in (("bob", "01"), ("cyd", "02")):
        rig.tap(name)
        rig.opens(number)
        rig.shuts(number)
        rig.waits(15)
    for name in ("eve", "dan"):
        rig.tap(name)
        rig.handle(i.WaitInLine())
    gives_back(rig, "bob", "01")
    assert [kind for kind, _ in rig.notices("dan")] == ["your turn"]
    assert rig.notices("eve") == []


def test_a_higher_door_can_be_had_rather_than_none(make_rig):
    rig = make_rig(doors=[door("01"), door("02", reachable=True)])
    rig.person("eve", needs_reachable=True)
    rig.person("dan", needs_reachable=True)
    rig.tap("eve")
    rig.opens("02")
    rig.shuts("02")
    rig.waits(15)
    rig.tap("dan")
    full = rig.shows(screens.BankFull)
    assert (full.needs_reachable, full.higher_free) == (True, True)
    rig.handle(i.PickDoor())
    assert rig.sent[-1] == "01"
