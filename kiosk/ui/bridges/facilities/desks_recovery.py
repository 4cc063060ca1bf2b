"""The desk of recovery: cases, and the lost property log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities import screens
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.cases import CasesBridge, CaseShownBridge, SkipStepBridge
from kiosk.ui.bridges.facilities.found import DescribeItemBridge
from kiosk.ui.bridges.facilities.hand_back import HandBackBridge
from kiosk.ui.bridges.facilities.lost_property import ItemShownBridge, LostPropertyBridge
from kiosk.ui.bridges.facilities.recovery_names import RecoveryNames

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class RecoveryDesk(QObject):
    """Its bridges are constant properties; ``SCREENS`` names the property of each screen."""

    SCREENS: ClassVar[Mapping[type[object], str]] = {
        screens.Cases: "cases",
        screens.CaseShown: "caseShown",
        screens.SkipStep: "skipStep",
        screens.DescribeItem: "describeItem",
        screens.LostProperty: "lostProperty",
        screens.ItemShown: "itemShown",
        screens.HandBack: "handBack",
    }

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._names = RecoveryNames(self)
        self._cases = CasesBridge(wiring, self)
        self._case_shown = CaseShownBridge(wiring, self)
        self._skip_step = SkipStepBridge(wiring, self)
        self._describe_item = DescribeItemBridge(wiring, self)
        self._lost_property = LostPropertyBridge(wiring, self)
        self._item_shown = ItemShownBridge(wiring, self)
        self._hand_back = HandBackBridge(wiring, self)

    @Property(RecoveryNames, constant=True)
    def names(self) -> RecoveryNames:
        return self._names

    @Property(CasesBridge, constant=True)
    def cases(self) -> CasesBridge:
        return self._cases

    @Property(CaseShownBridge, constant=True)
    def caseShown(self) -> CaseShownBridge:
        return self._case_shown

    @Property(SkipStepBridge, constant=True)
    def skipStep(self) -> SkipStepBridge:
        return self._skip_step

    @Property(DescribeItemBridge, constant=True)
    def describeItem(self) -> DescribeItemBridge:
        return self._describe_item

    @Property(LostPropertyBridge, constant=True)
    def lostProperty(self) -> LostPropertyBridge:
        return self._lost_property

    @Property(ItemShownBridge, constant=True)
    def itemShown(self) -> ItemShownBridge:
        return self._item_shown

    @Property(HandBackBridge, constant=True)
    def handBack(self) -> HandBackBridge:
        return self._hand_back
