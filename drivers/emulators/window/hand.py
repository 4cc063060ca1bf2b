"""What a person beside the bank has in hand: codes to hold up to camera or scanner, and the last slip printed."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from drivers.emulators.code_scanners import ScannerLine
from drivers.emulators.layout import Code
from drivers.emulators.printer import Row
from drivers.emulators.showing import Camera, picture

QML_IMPORT_NAME = "BankWindow.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_NAMELESS = "Printed"


@QmlElement
class Hand(QObject):
    """The codes of the layout, and of every slip since. Without a camera there is nothing to hold one up to."""

    codesChanged = Signal()
    heldCodeChanged = Signal()
    slipChanged = Signal()

    def __init__(self, codes: Sequence[Code], camera: Camera | ScannerLine | None, parent: QObject) -> None:
        super().__init__(parent)
        self._codes = list(codes)
        self._camera = camera
        self._held_code = -1
        self._slip: Sequence[Row] = ()

    def take(self, slip: Sequence[Row]) -> None:
        """The printer has put this out: it lies on top, and what its code says can be held up from now on."""
        self._slip = slip
        label = next((text for kind, text in slip if kind == "large"), _NAMELESS)
        for text in (text for kind, text in slip if kind == "qr"):
            if text not in self._texts():  # the same pass, printed once more
                self._codes.append(Code(label, text))
        self.codesChanged.emit()
        self.slipChanged.emit()

    def look(self) -> None:
        """Which code is held up, after whatever changed it."""
        shown = self._camera.text if self._camera else None
        self._held_code = self._texts().index(shown) if shown in self._texts() else -1
        self.heldCodeChanged.emit()

    # ------------------------------------------------------------------------------------------------- what is shown
    @Property("QStringList", notify=codesChanged)  # type: ignore[arg-type]
    def codeLabels(self) -> list[str]:
        return [code.label for code in self._codes] if self._camera else []

    @Property(int, notify=heldCodeChanged)
    def heldCode(self) -> int:
        """The place in the list of the code that is held up; -1 for none."""
        return self._held_code

    @Property("QVariantList", notify=slipChanged)  # type: ignore[arg-type]
    def slip(self) -> list[Mapping[str, Any]]:
        """Its rows from the top: ``kind`` (line, large or qr), and ``text``: of a QR code its picture's address."""
        return [{"kind": kind, "text": _address(text) if kind == "qr" else text} for kind, text in self._slip]

    @Property(bool, notify=slipChanged)
    def hasSlip(self) -> bool:
        return bool(self._slip)

    @Property(int, notify=slipChanged)
    def slipCode(self) -> int:
        """The place in the list of the code on the slip; -1 where there is none, or no camera."""
        text = next((text for kind, text in self._slip if kind == "qr"), None)
        return self._texts().index(text) if self._camera and text is not None else -1

    # ---------------------------------------------------------------------------------------------- what a hand does
    @Slot(int)
    def holdUp(self, code: int) -> None:
        """Hold up a code, or take it away if it is the one held up."""
        if self._camera is None:
            return
        if code == self._held_code:
            self._camera.lower()
        else:
            self._camera.hold_up(self._codes[code].text)
        self.look()

    @Slot()
    def putAway(self) -> None:
        """The slip goes into a pocket; its code stays at hand."""
        self._slip = ()
        self.slipChanged.emit()

    def _texts(self) -> list[str]:
        return [code.text for code in self._codes]


def _address(text: str) -> str:
    """Of a picture that is nowhere but in its address."""
    return f"data:image/png;base64,{b64encode(picture(text)).decode('ascii')}"
