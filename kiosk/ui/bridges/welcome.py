"""Where visitors begin."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import CheckIn, StartLeaving, TypeInvitation, UseVisitorCode
from kiosk.engine.visitors.screens import VisitorWelcome
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class VisitorWelcomeBridge(QObject):
    """What a visitor may want here."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post

    def update(self, screen: VisitorWelcome) -> None:
        """It says the same to everybody."""

    @Slot()
    def checkIn(self) -> None:
        self._post(CheckIn())

    @Slot()
    def typeInvitation(self) -> None:
        self._post(TypeInvitation())

    @Slot()
    def startLeaving(self) -> None:
        self._post(StartLeaving())

    @Slot()
    def useVisitorCode(self) -> None:
        self._post(UseVisitorCode())
