"""A finger on the windows of the process that imports this: each line that it is given names what to press."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

LOOK_AGAIN_MS = 20

Gesture = Callable[[QQuickWindow, QQuickItem], None]


class Finger(QObject):
    """Lives on the GUI thread, where it is made. ``done`` is told each line, once that is done.

    A line names an item, which is pressed as soon as it is there; after ``hold`` it is held until it has been held for
    long enough, and after ``draw`` a stroke is drawn in it. ``see`` waits for words. A path is a file, into which a
    picture of the window goes.
    One thing is done after the other.
    """

    asked = Signal(str)

    def __init__(self, done: Callable[[str], None] = lambda _: None) -> None:
        super().__init__()
        self._done = done
        self._waiting: deque[str] = deque()
        self._busy = False
        self.asked.connect(self.ask)

    def listen(self, lines: Iterable[str]) -> None:
        """Take them from a thread of its own, for as long as the process lives."""
        threading.Thread(target=self._listen, args=(lines,), name="finger", daemon=True).start()

    @Slot(str)
    def ask(self, what: str) -> None:
        """Do this after what was asked before: a click lets others in before it is over."""
        self._waiting.append(what)
        if not self._busy:
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        self._busy = bool(self._waiting)
        if self._busy and self._do(self._waiting[0]):
            self._done(self._waiting.popleft())
        if self._busy:
            QTimer.singleShot(LOOK_AGAIN_MS if self._waiting else 0, self, self._go_on)

    def _do(self, what: str) -> bool:
        """Whether it could be done yet."""
        if "/" in what:
            (window,) = _windows()
            assert window.grabWindow().save(what)
            return True
        if what.startswith(_SEE):
            return _is_shown(what.removeprefix(_SEE))
        gesture, name = _gesture(what)
        found = [(one, item) for one in _windows() for item in _below(one.contentItem()) if _can_press(item, name)]
        if len(found) == 1:
            _put_in_place(found[0][1])
            gesture(*found[0])
        return len(found) == 1

    def _listen(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.asked.emit(line.strip())


def _gesture(what: str) -> tuple[Gesture, str]:
    """What is done, and to which item."""
    verb, _, name = what.partition(" ")
    return (_GESTURES[verb], name) if name and verb in _GESTURES else (_press, what)


def _press(window: QQuickWindow, item: QQuickItem) -> None:
    QTest.mouseClick(window, *_WITH, _at(item))


def _hold(window: QQuickWindow, item: QQuickItem) -> None:
    """Until the item itself says that this was long enough."""
    at, until = _at(item), QEventLoop()
    enough = getattr(item, "held", None) or item.pressAndHold  # type: ignore[attr-defined]  # a signal of QML's
    enough.connect(until.quit)
    QTest.mousePress(window, *_WITH, at)
    until.exec()
    QTest.mouseRelease(window, *_WITH, at)


def _draw(window: QQuickWindow, item: QQuickItem) -> None:
    QTest.mousePress(window, *_WITH, _at(item, 0.2, 0.6))
    for step in range(1, 6):
        QTest.mouseMove(window, _at(item, 0.2 + 0.1 * step, 0.6 - 0.2 * (step % 2)))
    QTest.mouseRelease(window, *_WITH, _at(item, 0.7, 0.4))


_WITH = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
_GESTURES: Mapping[str, Gesture] = {"hold": _hold, "draw": _draw}


_SEE = "see "


def _is_shown(words: str) -> bool:
    """Whether they are part of some text that is visible."""
    shown = (item for one in _windows() for item in _below(one.contentItem()) if item.isVisible())
    return any(words in str(item.property("text") or "") for item in shown)


def _at(item: QQuickItem, across: float = 0.5, down: float = 0.5) -> QPoint:
    """Where in the window: a part of the item's width and height."""
    return item.mapToScene(QPointF(across * item.width(), down * item.height())).toPoint()


def _put_in_place(item: QQuickItem) -> None:
    """What has just come up is put in its place with the next frame only, and so is what it moves aside."""
    above = [item]
    while parent := above[-1].parentItem():
        above.append(parent)
    for one in reversed(above):
        one.ensurePolished()


def _windows() -> list[QQuickWindow]:
    return [one for one in QGuiApplication.topLevelWindows() if isinstance(one, QQuickWindow)]


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _below(child)


def _can_press(item: QQuickItem, name: str) -> bool:
    return item.objectName() == name and item.isVisible() and item.isEnabled() and item.width() > 0
