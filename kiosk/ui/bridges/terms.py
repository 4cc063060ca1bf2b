"""The site's terms, in the language of whoever reads them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back
from kiosk.engine.visitors.intents import TermsAnswered
from kiosk.engine.visitors.screens import ReadTerms
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class ReadTermsBridge(QObject):
    """What is to be accepted."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = ReadTerms("", {})

    def update(self, screen: ReadTerms) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def version(self) -> str:
        return self._screen.version

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def texts(self) -> dict[str, str]:
        """The terms by language."""
        return dict(self._screen.texts)

    @Slot(bool)
    def answer(self, accepted: bool) -> None:
        self._post(TermsAnswered(accepted))

    @Slot()
    def back(self) -> None:
        self._post(Back())
