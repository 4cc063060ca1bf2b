"""Parts that fail and come back: on the record once each way, shown, and never in the way of the rest.

One that comes and goes is on the record once, and is one alarm, until it is steady again (``domain.flapping``).
"""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain import flapping
from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState, bus_state
from kiosk.domain.events.kiosk_life import DeviceDown, DeviceUnsteady, DeviceUp
from kiosk.domain.flapping import Goings
from kiosk.engine.facilities import alarms
from kiosk.engine.kiosk import Device, Kiosk
from kiosk.engine.messages import DeviceChanged, DeviceSteady
from kiosk.engine.ports import StoreError

UP, STARTING = DeviceState.UP, DeviceState.STARTING
# What could not be put on the record is tried again after this long (seconds): an alarm must not be missed, nor stay.
TELL_AGAIN_S = 5.0


def begin(kiosk: Kiosk) -> None:
    """At the start nobody has heard of any part."""
    for kind, name in kiosk.settings.devices:
        kiosk.devices.setdefault((kind, name), Device(kind, STARTING, kiosk.clock.now()))
    kiosk.bank_changed = True


def changed(kiosk: Kiosk, message: DeviceChanged) -> None:
    """A part told how it is."""
    if message.kind is DeviceKind.LOCKS:
        kiosk.bank.bus_changed(message.name, message.reachable, message.silent_boards)
    kiosk.bank_changed = True
    new = Device(message.kind, STARTING, kiosk.clock.now())
    device = kiosk.devices.setdefault((message.kind, message.name), new)
    before, device.told = device.told, _told(kiosk, message)
    if message.error is not None or not device.goings.unsteady:  # what was wrong last is worth more than silence
        device.error = message.error
    if (before is UP) is not (device.told is UP) or before is STARTING:
        _count(kiosk, message.name, device, went=before is UP)
    elif device.told is not before and not device.goings.unsteady:
        device.since = kiosk.clock.now()  # the same outage, better or worse
    _tell_until_told(kiosk, message, device)


def steady(kiosk: Kiosk, message: DeviceSteady) -> None:
    """It has stayed as it is: from now on each change is told of again."""
    device = kiosk.devices.get((message.kind, message.name))
    if device is None or not device.goings.unsteady:
        return
    before, device.goings = device.goings, Goings()
    try:
        _tell(kiosk, message.name, device)
    except Exception:
        device.goings = before  # it could not be put on the record: this is tried again
        raise
    device.since, device.untold = kiosk.clock.now(), False
    device.error = None if device.told is UP else device.error
    kiosk.bank_changed = True


def sentence(device: Device) -> str | None:
    """What is wrong with it."""
    if not device.goings.unsteady:
        return device.error
    said = f"It comes and goes: {device.goings.times} times since {device.since:%Y-%m-%d %H:%M} UTC."
    if device.error is None:
        return said
    return f"{said} {device.error}" if device.told is not UP else f"{said} The last time: {device.error}"


def _told(kiosk: Kiosk, message: DeviceChanged) -> DeviceState:
    if message.kind is DeviceKind.LOCKS:
        boards = {one.board for one in kiosk.bank.compartments.values() if one.bus == message.name}
        port_is_there = message.up or (message.reachable and bool(message.silent_boards))
        return bus_state(port_is_there, message.silent_boards, boards)
    if message.up:
        return UP
    return DeviceState.DEGRADED if message.in_part else DeviceState.DOWN


def _count(kiosk: Kiosk, name: str, device: Device, went: bool) -> None:
    now = kiosk.clock.monotonic()
    was_unsteady = device.goings.unsteady
    device.goings = flapping.changed(device.goings, went, now)
    if device.goings.unsteady:
        steady_in = flapping.steady_in(device.goings, now)
        kiosk.after(f"steady {device.kind.value} {name}", steady_in, DeviceSteady(name, device.kind))
    if not was_unsteady:
        since = now - device.goings.at[0] if device.goings.unsteady else 0.0
        device.since, device.untold = kiosk.clock.now() - timedelta(seconds=since), True


def _tell_until_told(kiosk: Kiosk, message: DeviceChanged, device: Device) -> None:
    again = f"untold {message.kind.value} {message.name}"
    kiosk.timers.cancel(again)  # whatever waits there is older
    if not device.untold:
        return
    try:
        _tell(kiosk, message.name, device)
    except StoreError:
        kiosk.after(again, TELL_AGAIN_S, message)
        raise
    device.untold = False


def _tell(kiosk: Kiosk, name: str, device: Device) -> None:
    with kiosk.store.transaction() as tx:
        if device.goings.unsteady:
            tx.record(DeviceUnsteady(name=name, part=device.kind, times=device.goings.times, error=device.error))
        elif device.told is UP:
            tx.record(DeviceUp(name=name, part=device.kind))
        else:
            tx.record(DeviceDown(name=name, part=device.kind, error=device.error))
        # A reader and a scanner may have one name: their alarm is over when both work.
        fails = any(one.fails for (_, other), one in kiosk.devices.items() if other == name)
        (alarms.raise_alarm if fails else alarms.over)(kiosk, tx, AlarmKind.DEVICE_DOWN, device=name)
