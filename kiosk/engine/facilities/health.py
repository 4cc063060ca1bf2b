"""How the kiosk is: its parts, its clock, its disk, its record."""

from __future__ import annotations

from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.operators import Right
from kiosk.engine.facilities import desk, intents
from kiosk.engine.facilities.screens import Health, PartLine, TestState
from kiosk.engine.facilities.session import Session
from kiosk.engine.kiosk import Device, Kiosk
from kiosk.engine.screen_flow import show

SCREEN = "screen"
_ORDER = tuple(DeviceKind)
_WORST_FIRST = (DeviceState.DOWN, DeviceState.DEGRADED, DeviceState.STARTING, DeviceState.UP)
# What is looked after by the kiosk itself: there is nothing at it to be tried.
_NOT_TRIED = frozenset({DeviceKind.RECORD, DeviceKind.DISK, DeviceKind.UPSTREAM})


def show_health(kiosk: Kiosk, session: Session) -> None:
    """Everything at a glance."""
    if not session.operator.may(Right.HEALTH):
        desk.refuse(kiosk, session, Right.HEALTH)
        return
    show(kiosk, health(kiosk))


def asked_for(kiosk: Kiosk, session: Session, _: intents.ShowHealth) -> None:
    """From the map."""
    show_health(kiosk, session)


def health(kiosk: Kiosk) -> Health:
    """As it is now."""
    with kiosk.store.transaction() as tx:
        unsent, unanswered = tx.unsent(), tx.unanswered()
    keeping = kiosk.keeping
    return Health(
        parts=parts(kiosk),
        version=kiosk.settings.version,
        started_at=kiosk.started_at or kiosk.clock.now(),
        now=kiosk.clock.now(),
        clock_trusted=kiosk.clock.synchronised(),
        disk_free=keeping.disk_free,
        database=keeping.database,
        last_backup=keeping.last_backup,
        record_fault=keeping.fault or keeping.backup_error or "",
        unsent=unsent,
        unanswered=unanswered,
        sync_at=kiosk.sync.last_at,
        sync=kiosk.sync,
        policy=kiosk.policy,
        stick=kiosk.stick is not None and kiosk.stick.present(),
    )


def parts(kiosk: Kiosk) -> tuple[PartLine, ...]:
    """Every part, the worst first, then by kind and name; the camera and the screen tell nothing of themselves."""
    found = [line(name, one) for (_, name), one in kiosk.devices.items()]
    found += [_silent(name, DeviceKind.CAMERA) for name in _cameras(kiosk)]
    found.append(_silent(SCREEN, DeviceKind.SCREEN))
    return tuple(sorted(found, key=lambda one: (_WORST_FIRST.index(one.state), _ORDER.index(one.kind), one.name)))


def can_be_tried(part: PartLine) -> bool:
    """Whether there is a test of it."""
    return part.kind not in _NOT_TRIED


def line(name: str, device: Device) -> PartLine:
    """One part in the list."""
    times = device.goings.times
    return PartLine(name, device.kind, device.state, device.since, device.error or "", TestState.NOT_TRIED, times)


def _cameras(kiosk: Kiosk) -> list[str]:
    """The scanner that has one takes photographs, too."""
    if kiosk.camera is None:
        return []
    return [kiosk.camera.name]


def _silent(name: str, kind: DeviceKind) -> PartLine:
    return PartLine(name, kind, DeviceState.UP, since=None)
