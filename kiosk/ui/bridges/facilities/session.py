"""Who works the kiosk, and for how long: the bar above."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.operators import Right
from kiosk.engine.facilities.intents import SignIn
from kiosk.engine.facilities.screens import SessionView
from kiosk.engine.intents import Back, Leave
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# So long before the end the screen asks whether somebody is still working: WCAG 2.2.1 wants at least 20 s.
ASKS_BEFORE_S = 30.0


@QmlElement
@QmlUncreatable("The application makes it")
class SessionBridge(QObject):
    """The session's countdown runs here, from what the engine last said; ``tick`` is called by the timer."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._view: SessionView | None = None
        self._ends_at = 0.0  # monotonic seconds
        self._left = 0
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)

    def update(self, view: SessionView | None) -> None:
        """As the engine says it; None: nobody is here."""
        self._view = view
        if view is None:
            self._timer.stop()
            self._left = 0
        else:
            self._ends_at = time.monotonic() + view.left_s
            self._left = math.ceil(view.left_s)
            if not self._timer.isActive():
                self._timer.start()
        self.changed.emit()
        self.ticked.emit()

    @Slot()
    def tick(self) -> None:
        """Say the seconds that are left, when they have become fewer."""
        if self._view is None or self._view.suspended:
            return
        left = max(0, math.ceil(self._ends_at - time.monotonic()))
        if left != self._left:
            self._left = left
            self.ticked.emit()

    def may(self, right: Right) -> bool:
        """For Python."""
        return self._view is not None and right in self._view.rights

    @Property(bool, notify=changed)
    def on(self) -> bool:
        """An operator is here."""
        return self._view is not None

    @Property(str, notify=changed)
    def initials(self) -> str:
        return self._view.initials if self._view else ""

    @Property(str, notify=changed)
    def role(self) -> str:
        """A value of ``Role``."""
        return self._view.role.value if self._view else ""

    @Property(bool, notify=changed)
    def suspended(self) -> bool:
        """A door is open: the countdown waits."""
        return self._view is not None and self._view.suspended

    @Property(str, notify=ticked)
    def left(self) -> str:
        """Minutes and seconds: "1:42"."""
        return f"{self._left // 60}:{self._left % 60:02}"

    @Property(bool, notify=ticked)
    def asks(self) -> bool:
        """The session ends soon unless somebody touches the screen."""
        return self._view is not None and not self._view.suspended and self._left <= ASKS_BEFORE_S

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def rights(self) -> list[str]:
        """Values of ``Right``: what is offered at all."""
        return sorted(right.value for right in self._view.rights) if self._view else []

    @Slot()
    def signIn(self) -> None:
        self._post(SignIn())

    @Slot()
    def back(self) -> None:
        self._post(Back())

    @Slot()
    def leave(self) -> None:
        self._post(Leave())
