"""The desk of the bank: one compartment, its actions, many doors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.compartment import CompartmentBridge
from kiosk.ui.bridges.facilities.compartment_history import HistoryBridge
from kiosk.ui.bridges.facilities.compartment_move import MoveToBridge
from kiosk.ui.bridges.facilities.compartment_reason import ReasonBridge
from kiosk.ui.bridges.facilities.compartment_service import ServiceBridge
from kiosk.ui.bridges.facilities.front import FrontBridge
from kiosk.ui.bridges.facilities.run_choice import ChooseDoorsBridge
from kiosk.ui.bridges.facilities.runs import RunBridge

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class BankDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        screens.CompartmentShown: "compartment",
        screens.ChooseReason: "reason",
        screens.MoveTo: "moveTo",
        screens.TakeOutOfService: "service",
        screens.CompartmentHistory: "history",
        screens.ChooseDoors: "chooseDoors",
        screens.RunShown: "run",
    }

    def __init__(self, wiring: Wiring, front: FrontBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._compartment = CompartmentBridge(wiring, self)
        self._reason = ReasonBridge(wiring, self)
        self._move_to = MoveToBridge(wiring, self)
        self._service = ServiceBridge(wiring, self)
        self._history = HistoryBridge(wiring, self)
        self._choose_doors = ChooseDoorsBridge(wiring, front, self)
        self._run = RunBridge(wiring, self)

    @Property(CompartmentBridge, constant=True)
    def compartment(self) -> CompartmentBridge:
        return self._compartment

    @Property(ReasonBridge, constant=True)
    def reason(self) -> ReasonBridge:
        return self._reason

    @Property(MoveToBridge, constant=True)
    def moveTo(self) -> MoveToBridge:
        return self._move_to

    @Property(ServiceBridge, constant=True)
    def service(self) -> ServiceBridge:
        return self._service

    @Property(HistoryBridge, constant=True)
    def history(self) -> HistoryBridge:
        return self._history

    @Property(ChooseDoorsBridge, constant=True)
    def chooseDoors(self) -> ChooseDoorsBridge:
        return self._choose_doors

    @Property(RunBridge, constant=True)
    def run(self) -> RunBridge:
        return self._run
