"""What bridges are given, where intents go and what time it is, and what those of screens about one door share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Intent
from kiosk.ui.bridges.values import DoorInfo, Moment

# PySide6's parser for qmllint reads the files by their names: a base class stands in one that comes before its users.
QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Wiring:
    """Handed to each bridge when it is made."""

    post: Callable[[Intent], None]
    now: Callable[[], datetime]
    zone: ZoneInfo


@QmlElement
@QmlUncreatable("Its subclasses are screens")
class DoorBridge(QObject):
    """A screen about one door. Each subclass has a signal of its own: QML does not follow one that is inherited."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._door = DoorInfo(self)

    @Property(DoorInfo, constant=True)
    def door(self) -> DoorInfo:
        return self._door


@QmlElement
@QmlUncreatable("Its subclasses are screens")
class TimedDoorBridge(DoorBridge):
    """A screen about one door, and until when something holds."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(wiring, parent)
        self._until = Moment(wiring.zone, self)

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until
