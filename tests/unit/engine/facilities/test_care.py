"""Health, tests of parts, the look of the screen, and copies to a stick."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.compartments import DoorState
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.events.kiosk_life import TakenOut
from kiosk.domain.operators import COMMAND_LINE, ROLE_RIGHTS, OperatorSettings, Right, Role, TwoPeople
from kiosk.engine import messages as m
from kiosk.engine.facilities import intents as fi
from kiosk.engine.facilities import look
from kiosk.engine.facilities.screens import (
    CopyOut,
    CopyState,
    Health,
    KioskLook,
    LookSettings,
    NotYours,
    OperatorPin,
    PartTest,
    TestState,
    TouchTest,
)
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.messages import PulseResult
from tests.fakes.ports import HeldCamera, HeldLabels, HeldStick
from tests.fakes.rig import Rig
from tests.unit.engine.stories import hold


@pytest.fixture
def desk(rig: Rig) -> Rig:
    """An installer at a kiosk that has everything."""
    return equipped(rig, Role.INSTALLER)


def equipped(rig: Rig, role: Role) -> Rig:
    rig.kiosk.labels, rig.kiosk.camera, rig.kiosk.stick = HeldLabels(), HeldCamera(), HeldStick()
    for name, kind in (("reader", DeviceKind.READER), ("receipts", DeviceKind.PRINTER)):
        rig.handle(m.DeviceChanged(name, kind, up=True))
    rig.operator("ada", role)
    rig.signs_in()
    return rig


def results(rig: Rig) -> list[tuple[str, bool]]:
    return [(one.detail["name"], one.detail["passed"]) for one in rig.events() if one.type == "device.tested"]


# --- health -----------------------------------------------------------------------------------------------------------


def test_health_tells_of_every_part_the_faulty_ones_first(desk: Rig):
    desk.handle(m.DiskSeen(5 << 30, 3 << 20))
    desk.bus("right", up=False)
    desk.handle(fi.ShowHealth())
    found = desk.shows(Health)
    assert (found.parts[0].name, found.parts[0].state) == ("right", DeviceState.DOWN)
    assert {one.name for one in found.parts} == {"left", "right", "reader", "receipts", "qr", "screen"}
    assert (found.disk_free, found.database, found.stick) == (5 << 30, 3 << 20, True)
    assert found.unsent > 0


def test_health_follows_each_part_where_it_stands(desk: Rig):
    desk.handle(fi.ShowHealth())
    before = desk.shows(Health)
    desk.handle(m.DeviceChanged("reader", DeviceKind.READER, up=False, error="It is gone."))
    after = desk.shows(Health)
    assert [one.name for one in after.parts] == [one.name for one in before.parts]
    found = next(one for one in after.parts if one.name == "reader")
    assert (found.state, found.error, found.since) == (DeviceState.DOWN, "It is gone.", desk.clock.now())


def test_a_lock_is_tried_by_its_door_and_the_sensor_has_the_last_word(desk: Rig):
    desk.handle(fi.TestPart(DeviceKind.LOCKS, "left"))
    choice = desk.shows(PartTest)
    assert choice.state is TestState.NOT_TRIED
    assert choice.doors[0] == (desk.doors["01"].id, "01")

    desk.handle(fi.TestPart(DeviceKind.LOCKS, "left", desk.doors["01"].id))
    assert desk.shows(PartTest).state is TestState.UNDER_WAY
    desk.answers("01", PulseResult.SENT)
    desk.senses("01", DoorState.OPEN)
    assert (desk.shows(PartTest).state, desk.shows(PartTest).door) == (TestState.PASSED, "01")
    assert results(desk) == [("left", True)]


def test_an_installer_opens_nobodys_door_to_try_its_lock(rig: Rig):
    hold("bob")(rig)
    equipped(rig, Role.INSTALLER)
    before = len(rig.sent)
    rig.handle(fi.TestPart(DeviceKind.LOCKS, "left", rig.doors["01"].id))
    assert rig.shows(NotYours).right is Right.OPEN
    assert (len(rig.sent), results(rig)) == (before, [])


@pytest.mark.parametrize("known", ["bob", "nobody"])
def test_what_a_reader_reads_while_it_is_tried_is_not_served_and_not_kept(desk: Rig, known: str):
    desk.handle(fi.TestPart(DeviceKind.READER, "reader"))
    desk.tap(known)
    assert desk.shows(PartTest).state is TestState.PASSED
    assert (desk.sent, desk.holds("bob")) == ([], None)
    assert [one.type for one in desk.events()][-1] == "device.tested"


def test_a_reader_that_reads_nothing_in_time_has_failed(desk: Rig):
    desk.handle(fi.TestPart(DeviceKind.READER, "reader"))
    desk.waits(31)
    assert desk.shows(PartTest).state is TestState.FAILED
    assert results(desk) == [("reader", False)]


def test_a_late_answer_says_nothing_of_another_screen(desk: Rig):
    desk.handle(fi.TestPart(DeviceKind.PRINTER, "receipts"))
    desk.handle(fi.ShowHealth())
    desk.handle(m.SlipPrinted("part test", None))
    desk.shows(Health)
    assert results(desk) == []


def test_of_a_print_and_of_a_picture_whoever_sees_it_judges(desk: Rig):
    desk.handle(fi.TestPart(DeviceKind.PRINTER, "receipts"))
    desk.handle(m.SlipPrinted("part test", None))
    assert desk.shows(PartTest).state is TestState.ASKS
    desk.handle(fi.TestSeen(passed=True))
    desk.handle(fi.TestPart(DeviceKind.CAMERA, "qr"))
    desk.handle(m.PhotoTaken("part test", b"\xff\xd8"))
    assert desk.shows(PartTest).image == b"\xff\xd8"
    desk.handle(fi.TestSeen(passed=False))
    assert results(desk) == [("receipts", True), ("qr", False)]


def test_what_fails_by_itself_says_why(desk: Rig):
    desk.handle(fi.TestPart(DeviceKind.PRINTER, "receipts"))
    desk.handle(m.SlipPrinted("part test", "The paper is out."))
    assert (desk.shows(PartTest).state, desk.shows(PartTest).part.error) == (TestState.FAILED, "The paper is out.")


def test_every_field_of_the_screen_must_be_reached(desk: Rig):
    desk.handle(fi.TestTouch())
    grid = desk.shows(TouchTest)
    desk.handle(fi.TouchTested(grid.columns * grid.rows - 1, grid.columns * grid.rows))
    desk.handle(fi.TestTouch())
    desk.handle(fi.TouchTested(grid.columns * grid.rows, grid.columns * grid.rows))
    assert results(desk) == [("screen", False), ("screen", True)]


def test_a_part_that_is_not_there_is_not_tried(desk: Rig):
    desk.handle(fi.ShowHealth())
    desk.handle(fi.TestPart(DeviceKind.READER, "no such part"))
    desk.shows(Health)


# --- the look ---------------------------------------------------------------------------------------------------------


def test_the_look_is_kept_over_a_restart(desk: Rig):
    desk.handle(fi.SetLook(40, 70, "  Closed\non Friday "))
    wanted = KioskLook(40, 70, "Closed on Friday")
    assert desk.shows(LookSettings).look == wanted
    assert desk.display.looks[-1] == wanted
    desk.restart()
    assert desk.display.looks == [wanted]


def test_the_screen_is_never_too_dark_to_find_the_way_back(desk: Rig):
    desk.handle(fi.SetLook(-5, 0, ""))
    assert desk.shows(LookSettings).look == KioskLook(0, look.DARKEST, "")


@given(st.text())
def test_a_message_is_one_line_that_can_be_shown(text: str):
    found = look.cleaned(text)
    assert found.isprintable()
    assert len(found) <= look.MOST_LETTERS
    assert look.cleaned(found) == found


# --- copies -----------------------------------------------------------------------------------------------------------


def test_a_copy_is_on_the_record_before_it_is_made(rig: Rig):
    desk = equipped(rig, Role.FACILITIES)
    desk.handle(fi.ShowCopyOut())
    assert desk.shows(CopyOut) == CopyOut(CopyState.READY, True, True, True)
    desk.handle(fi.CopyIt(TakenOut.RECORD))
    assert desk.shows(CopyOut).state is CopyState.UNDER_WAY
    (event,) = [one for one in desk.events() if one.type == "kiosk.copied_out"]
    assert (event.detail["what"], event.detail["of_people"]) == ("record", True)
    assert stick(desk).copied == [TakenOut.RECORD]

    desk.handle(m.CopyEnded(TakenOut.RECORD, "a.jsonl", None))
    assert (desk.shows(CopyOut).state, desk.shows(CopyOut).file) == (CopyState.DONE, "a.jsonl")
    desk.handle(m.CopyEnded(TakenOut.RECORD, None, "The stick is full."))
    assert (desk.shows(CopyOut).state, desk.shows(CopyOut).error) == (CopyState.FAILED, "The stick is full.")


def test_without_a_stick_nothing_is_copied_or_recorded(rig: Rig):
    desk = equipped(rig, Role.FACILITIES)
    stick(desk).here = False
    desk.handle(fi.CopyIt(TakenOut.RECORD))
    assert desk.shows(CopyOut).state is CopyState.NO_STICK
    assert stick(desk).copied == []
    assert "kiosk.copied_out" not in [one.type for one in desk.events()]


def test_an_installer_copies_what_tells_of_nobody(desk: Rig):
    desk.handle(fi.ShowCopyOut())
    found = desk.shows(CopyOut)
    assert (found.can_record, found.can_lost_property, found.can_diagnostics) == (False, False, True)
    desk.handle(fi.CopyIt(TakenOut.LOST_PROPERTY))
    assert desk.shows(NotYours).right is Right.EXPORT
    desk.handle(fi.CopyIt(TakenOut.DIAGNOSTICS))
    assert stick(desk).copied == [TakenOut.DIAGNOSTICS]


def test_where_the_site_asks_two_people_the_second_one_comes_first(make_rig):
    asks = OperatorSettings(ROLE_RIGHTS, two_people=frozenset({TwoPeople.EXPORT}))
    desk = equipped(make_rig(facilities=FacilitiesSettings(asks)), Role.FACILITIES)
    desk.operator("bob", Role.SECURITY, "97531086")
    desk.handle(fi.CopyIt(TakenOut.RECORD))
    desk.shows(OperatorPin)
    assert stick(desk).copied == []
    desk.types("97531086")
    assert stick(desk).copied == [TakenOut.RECORD]
    desk.handle(fi.CopyIt(TakenOut.DIAGNOSTICS))  # it tells of nobody
    assert stick(desk).copied == [TakenOut.RECORD, TakenOut.DIAGNOSTICS]


def stick(rig: Rig) -> HeldStick:
    found = rig.kiosk.stick
    assert isinstance(found, HeldStick)
    return found


def test_the_command_line_may_do_all_of_it():
    assert COMMAND_LINE.rights == frozenset(Right)
