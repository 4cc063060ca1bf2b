"""The screens of alarms, health, tests, settings and copies, in every state that they can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.operators import ROLE_RIGHTS, Role
from kiosk.domain.syncing import SyncKind, SyncState
from kiosk.engine.facilities.screens import (
    AlarmLine,
    Alarms,
    CopyOut,
    CopyState,
    Health,
    KioskLook,
    LookSettings,
    PartLine,
    PartTest,
    SessionView,
    TestState,
    TouchTest,
)
from kiosk.engine.upstream.policy_ports import PolicySource

if TYPE_CHECKING:
    from kiosk.ui.app import Gui

S = TypeVar("S")

UP, DEGRADED = DeviceState.UP, DeviceState.DEGRADED

SESSION = SessionView("R. B.", Role.FACILITIES, ROLE_RIGHTS[Role.FACILITIES], left_s=102.0)
INSTALLER = SessionView("L. T.", Role.INSTALLER, ROLE_RIGHTS[Role.INSTALLER], left_s=102.0)

NOW = datetime(2026, 9, 15, 10, 31, tzinfo=UTC)
SINCE = datetime(2026, 9, 15, 9, 2, tzinfo=UTC)
YESTERDAY = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)
LAST_WEEK = datetime(2026, 9, 8, 7, 40, tzinfo=UTC)

ALARMS = Alarms(
    (
        AlarmLine("a1", AlarmKind.EMERGENCY, SINCE),
        AlarmLine("a2", AlarmKind.FORCED_OPEN, SINCE, door="12"),
        AlarmLine("a3", AlarmKind.TAMPER, YESTERDAY, device="back panel left", acknowledged=True),
        AlarmLine("a4", AlarmKind.RECORD, YESTERDAY),
        AlarmLine("a5", AlarmKind.STUCK, SINCE, door="A-128"),
        AlarmLine("a8", AlarmKind.DEVICE_DOWN, SINCE, device="badge", times=14, times_since=YESTERDAY),
        AlarmLine("a7", AlarmKind.DEVICE_DOWN, LAST_WEEK, device="receipt printer"),
        AlarmLine("a6", AlarmKind.LEFT_OPEN, SINCE, door="7", over=True),
        *(AlarmLine(f"b{n}", AlarmKind.LEFT_OPEN, SINCE, door=str(n)) for n in range(20, 32)),
    )
)
FEW = Alarms(ALARMS.lines[1:3])

LOCKS = PartLine("left", DeviceKind.LOCKS, state=UP, since=LAST_WEEK, test=TestState.PASSED)
BADGES = PartLine("badge", DeviceKind.READER, state=UP, since=SINCE)
CODES = PartLine("qr", DeviceKind.SCANNER, state=UP, since=SINCE)
PAPER = PartLine(
    "receipt printer",
    DeviceKind.PRINTER,
    state=DEGRADED,
    since=SINCE,
    error="The printer has no paper left, or its cover is open.",
    test=TestState.FAILED,
)
EYE = PartLine("camera", DeviceKind.CAMERA, state=UP, since=None)
GLASS = PartLine("touch", DeviceKind.SCREEN, state=UP, since=None)
PARTS = (
    replace(LOCKS, name="right", state=DeviceState.DOWN, error="Board 2 does not answer.", test=TestState.NOT_TRIED),
    PAPER,
    replace(BADGES, state=DEGRADED, error="It is not there. Check its cable.", times=14),
    replace(CODES, state=DeviceState.STARTING),
    LOCKS,
    EYE,
    GLASS,
    PartLine("", DeviceKind.RECORD, state=UP, since=LAST_WEEK),
    PartLine("", DeviceKind.DISK, state=UP, since=None),
)
HEALTH = Health(
    parts=(LOCKS, BADGES, CODES, EYE, GLASS),
    version="0.6.0",
    started_at=YESTERDAY,
    now=NOW,
    clock_trusted=True,
    disk_free=21_400_000_000,
    database=64_200_000,
    last_backup=SINCE,
    unsent=0,
    sync_at=SINCE,
    policy=PolicySource("site:HQ North", 12, "0" * 64),
    stick=True,
)
TROUBLED = replace(
    HEALTH,
    parts=PARTS,
    clock_trusted=False,
    disk_free=180_000_000,
    last_backup=None,
    record_fault="The database was damaged, and was restored as it stood on 15 September at 11:02.",
    unsent=12_480,
    unanswered=3,
    sync_at=LAST_WEEK,
    sync=SyncState(SyncKind.UNREACHABLE, LAST_WEEK, LAST_WEEK),
)
WAITING = replace(
    HEALTH,
    sync=SyncState(SyncKind.WAITING, SINCE, code="GWRJ-VHMK", fingerprint="07e2 ff92 4ad6 9e4c eb04 31da 9294 454c"),
)
DOORS = tuple((n, str(n)) for n in range(1, 25))
MANY_DOORS = tuple((n, f"A-{n}") for n in range(100, 148))


def camera_picture() -> bytes:
    """What the camera saw: invented, as PNG."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#9fb3c4"))
    painter = QPainter(image)
    painter.fillRect(0, 210, 400, 90, QColor("#6a5f55"))
    painter.fillRect(60, 60, 90, 150, QColor("#30475e"))
    painter.fillRect(240, 110, 110, 100, QColor("#c9a227"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def write(gui: Gui) -> None:
    """The message is being written."""
    gui.presenter.facilities.bridge_of(LookSettings(KioskLook())).write(True)


def care_scenes(scene: Callable[..., S]) -> tuple[S, ...]:
    """All of them; ``scene`` makes one, of its name, its screen and how a person reads it."""
    return (*_of_health(scene), *_of_tests(scene), *_of_settings(scene))


def _of_health(scene: Callable[..., S]) -> tuple[S, ...]:
    return (
        scene("alarms", ALARMS, session=SESSION),
        scene("alarms-few", FEW, session=SESSION),
        scene("alarms-none", Alarms(()), session=SESSION),
        scene("alarms-larger", ALARMS, larger=True, session=SESSION),
        scene("alarms-within-reach", ALARMS, reach=True, session=SESSION),
        scene("health", HEALTH, session=SESSION),
        scene("health-troubled", TROUBLED, session=SESSION),
        scene("health-installer", replace(HEALTH, parts=PARTS), session=INSTALLER),
        scene("health-troubled-larger", TROUBLED, larger=True, session=SESSION),
        scene("health-code", WAITING, session=INSTALLER),
        scene("health-code-reach", replace(WAITING, parts=PARTS), reach=True, session=INSTALLER),
        scene("health-within-reach", HEALTH, reach=True, session=SESSION),
    )


def _of_tests(scene: Callable[..., S]) -> tuple[S, ...]:
    state = TestState
    return (
        scene("test-lock", PartTest(LOCKS, state.NOT_TRIED, DOORS), session=INSTALLER),
        scene("test-lock-many", PartTest(LOCKS, state.PASSED, MANY_DOORS), session=INSTALLER),
        scene("test-lock-under-way", PartTest(LOCKS, state.UNDER_WAY, DOORS, "12"), session=INSTALLER),
        scene("test-lock-asks", PartTest(LOCKS, state.ASKS, DOORS, "12"), session=INSTALLER),
        scene("test-lock-larger", PartTest(LOCKS, state.FAILED, MANY_DOORS), larger=True, session=INSTALLER),
        scene("test-lock-within-reach", PartTest(LOCKS, state.NOT_TRIED, MANY_DOORS), reach=True, session=INSTALLER),
        scene("test-reader", PartTest(BADGES, state.NOT_TRIED), session=INSTALLER),
        scene("test-reader-under-way", PartTest(BADGES, state.UNDER_WAY), session=INSTALLER),
        scene("test-reader-passed", PartTest(BADGES, state.PASSED), session=INSTALLER),
        scene("test-printer-asks", PartTest(replace(PAPER, state=UP, error=""), state.ASKS), session=INSTALLER),
        scene("test-printer-failed", PartTest(PAPER, state.FAILED), larger=True, session=INSTALLER),
        scene("test-camera-asks", PartTest(EYE, state.ASKS, image=camera_picture()), session=INSTALLER),
        scene("test-camera-reach", PartTest(EYE, state.ASKS, image=camera_picture()), reach=True, session=INSTALLER),
        scene("test-touch", TouchTest(9, 16), session=INSTALLER),
        scene("test-touch-larger", TouchTest(9, 16), larger=True, session=INSTALLER),
    )


def _of_settings(scene: Callable[..., S]) -> tuple[S, ...]:
    message = "The bank is cleaned on Friday from 18:00. Please take your things with you, or ask facilities for help."
    set_already = LookSettings(KioskLook(40, 60, message))
    every = CopyOut(CopyState.READY, can_record=True, can_lost_property=True, can_diagnostics=True)
    return (
        scene("look", LookSettings(KioskLook()), session=SESSION),
        scene("look-set", set_already, session=SESSION),
        scene("look-set-larger", set_already, larger=True, session=SESSION),
        scene("look-within-reach", set_already, reach=True, session=SESSION),
        scene("look-message", set_already, then=write, session=SESSION),
        scene("look-message-larger", set_already, then=write, larger=True, session=SESSION),
        scene("copy-out", every, session=SESSION),
        scene("copy-out-no-stick", replace(every, state=CopyState.NO_STICK), session=SESSION),
        scene("copy-out-under-way", replace(every, state=CopyState.UNDER_WAY), session=SESSION),
        scene(
            "copy-out-done",
            replace(every, state=CopyState.DONE, file="locker-kiosk/hq-north-bank-2f-record-2026-09-15-1231.jsonl"),
            session=SESSION,
        ),
        scene(
            "copy-out-failed",
            replace(every, state=CopyState.FAILED, error="There is no room left on the stick."),
            larger=True,
            session=SESSION,
        ),
        scene("copy-out-diagnostics", replace(every, can_record=False, can_lost_property=False), session=INSTALLER),
        scene("copy-out-within-reach", every, reach=True, session=SESSION),
    )
