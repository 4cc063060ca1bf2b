"""Whoever finds something in "their" fresh compartment presses one button, and gets another door."""

from __future__ import annotations

from datetime import time

from kiosk.engine import compartments, screens
from kiosk.engine import intents as i
from tests.fakes.furniture import door
from tests.fakes.rig import Rig


def found(rig: Rig) -> None:
    rig.tap("ada")
    rig.opens("01")
    assert rig.shows(screens.DoorOpen).can_report
    rig.handle(i.NotEmpty())


def test_it_is_flagged_and_another_opens(rig: Rig):
    rig.person("dan")
    found(rig)
    rig.opens("02")
    told = rig.shows(screens.NotEmptyReported)
    assert (told.found.number, told.other and told.other.number) == ("01", "02")
    rig.shuts("01")
    assert rig.shows(screens.DoorOpen).door.number == "02"
    rig.shuts("02")
    rig.shows(screens.DoorIsYours)
    assert rig.holds_all("ada") == ["02"]
    assert rig.tile("01").state is screens.TileState.CHECK
    rig.waits(15)
    for name, number in (("bob", "03"), ("cyd", "04")):
        rig.tap(name)
        rig.opens(number)
        rig.shuts(number)
        rig.waits(15)
    rig.tap("dan")
    rig.shows(screens.BankFull)


def test_the_flag_outlives_a_restart_and_ends_with_a_reset(rig: Rig):
    found(rig)
    rig.opens("02")
    rig.shuts("01")
    rig.restart()
    assert rig.tile("01").state is screens.TileState.CHECK
    compartments.reset(rig.kiosk, "01", "bag 7")
    rig.waits(1)
    assert rig.tile("01").state is screens.TileState.FREE
    assert [one.door for one in rig.events("compartment.reset")] == ["01"]


def test_whoever_had_it_before_is_told(make_rig):
    rig = make_rig(doors=[door("01"), door("02")], policy={"release": time(18)})
    rig.tap("bob")
    rig.opens("01")
    rig.shuts("01")
    rig.tap("cyd")
    rig.opens("02")
    rig.shuts("02")
    rig.waits(6 * 3600)
    found(rig)
    told = [(kind, detail.get("to")) for kind, detail in rig.notices("bob")]
    assert told == [("released", None), ("flagged", None), ("flagged", "facilities")]


def test_where_no_other_is_free_it_says_so(make_rig):
    rig = make_rig(doors=[door("01")])
    found(rig)
    assert rig.shows(screens.NotEmptyReported).other is None
    assert rig.holds_all("ada") == []
    rig.shuts("01")
    rig.shows(screens.Start)


def test_a_holder_who_comes_back_can_report_nothing(rig: Rig):
    rig.tap("ada")
    rig.opens("01")
    rig.shuts("01")
    rig.waits(15)
    rig.tap("ada")
    rig.opens("01")
    assert not rig.shows(screens.DoorOpen).can_report
    rig.handle(i.NotEmpty())
    assert rig.holds("ada") == "01"
