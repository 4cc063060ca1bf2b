"""The desk of what staff do on their own: a new badge, another PIN, a forgotten one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens
from kiosk.engine.facilities.intents import HelpMyself
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.myself import (
    CodeOnItsWayBridge,
    FindYourselfBridge,
    HelpYourselfBridge,
    NewBadgeBoundBridge,
    NewBadgeWantedBridge,
    YourNewPinBridge,
)

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class MyselfDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        screens.HelpYourself: "helpYourself",
        screens.NewBadgeWanted: "newBadgeWanted",
        screens.NewBadgeBound: "newBadgeBound",
        screens.FindYourself: "findYourself",
        screens.CodeOnItsWay: "codeOnItsWay",
        screens.YourNewPin: "yourNewPin",
    }

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._help = HelpYourselfBridge(wiring, self)
        self._wanted = NewBadgeWantedBridge(wiring, self)
        self._bound = NewBadgeBoundBridge(wiring, self)
        self._find = FindYourselfBridge(wiring, self)
        self._on_its_way = CodeOnItsWayBridge(wiring, self)
        self._new_pin = YourNewPinBridge(wiring, self)

    @Property(HelpYourselfBridge, constant=True)
    def helpYourself(self) -> HelpYourselfBridge:
        return self._help

    @Property(NewBadgeWantedBridge, constant=True)
    def newBadgeWanted(self) -> NewBadgeWantedBridge:
        return self._wanted

    @Property(NewBadgeBoundBridge, constant=True)
    def newBadgeBound(self) -> NewBadgeBoundBridge:
        return self._bound

    @Property(FindYourselfBridge, constant=True)
    def findYourself(self) -> FindYourselfBridge:
        return self._find

    @Property(CodeOnItsWayBridge, constant=True)
    def codeOnItsWay(self) -> CodeOnItsWayBridge:
        return self._on_its_way

    @Property(YourNewPinBridge, constant=True)
    def yourNewPin(self) -> YourNewPinBridge:
        return self._new_pin

    @Slot()
    def ask(self) -> None:
        """From wherever somebody has not come in."""
        self._post(HelpMyself())
