"""How a bank comes to trust reception's passes: one screen shows the key, the other takes it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.visitors.intents import SameDigits
from kiosk.engine.visitors.screens import KeyCard, Pairing
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.qr_picture import NO_CODE, outline

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class KeyCardBridge(QObject):
    """This kiosk's key; it is public."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._screen: KeyCard | None = None
        self._outline = NO_CODE

    def update(self, screen: KeyCard) -> None:
        if screen != self._screen:
            self._screen, self._outline = screen, outline(screen.qr)
        self.changed.emit()

    @Property(int, notify=changed)
    def side(self) -> int:
        """Of the QR code, in modules."""
        return self._outline.side

    @Property(str, notify=changed)
    def outline(self) -> str:
        """What of it is dark, in SVG's path notation."""
        return self._outline.path

    @Property(str, notify=changed)
    def fingerprint(self) -> str:
        return self._screen.fingerprint if self._screen else ""

    @Property(str, notify=changed)
    def issuer(self) -> str:
        return self._screen.issuer if self._screen else ""

    @Property(str, notify=changed)
    def tenants(self) -> str:
        """Whose visitors it signs for."""
        return ", ".join(self._screen.tenants) if self._screen else ""


@QmlElement
@QmlUncreatable("The application makes it")
class PairingBridge(QObject):
    """Another kiosk's key is to be scanned, then compared; then it is trusted."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._screen = Pairing()

    def update(self, screen: Pairing) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def fingerprint(self) -> str:
        """Empty until a key was scanned."""
        return self._screen.fingerprint

    @Property(str, notify=changed)
    def issuer(self) -> str:
        """Its kiosk, and the site that this belongs to."""
        return " · ".join(one for one in (self._screen.issuer, self._screen.site) if one)

    @Property(str, notify=changed)
    def tenants(self) -> str:
        """Whose visitors it signs for."""
        return ", ".join(self._screen.tenants)

    @Property(bool, notify=changed)
    def done(self) -> bool:
        return self._screen.done

    @Slot()
    def same(self) -> None:
        self._wiring.post(SameDigits(True, self._screen.fingerprint))

    @Slot()
    def different(self) -> None:
        self._wiring.post(SameDigits(False, self._screen.fingerprint))
