"""What staff do on their own: a new badge, another PIN, a forgotten one."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import BindMyBadge, ChangeMyPin, ForgotMyPin, IAm, PinSeen
from kiosk.engine.facilities.screens import (
    CodeOnItsWay,
    FindYourself,
    HelpYourself,
    NewBadgeBound,
    NewBadgeWanted,
    YourNewPin,
)
from kiosk.engine.intents import Back, UseCode
from kiosk.ui.bridges.base import Wiring

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class HelpYourselfBridge(QObject):
    """What can be done here without anybody's help."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = HelpYourself(can_pin=False, can_mail=False)

    def update(self, screen: HelpYourself) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def canPin(self) -> bool:
        """PINs are taken here."""
        return self._screen.can_pin

    @Property(bool, notify=changed)
    def canMail(self) -> bool:
        """A code can be sent to people's own address."""
        return self._screen.can_mail

    @Slot()
    def bindBadge(self) -> None:
        self._post(BindMyBadge())

    @Slot()
    def changePin(self) -> None:
        self._post(ChangeMyPin())

    @Slot()
    def forgotPin(self) -> None:
        self._post(ForgotMyPin())

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class NewBadgeWantedBridge(QObject):
    """Now the new badge."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = NewBadgeWanted()

    def update(self, screen: NewBadgeWanted) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def taken(self) -> bool:
        """The one that was held up is somebody's already."""
        return self._screen.taken

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class NewBadgeBoundBridge(QObject):
    """The new badge is theirs."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = NewBadgeBound(old_revoked=False)

    def update(self, screen: NewBadgeBound) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(bool, notify=changed)
    def oldRevoked(self) -> bool:
        """The one before opens nothing any more."""
        return self._screen.old_revoked


@QmlElement
@QmlUncreatable("The application makes it")
class FindYourselfBridge(QObject):
    """Their name is typed; it lives here only while the screen is shown, and is posted once, whole."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: FindYourself | None = None  # None while another screen is shown
        self._typed = ""

    def update(self, screen: FindYourself) -> None:
        """Shown, or shown again: after a mere question, with what was typed meanwhile."""
        if screen != self._screen:
            self._typed = screen.text
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of a name stays."""
        self._screen, self._typed = None, ""
        self.changed.emit()

    @Property(str, notify=changed)
    def text(self) -> str:
        """What is in the field."""
        return self._typed

    @Property(bool, notify=changed)
    def filled(self) -> bool:
        """There is something to look for."""
        return bool(self._typed.strip())

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None and text != self._typed:
            self._typed = text
            self.changed.emit()

    @Slot()
    def done(self) -> None:
        if self._screen is not None and self._typed.strip():
            self._post(IAm(self._typed.strip()))

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class CodeOnItsWayBridge(QObject):
    """A code is on its way, if somebody was meant."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = CodeOnItsWay(0)

    def update(self, screen: CodeOnItsWay) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(int, notify=changed)
    def digits(self) -> int:
        return self._screen.digits

    @Slot()
    def typeCode(self) -> None:
        self._post(UseCode())

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class YourNewPinBridge(QObject):
    """Their new PIN, in groups; it is here only while it is shown, and never shown again."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: YourNewPin | None = None

    def update(self, screen: YourNewPin) -> None:
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: the PIN is gone."""
        self._screen = None
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def groups(self) -> list[str]:
        """The digits in groups of at most four, as people keep numbers in mind."""
        pin = self._screen.pin if self._screen else ""
        count = -(-len(pin) // 4)
        ends = [-(-len(pin) * n // count) for n in range(count + 1)] if count else []
        return [pin[start:end] for start, end in itertools.pairwise(ends)]

    @Slot()
    def seen(self) -> None:
        self._post(PinSeen())
