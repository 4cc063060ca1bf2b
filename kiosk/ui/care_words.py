"""Alarms, parts and their tests, in words and signs.

English; the screen puts them into its language: ``qsTranslate("CareWords", word)``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.domain.alarms import AlarmKind
from kiosk.domain.devices import DeviceKind, DeviceState
from kiosk.domain.syncing import SyncKind
from kiosk.engine.facilities.screens import TestState

CONTEXT = "CareWords"

ALARMS: Mapping[AlarmKind, object] = {
    AlarmKind.FORCED_OPEN: QT_TRANSLATE_NOOP("CareWords", "Forced open"),
    AlarmKind.LEFT_OPEN: QT_TRANSLATE_NOOP("CareWords", "Left open"),
    AlarmKind.STUCK: QT_TRANSLATE_NOOP("CareWords", "Does not open"),
    AlarmKind.TAMPER: QT_TRANSLATE_NOOP("CareWords", "Somebody is at the cabinet"),
    AlarmKind.DEVICE_DOWN: QT_TRANSLATE_NOOP("CareWords", "Does not answer"),
    AlarmKind.EMERGENCY: QT_TRANSLATE_NOOP("CareWords", "Emergency release"),
    AlarmKind.RECORD: QT_TRANSLATE_NOOP("CareWords", "Record damaged or restored"),
}

# What to do about each.
ADVICE: Mapping[AlarmKind, object] = {
    AlarmKind.FORCED_OPEN: QT_TRANSLATE_NOOP("CareWords", "It opened without being told to. Look at the door."),
    AlarmKind.LEFT_OPEN: QT_TRANSLATE_NOOP("CareWords", "Push it until you hear a click."),
    AlarmKind.STUCK: QT_TRANSLATE_NOOP("CareWords", "Pull gently and try again, or take it out of service."),
    AlarmKind.TAMPER: QT_TRANSLATE_NOOP("CareWords", "Look at the cabinet, and at who stands there."),
    AlarmKind.DEVICE_DOWN: QT_TRANSLATE_NOOP("CareWords", "Look at its cable. Everything else goes on."),
    AlarmKind.EMERGENCY: QT_TRANSLATE_NOOP("CareWords", "Close the doors once it is over."),
    AlarmKind.RECORD: QT_TRANSLATE_NOOP("CareWords", "Tell whoever looks after this kiosk."),
}

# A part that does not answer, and then does, again and again: its alarm, what to do, and its sign.
COMES_AND_GOES: object = QT_TRANSLATE_NOOP("CareWords", "Comes and goes")
LOOSE: object = QT_TRANSLATE_NOOP("CareWords", "Look for a loose plug or a worn cable.")
LOOSE_SIGN = "again"

ALARM_SIGNS: Mapping[AlarmKind, str] = {
    AlarmKind.FORCED_OPEN: "check!",
    AlarmKind.LEFT_OPEN: "open",
    AlarmKind.STUCK: "taken",
    AlarmKind.TAMPER: "bell",
    AlarmKind.DEVICE_DOWN: "plug",
    AlarmKind.EMERGENCY: "finish",
    AlarmKind.RECORD: "database",
}

PARTS: Mapping[DeviceKind, object] = {
    DeviceKind.LOCKS: QT_TRANSLATE_NOOP("CareWords", "Locks"),
    DeviceKind.READER: QT_TRANSLATE_NOOP("CareWords", "Badge reader"),
    DeviceKind.SCANNER: QT_TRANSLATE_NOOP("CareWords", "Scanner"),
    DeviceKind.PRINTER: QT_TRANSLATE_NOOP("CareWords", "Printer"),
    DeviceKind.RECORD: QT_TRANSLATE_NOOP("CareWords", "Record"),
    DeviceKind.DISK: QT_TRANSLATE_NOOP("CareWords", "Disk"),
    DeviceKind.CAMERA: QT_TRANSLATE_NOOP("CareWords", "Camera"),
    DeviceKind.SCREEN: QT_TRANSLATE_NOOP("CareWords", "Touch screen"),
    DeviceKind.UPSTREAM: QT_TRANSLATE_NOOP("CareWords", "Connection to upstream"),
}

STATES: Mapping[DeviceState, object] = {
    DeviceState.STARTING: QT_TRANSLATE_NOOP("CareWords", "Starting"),
    DeviceState.UP: QT_TRANSLATE_NOOP("CareWords", "Works"),
    DeviceState.DEGRADED: QT_TRANSLATE_NOOP("CareWords", "Works in part"),
    DeviceState.DOWN: QT_TRANSLATE_NOOP("CareWords", "Does not work"),
}

STATE_SIGNS: Mapping[DeviceState, str] = {
    DeviceState.STARTING: "clock",
    DeviceState.UP: "check",
    DeviceState.DEGRADED: "check!",
    DeviceState.DOWN: "close",
}

# Why what is to be sent waits; nothing where it does not.
WAITS: Mapping[SyncKind, object] = {
    SyncKind.UNREACHABLE: QT_TRANSLATE_NOOP("CareWords", "upstream does not answer"),
    SyncKind.REFUSED: QT_TRANSLATE_NOOP("CareWords", "upstream does not know this kiosk's key"),
    SyncKind.REVOKED: QT_TRANSLATE_NOOP("CareWords", "this kiosk was taken out upstream"),
    SyncKind.FORKED: QT_TRANSLATE_NOOP("CareWords", "upstream has another record of this kiosk"),
}

PART_SIGNS: Mapping[DeviceKind, str] = {
    DeviceKind.LOCKS: "taken",
    DeviceKind.READER: "badge",
    DeviceKind.SCANNER: "qr",
    DeviceKind.PRINTER: "print",
    DeviceKind.RECORD: "database",
    DeviceKind.DISK: "disk",
    DeviceKind.CAMERA: "camera",
    DeviceKind.SCREEN: "screen",
    DeviceKind.UPSTREAM: "up",
}

# What whoever tries a part has to do; the record and the disk are not tried by hand.
HOW_TO_TRY: Mapping[DeviceKind, object] = {
    DeviceKind.LOCKS: QT_TRANSLATE_NOOP("CareWords", "Choose a door: it opens. Close it afterwards."),
    DeviceKind.READER: QT_TRANSLATE_NOOP("CareWords", "Hold any badge to it. Nothing opens."),
    DeviceKind.SCANNER: QT_TRANSLATE_NOOP("CareWords", "Hold any QR code to it. Nothing opens."),
    DeviceKind.PRINTER: QT_TRANSLATE_NOOP("CareWords", "It prints a slip of paper. Look whether it can be read."),
    DeviceKind.CAMERA: QT_TRANSLATE_NOOP("CareWords", "It takes a picture. It is shown here and not kept."),
    DeviceKind.SCREEN: QT_TRANSLATE_NOOP("CareWords", "Touch each field of the screen once."),
}

TESTS: Mapping[TestState, object] = {
    TestState.NOT_TRIED: QT_TRANSLATE_NOOP("CareWords", "Not tested"),
    TestState.UNDER_WAY: QT_TRANSLATE_NOOP("CareWords", "Being tested"),
    TestState.ASKS: QT_TRANSLATE_NOOP("CareWords", "What did you see?"),
    TestState.PASSED: QT_TRANSLATE_NOOP("CareWords", "Test passed"),
    TestState.FAILED: QT_TRANSLATE_NOOP("CareWords", "Test failed"),
}

TEST_SIGNS: Mapping[TestState, str] = {
    TestState.NOT_TRIED: "",
    TestState.UNDER_WAY: "again",
    TestState.ASKS: "help",
    TestState.PASSED: "check",
    TestState.FAILED: "check!",
}
