"""Each part has a state, since when, and what is wrong in words; one that comes and goes is told of once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.flapping import STEADY_AFTER_S
from kiosk.engine import messages as m
from kiosk.engine import screens, status
from kiosk.engine.devices import TELL_AGAIN_S
from kiosk.engine.facilities import health
from kiosk.engine.status import DeviceStatus
from tests.fakes.failing_disk import BEGIN, COMMIT, WRITE
from tests.fakes.rig import Rig

READER = (DeviceKind.READER, "badge")


def state_of(rig: Rig, name: str) -> DeviceStatus:
    """As ``status`` has it."""
    return next(one for one in status.of_running(rig.kiosk).devices if one.name == name)


def reader(rig: Rig, *, up: bool, in_part: bool = False) -> None:
    """It comes or goes."""
    error = None if up else "It is not there."
    rig.handle(m.DeviceChanged("badge", DeviceKind.READER, up=up, error=error, in_part=in_part))


def flap(rig: Rig, times: int, every: float = 20.0) -> None:
    """The reader goes and comes, so often."""
    for _ in range(times):
        reader(rig, up=False)
        rig.waits(every / 2)
        reader(rig, up=True)
        rig.waits(every / 2)


def alarms(rig: Rig) -> dict[AlarmKind, bool]:
    """Those of the reader, and whether their cause is over."""
    live = (rig.kiosk.alarms or {}).values()
    return {one.kind: one.ended_at is not None for one in live if one.device == "badge"}


def test_a_part_of_the_site_is_starting_until_it_is_heard_of(tmp_path: Path):
    rig = Rig(tmp_path, start=False)
    rig.kiosk.settings = replace(rig.kiosk.settings, devices=(READER,))
    rig.start()
    assert (state_of(rig, "badge").state, rig.bank.devices_down, rig.bank.readers_down) == ("starting", (), False)
    reader(rig, up=True)
    assert state_of(rig, "badge").state == "up"


@pytest.mark.parametrize(("in_part", "state"), [(False, "down"), (True, "degraded")])
def test_a_part_that_fails_says_how_much_of_it_does_and_since_when(rig: Rig, in_part: bool, state: str):
    reader(rig, up=True)
    rig.waits(60)
    reader(rig, up=False, in_part=in_part)
    found = state_of(rig, "badge")
    assert (found.state, found.since, found.error) == (state, rig.clock.now(), "It is not there.")
    assert (rig.bank.devices_down, rig.bank.readers_down) == (("badge",), True)


def test_an_outage_that_gets_worse_is_the_same_on_the_record_and_new_in_its_state(rig: Rig):
    rig.handle(m.DeviceChanged("left", DeviceKind.LOCKS, up=True))
    reader(rig, up=False, in_part=True)
    rig.waits(60)
    before = len(rig.events())
    reader(rig, up=False)
    found = state_of(rig, "badge")
    assert (found.state, found.since, len(rig.events())) == ("down", rig.clock.now(), before)


def test_a_part_that_comes_and_goes_is_on_the_record_and_an_alarm_once_and_counted_on(rig: Rig):
    reader(rig, up=True)
    began, before = rig.clock.now(), len(rig.events())
    flap(rig, 14)
    told = [one.type for one in rig.events()[before:] if one.type.startswith("device.")]
    assert told == [*["device.down", "device.up"] * 4, "device.unsteady"]
    assert alarms(rig) == {AlarmKind.DEVICE_DOWN: False}
    found = state_of(rig, "badge")
    assert (found.state, found.since) == ("degraded", began)
    says = f"It comes and goes: 14 times since {began:%Y-%m-%d %H:%M} UTC. The last time: It is not there."
    assert found.error == says
    line = next(one for one in health.parts(rig.kiosk) if one.name == "badge")
    assert (line.state, line.times, line.since) == (DeviceState.DEGRADED, 14, began)


def test_the_screen_says_whether_badges_are_read_just_now(rig: Rig):
    reader(rig, up=True)
    flap(rig, 6)
    assert (rig.bank.readers_down, rig.bank.devices_down) == (False, ("badge",))
    reader(rig, up=False)
    assert rig.bank.readers_down
    assert state_of(rig, "badge").state == "down", "it is away, however often it came back"


@pytest.mark.expects_log("store.failed")
@pytest.mark.parametrize("at", [BEGIN, WRITE, COMMIT])
@pytest.mark.parametrize("up", [False, True])
def test_what_could_not_be_put_on_the_record_is_put_there_once_it_can(rig: Rig, at: str, up: bool):
    reader(rig, up=not up)
    before = len(rig.events())
    with rig.failing(at):
        reader(rig, up=up)
    rig.waits(TELL_AGAIN_S)
    rig.waits(60)
    told = [one.type for one in rig.events()[before:]]
    assert told == (["device.up", "alarm.over"] if up else ["device.down", "alarm.raised"])
    assert alarms(rig) == {AlarmKind.DEVICE_DOWN: up}


@pytest.mark.expects_log("store.failed")
def test_of_what_could_not_be_put_on_the_record_only_the_last_is(rig: Rig):
    reader(rig, up=True)
    before = len(rig.events())
    with rig.failing(WRITE):
        reader(rig, up=False)
        rig.waits(3 * TELL_AGAIN_S)
        reader(rig, up=True)
    rig.waits(60)
    assert [one.type for one in rig.events()[before:]] == ["device.up"]
    assert (state_of(rig, "badge").state, alarms(rig)) == ("up", {})


@pytest.mark.expects_log("store.failed")
def test_one_that_comes_and_goes_while_nothing_is_written_is_an_alarm_afterwards(rig: Rig):
    reader(rig, up=True)
    with rig.failing(WRITE):
        flap(rig, 6)
    rig.waits(TELL_AGAIN_S)
    assert rig.events("device.up", "device.down", "device.unsteady")[-1].type == "device.unsteady"
    assert alarms(rig) == {AlarmKind.DEVICE_DOWN: False}


@pytest.mark.parametrize("works", [True, False])
def test_what_is_steady_again_is_told_of_as_it_is(rig: Rig, works: bool):
    reader(rig, up=True)
    flap(rig, 6)
    if not works:
        reader(rig, up=False)
    rig.waits(STEADY_AFTER_S + 1)
    event, state = ("device.up", "up") if works else ("device.down", "down")
    assert rig.events("device.up", "device.down", "device.unsteady")[-1].type == event
    found = state_of(rig, "badge")
    assert (found.state, found.error) == (state, None if works else "It is not there.")
    assert alarms(rig) == {AlarmKind.DEVICE_DOWN: works}


def test_doors_of_a_bus_that_comes_and_goes_open_whenever_it_is_there(rig: Rig):
    for _ in range(8):
        rig.bus("left", up=False)
        rig.bus("left")
    assert state_of(rig, "left").state == "degraded"
    rig.tap("ada")
    assert rig.sent == ["01"]
    rig.shows(screens.DoorOpening)
