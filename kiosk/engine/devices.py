"""Parts that fail and come back: on the record once each way, shown, and never in the way of the rest."""

from __future__ import annotations

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind
from kiosk.domain.events.kiosk_life import DeviceDown, DeviceUp
from kiosk.engine.facilities import alarms
from kiosk.engine.kiosk import Device, Kiosk
from kiosk.engine.messages import DeviceChanged


def changed(kiosk: Kiosk, message: DeviceChanged) -> None:
    """A part came up or went down."""
    if message.kind is DeviceKind.LOCKS:
        kiosk.bank.bus_changed(message.name, message.reachable, message.silent_boards)
    kiosk.bank_changed = True
    key = (message.kind, message.name)
    known = kiosk.devices.get(key)
    if known is not None and known.up == message.up:
        known.error = message.error  # the same outage, told in other words
        return
    kiosk.devices[key] = Device(message.kind, message.up, kiosk.clock.now(), message.error)
    with kiosk.store.transaction() as tx:
        if message.up:
            tx.record(DeviceUp(name=message.name, part=message.kind))
            if not _is_another_down(kiosk, message.name):
                alarms.over(kiosk, tx, AlarmKind.DEVICE_DOWN, device=message.name)
        else:
            tx.record(DeviceDown(name=message.name, part=message.kind, error=message.error))
            alarms.raise_alarm(kiosk, tx, AlarmKind.DEVICE_DOWN, device=message.name)


def _is_another_down(kiosk: Kiosk, name: str) -> bool:
    """A reader and a scanner may have one name: their alarm is over when both work."""
    return any(other == name and not one.up for (_, other), one in kiosk.devices.items())
