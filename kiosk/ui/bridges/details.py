"""Who is it? What is typed lives here, and only while the form is shown."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import DetailsGiven
from kiosk.engine.visitors.screens import Details
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

FIELDS = ("name", "company", "email")


@QmlElement
@QmlUncreatable("The application makes it")
class DetailsBridge(QObject):
    """The form's fields, and what was typed into them."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: Details | None = None  # None while another screen is shown
        self._typed = dict.fromkeys(FIELDS, "")

    def update(self, screen: Details) -> None:
        """Shown, or shown again: after a mere question, with what was typed meanwhile."""
        if screen != self._screen:
            self._typed = {"name": screen.name, "company": screen.company, "email": screen.email}
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of a person stays."""
        if self._screen is None:
            return
        self._screen = None
        self._typed = dict.fromkeys(FIELDS, "")
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def fields(self) -> list[str]:
        """What is asked for, in order."""
        screen = self._screen or Details()
        asked = {"name": True, "company": screen.asks_company, "email": screen.asks_email}
        return [field for field in FIELDS if asked[field]]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def missing(self) -> list[str]:
        """What must still be filled in, or put right."""
        return [field for field in FIELDS if self._screen and field in self._screen.missing]

    @Slot(str, result=str)
    def refused(self, field: str) -> str:
        """What was in this field when it was asked for again, without space around it."""
        return str(getattr(self._screen, field)).strip() if self._screen and field in FIELDS else ""

    @Property(bool, notify=changed)
    def forGuest(self) -> bool:
        return self._screen is not None and self._screen.for_guest

    @Slot(str, result=str)
    def typed(self, field: str) -> str:
        return self._typed.get(field, "")

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """So much is in this field now."""
        if self._screen is not None and field in self._typed:
            self._typed[field] = text

    @Slot()
    def done(self) -> None:
        if self._screen is not None:
            self._post(DetailsGiven(**{field: text.strip() for field, text in self._typed.items()}))

    @Slot()
    def back(self) -> None:
        self._post(Back())
