"""The desk of getting in: an operator's PIN and badge, operators, a new PIN; and the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens as f
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.bank_front import BankFrontBridge
from kiosk.ui.bridges.facilities.entry import (
    NewPinBridge,
    OperatorBadgeBridge,
    OperatorPausedBridge,
    OperatorPinBridge,
    RecoverAccessBridge,
)
from kiosk.ui.bridges.facilities.front import FrontBridge
from kiosk.ui.bridges.facilities.operators import NotYoursBridge, OperatorsBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class EntryDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        f.OperatorPin: "operatorPin",
        f.OperatorBadge: "operatorBadge",
        f.OperatorPaused: "operatorPaused",
        f.RecoverAccess: "recoverAccess",
        f.NewPin: "newPin",
        f.BankFront: "bankFront",
        f.Operators: "operators",
        f.NotYours: "notYours",
    }

    def __init__(self, wiring: Wiring, front: FrontBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._operator_pin = OperatorPinBridge(wiring, self)
        self._operator_badge = OperatorBadgeBridge(wiring, self)
        self._operator_paused = OperatorPausedBridge(wiring, self)
        self._recover_access = RecoverAccessBridge(wiring, self)
        self._new_pin = NewPinBridge(wiring, self)
        self._bank_front = BankFrontBridge(wiring, front, self)
        self._operators = OperatorsBridge(wiring, self)
        self._not_yours = NotYoursBridge(wiring, self)

    @property
    def pad(self) -> OperatorPinBridge:
        """For Python."""
        return self._operator_pin

    @property
    def front_screen(self) -> BankFrontBridge:
        """For Python."""
        return self._bank_front

    @property
    def list_of_operators(self) -> OperatorsBridge:
        """For Python."""
        return self._operators

    @Property(OperatorPinBridge, constant=True)
    def operatorPin(self) -> OperatorPinBridge:
        return self._operator_pin

    @Property(OperatorBadgeBridge, constant=True)
    def operatorBadge(self) -> OperatorBadgeBridge:
        return self._operator_badge

    @Property(OperatorPausedBridge, constant=True)
    def operatorPaused(self) -> OperatorPausedBridge:
        return self._operator_paused

    @Property(RecoverAccessBridge, constant=True)
    def recoverAccess(self) -> RecoverAccessBridge:
        return self._recover_access

    @Property(NewPinBridge, constant=True)
    def newPin(self) -> NewPinBridge:
        return self._new_pin

    @Property(BankFrontBridge, constant=True)
    def bankFront(self) -> BankFrontBridge:
        return self._bank_front

    @Property(OperatorsBridge, constant=True)
    def operators(self) -> OperatorsBridge:
        return self._operators

    @Property(NotYoursBridge, constant=True)
    def notYours(self) -> NotYoursBridge:
        return self._not_yours
