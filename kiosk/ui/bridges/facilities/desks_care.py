"""The desk of care: alarms, health, tests, settings, copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.alarms import AlarmsBridge
from kiosk.ui.bridges.facilities.health import HealthBridge
from kiosk.ui.bridges.facilities.look_and_copy import CopyOutBridge, LookSettingsBridge
from kiosk.ui.bridges.facilities.part_tests import PartTestBridge, TouchTestBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class CareDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        screens.Alarms: "alarms",
        screens.Health: "health",
        screens.PartTest: "partTest",
        screens.TouchTest: "touchTest",
        screens.LookSettings: "lookSettings",
        screens.CopyOut: "copyOut",
    }

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._alarms = AlarmsBridge(wiring, self)
        self._health = HealthBridge(wiring, self)
        self._part_test = PartTestBridge(wiring, self)
        self._touch_test = TouchTestBridge(wiring, self)
        self._look = LookSettingsBridge(wiring, self)
        self._copy_out = CopyOutBridge(wiring, self)

    @Property(AlarmsBridge, constant=True)
    def alarms(self) -> AlarmsBridge:
        return self._alarms

    @Property(HealthBridge, constant=True)
    def health(self) -> HealthBridge:
        return self._health

    @Property(PartTestBridge, constant=True)
    def partTest(self) -> PartTestBridge:
        return self._part_test

    @Property(TouchTestBridge, constant=True)
    def touchTest(self) -> TouchTestBridge:
        return self._touch_test

    @Property(LookSettingsBridge, constant=True)
    def lookSettings(self) -> LookSettingsBridge:
        return self._look

    @Property(CopyOutBridge, constant=True)
    def copyOut(self) -> CopyOutBridge:
        return self._copy_out
