"""The desk of people: who it is, their badges and PINs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.people import FindPersonBridge, HoldUpBadgeBridge, PersonShownBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PeopleDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        screens.FindPerson: "findPerson",
        screens.PersonShown: "personShown",
        screens.HoldUpBadge: "holdUpBadge",
    }

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._find = FindPersonBridge(wiring, self)
        self._shown = PersonShownBridge(wiring, self)
        self._badge = HoldUpBadgeBridge(wiring, self)

    @Property(FindPersonBridge, constant=True)
    def findPerson(self) -> FindPersonBridge:
        return self._find

    @Property(PersonShownBridge, constant=True)
    def personShown(self) -> PersonShownBridge:
        return self._shown

    @Property(HoldUpBadgeBridge, constant=True)
    def holdUpBadge(self) -> HoldUpBadgeBridge:
        return self._badge
