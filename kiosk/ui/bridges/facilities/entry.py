"""Getting in as an operator: the PIN pad, the badge, a pause, the way back in without a PIN, a new PIN."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.engine.facilities.intents import OperatorPinEntered, PinSeen, RecoverMyAccess, UseDoorInstead
from kiosk.engine.facilities.screens import (
    NewPin,
    OperatorBadge,
    OperatorPaused,
    OperatorPin,
    PinFor,
    RecoverAccess,
    WhyNotSecond,
)
from kiosk.engine.intents import Back
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


def _code(why: WhyNotSecond | None) -> str:
    return "" if why is None else why.value


@QmlElement
@QmlUncreatable("The application makes it")
class OperatorPinBridge(QObject):
    """Collects digits and posts them once; they live nowhere else. QML sees how many there are."""

    changed = Signal()
    pressed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._digits: list[str] = []
        self._screen: OperatorPin | None = None
        self._sent = False

    def update(self, screen: OperatorPin) -> None:
        """Shown, or shown again: then the pad is empty."""
        if screen != self._screen:
            self._digits.clear()
        self._screen = screen
        self._sent = False
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of a PIN stays."""
        self._digits.clear()
        self._screen = None
        self._sent = False
        self.changed.emit()

    @Property(int, notify=changed)
    def length(self) -> int:
        return self._screen.digits if self._screen else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many dots are filled."""
        return self._length() if self._is_checking() else len(self._digits)

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        """-1 until a PIN was refused."""
        left = self._screen.tries_left if self._screen else None
        return -1 if left is None else left

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        return self._is_checking()

    @Property(bool, notify=changed)
    def second(self) -> bool:
        """It is a second operator's."""
        return self._screen is not None and self._screen.purpose is PinFor.SECOND

    @Property(str, notify=changed)
    def notSecond(self) -> str:
        """Why whoever typed theirs just now can't be the second one; empty: nobody was refused."""
        return _code(self._screen.not_second) if self._screen else ""

    @Property(str, notify=changed)
    def initials(self) -> str:
        """Whose badge was shown; empty: nobody's."""
        return self._screen.initials if self._screen else ""

    @Property("QVariant", notify=changed)  # type: ignore[arg-type]
    def pad(self) -> list[int]:
        """The ten digits in their places; as on a telephone unless they are scrambled."""
        return list(self._screen.pad) if self._screen and self._screen.pad else [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

    @Property(bool, notify=changed)
    def canUseDoor(self) -> bool:
        return self._screen is not None and self._screen.can_use_door

    @Property(bool, notify=changed)
    def canRecover(self) -> bool:
        return self._screen is not None and self._screen.can_recover

    @Slot(int)
    def press(self, digit: int) -> None:
        """A key on the screen, or of a keypad. Each sounds the same."""
        if self._screen is None or self._is_checking() or len(self._digits) >= self._screen.digits:
            return
        self._digits.append(str(digit))
        self.pressed.emit()
        self.changed.emit()
        self._send_if_full()

    @Slot()
    def clear(self) -> None:
        self._digits.clear()
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        self._post(Back())

    @Slot()
    def useDoor(self) -> None:
        """They came for their own door."""
        self._post(UseDoorInstead())

    @Slot()
    def recover(self) -> None:
        """They have no PIN any more."""
        self._post(RecoverMyAccess())

    def _length(self) -> int:
        return self._screen.digits if self._screen else 0

    def _is_checking(self) -> bool:
        return self._sent or (self._screen is not None and self._screen.checking)

    def _send_if_full(self) -> None:
        if len(self._digits) < self._length():
            return
        pin = "".join(self._digits)
        self._digits.clear()
        self._sent = True
        self.changed.emit()
        self._post(OperatorPinEntered(pin))


@QmlElement
@QmlUncreatable("The application makes it")
class OperatorBadgeBridge(QObject):
    """A badge is needed beside the PIN."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._second = False
        self._not_second = ""

    def update(self, screen: OperatorBadge) -> None:
        self._second = screen.purpose is PinFor.SECOND
        self._not_second = _code(screen.not_second)
        self.changed.emit()

    @Property(bool, notify=changed)
    def second(self) -> bool:
        """It is a second operator's."""
        return self._second

    @Property(str, notify=changed)
    def notSecond(self) -> str:
        """Why whoever came just now can't be the second one; empty: nobody was refused."""
        return self._not_second

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class OperatorPausedBridge(QObject):
    """Too many wrong PINs of operators."""

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._until = Moment(wiring.zone, self)

    def update(self, screen: OperatorPaused) -> None:
        self._until.update(screen.until, self._wiring.now())

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        return self._until

    @Slot()
    def back(self) -> None:
        self._wiring.post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class RecoverAccessBridge(QObject):
    """A recovery code answers the challenge that is shown."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = RecoverAccess("", "")

    def update(self, screen: RecoverAccess) -> None:
        self._screen = screen
        self.changed.emit()

    @Property(str, notify=changed)
    def kiosk(self) -> str:
        return self._screen.kiosk

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def groups(self) -> list[str]:
        """The challenge as it is read out: in fours."""
        text = "".join(c for c in self._screen.challenge if c.isalnum())
        return [text[n : n + 4] for n in range(0, len(text), 4)]

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        return self._screen.refused

    @Property(bool, notify=changed)
    def granted(self) -> bool:
        """A badge is enough, if it is that of whom upstream lets have a new PIN."""
        return self._screen.granted

    @Slot()
    def back(self) -> None:
        self._post(Back())


@QmlElement
@QmlUncreatable("The application makes it")
class NewPinBridge(QObject):
    """A PIN that was just drawn: shown once, and gone as soon as anything else comes."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen = NewPin("", "")

    def update(self, screen: NewPin) -> None:
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown."""
        self._screen = NewPin("", "")
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def groups(self) -> list[str]:
        """In fours, or where that does not come out even, in threes."""
        pin = self._screen.pin
        many = 4 if len(pin) % 4 == 0 else 3
        return [pin[n : n + many] for n in range(0, len(pin), many)]

    @Property(str, notify=changed)
    def whose(self) -> str:
        return self._screen.whose

    @Property(bool, notify=changed)
    def forOperator(self) -> bool:
        return self._screen.for_operator

    @Slot()
    def seen(self) -> None:
        """It is written down."""
        self._post(PinSeen())
