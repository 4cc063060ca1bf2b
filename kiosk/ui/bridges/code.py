"""The PIN pad. Digits live here, nowhere else, and only until the last one is in; QML sees how many there are."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.intents import Back, CodeEntered, UseCode
from kiosk.engine.screens import EnterCode
from kiosk.engine.visitors.screens import CodeFor
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class EnterCodeBridge(QObject):
    """Collects digits and posts them once."""

    changed = Signal()
    pressed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._digits: list[str] = []
        self._screen: EnterCode | None = None  # None while another screen is shown
        self._sent = False

    def update(self, screen: EnterCode) -> None:
        """Shown, or shown again: after a refusal the pad is empty; after a mere question, as it was."""
        if screen != self._screen and self._screen is not None:
            self._digits.clear()
        self._screen = screen
        self._sent = False
        self.changed.emit()
        self._send_if_full()

    def leave(self) -> None:
        """Another screen is shown: nothing of a code stays."""
        self._digits.clear()
        self._screen = None
        self._sent = False
        self.changed.emit()

    @Property(int, notify=changed)
    def length(self) -> int:
        return self._screen.length if self._screen else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many dots are filled."""
        whole = self._screen.length if self._screen else 0
        return whole if self._is_checking() else len(self._digits)

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        """-1 until a code was refused."""
        left = self._screen.tries_left if self._screen else None
        return -1 if left is None else left

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        return self._is_checking()

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def pad(self) -> list[int]:
        """The ten digits in their places; as on a telephone unless they are scrambled."""
        return list(self._screen.pad) if self._screen and self._screen.pad else [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

    @Property(bool, notify=changed)
    def afterBadge(self) -> bool:
        """A badge was accepted, and its person's code is needed too."""
        return self._screen is not None and self._screen.after_badge

    @Property(str, notify=changed)
    def askedFor(self) -> str:
        """Whose code it is: "pin", "pass", "invitation" or "leaving"."""
        return (self._screen.asked_for if self._screen else CodeFor.PIN).value

    @Slot(int)
    def press(self, digit: int) -> None:
        """A key of the pad."""
        if self._screen is None or self._is_checking() or len(self._digits) >= self._screen.length:
            return
        self._digits.append(str(digit))
        self.pressed.emit()
        self.changed.emit()
        self._send_if_full()

    def typed(self, digit: int) -> None:
        """A key of a physical keypad: the first one opens this screen, and counts."""
        if self._screen is not None:
            self.press(digit)
            return
        if not self._digits:
            self._post(UseCode())
        if len(self._digits) < 12:
            self._digits.append(str(digit))

    @Slot()
    def clear(self) -> None:
        self._digits.clear()
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        self._post(Back())

    def _is_checking(self) -> bool:
        return self._sent or (self._screen is not None and self._screen.checking)

    def _send_if_full(self) -> None:
        if self._screen is None or self._screen.checking or len(self._digits) < self._screen.length:
            return
        code = "".join(self._digits[: self._screen.length])
        self._digits.clear()
        self._sent = True
        self.changed.emit()
        self._post(CodeEntered(code))
