"""Whom do they visit? What is typed is asked for after a moment's rest, and what was found is listed."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import HostPicked, HostTyped, NoHost
from kiosk.engine.visitors.screens import FindHost
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

# Between two keys of somebody who types fast there is as much: one question a word, not one a letter.
RESTS_MS = 150


@QmlElement
@QmlUncreatable("The application makes it")
class FindHostBridge(QObject):
    """What is typed lives here, and only while the screen is shown."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: FindHost | None = None  # None while another screen is shown
        self._typed = ""
        self._asked: str | None = None  # what the last question was
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._ask)

    def update(self, screen: FindHost) -> None:
        """Shown, or an answer to what was typed: meanwhile more may have been typed."""
        if self._screen is None:
            self._typed = screen.query
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed or found stays."""
        if self._screen is None:
            return
        self._rest.stop()
        self._screen, self._typed, self._asked = None, "", None
        self.changed.emit()

    @Property(str, notify=changed)
    def query(self) -> str:
        """What is in the field."""
        return self._typed

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def names(self) -> list[str]:
        return [host.name for host in self._screen.found] if self._screen else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def departments(self) -> list[str]:
        """Of these, in the same order."""
        return [host.department for host in self._screen.found] if self._screen else []

    @Property(bool, notify=changed)
    def more(self) -> bool:
        """Others fit as well."""
        return self._screen is not None and self._screen.more

    @Property(bool, notify=changed)
    def tooShort(self) -> bool:
        """Too little is typed to look for anybody."""
        return self._screen is None or self._screen.too_short

    @Property(bool, notify=changed)
    def forGuest(self) -> bool:
        """A receptionist types for somebody else."""
        return self._screen is not None and self._screen.for_guest

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None and text != self._typed:
            self._typed = text
            self._rest.start()

    @Slot(int)
    def pick(self, index: int) -> None:
        """While an answer is on its way, the list that was pressed may no longer be the one that counts."""
        if self._screen is None or self._asked not in {None, self._screen.query}:
            return
        self._rest.stop()
        self._post(HostPicked(index))

    @Slot()
    def notFound(self) -> None:
        self._post(NoHost())

    @Slot()
    def back(self) -> None:
        self._post(Back())

    @Slot()
    def _ask(self) -> None:
        if self._screen is not None:
            self._asked = self._typed
            self._post(HostTyped(self._typed))
