"""What happens at the window before QML sees it: touches are reported, and typed keys are told apart."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.ui.presenter import Presenter
from kiosk.ui.settings import UiSettings

TOUCHES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.Wheel}
PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
# What goes on to QML beside letters and signs. Nothing else does: not the clipboard's keys, nor the desktop's.
MOVES = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Select,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    *ENTER,
}
CHORDS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Sorted(Protocol):
    """What became of a key: a badge is complete, or ``typed`` was a person."""

    @property
    def badge(self) -> str | None: ...
    @property
    def typed(self) -> str: ...


class Decoder(Protocol):
    """Tells the keys of a reader that types like a keyboard from a person's; times are monotonic seconds."""

    @property
    def due(self) -> float | None:
        """When the keys held back will have turned out to be typing."""
        ...

    def key(self, text: str, at: float) -> Sorted: ...
    def flush(self, at: float) -> Sorted: ...


class KeyFilter(QObject):
    """On the window: digits reach the PIN pad, badges the engine, and every touch counts as somebody there."""

    def __init__(
        self,
        presenter: Presenter,
        decoder: Decoder | None,
        on_badge: Callable[[str], None],
        settings: UiSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._decoder = decoder
        self._may_close = settings.windowed
        self._settles_s = settings.settles_s
        self._on_badge = on_badge
        self._flush = QTimer(self, singleShot=True)
        self._flush.timeout.connect(self._time_is_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Close and not self._may_close:
            event.ignore()
            return True
        if kind in TOUCHES:
            self._presenter.shell.touched()
            return kind in PRESSES and time.monotonic() < self._presenter.changed_at + self._settles_s
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key ends here. Tab, Space and arrows go on to QML: they move between buttons and press them."""
        if event.modifiers() & CHORDS:
            return True  # close keys and the like mean nothing here
        text = "\n" if Qt.Key(event.key()) in ENTER else event.text()
        if self._presenter.shell.asks:
            return self._answered(text)
        if _is_foreign(event):
            return True  # nor do the clipboard's
        if self._presenter.takes_text and self._writes(text):
            return False
        if self._decoder is None or not (text.isalnum() or text == "\n"):
            return self._typed(text) or Qt.Key(event.key()) == Qt.Key.Key_Escape
        self._sort(self._decoder, text)
        return True

    def _answered(self, text: str) -> bool:
        """Any key says that somebody is still here; letters and digits are typed on, and a badge stays one."""
        self._presenter.shell.continueHere()
        if self._decoder is not None and (text.isalnum() or text == "\n"):
            self._sort(self._decoder, text)
        elif text.isalnum():
            self._typed(text)
        return True

    def _sort(self, decoder: Decoder, text: str) -> None:
        self._take(decoder.key(text, time.monotonic()))
        if decoder.due is not None:
            self._flush.start(max(1, round((decoder.due - time.monotonic()) * 1000) + 1))

    def _writes(self, text: str) -> bool:
        """On a screen with a field, whether the key goes straight there: nothing that a reader types is among it."""
        self._presenter.shell.touched()
        if self._decoder is None:
            return True
        if text.isalnum() or text == "\n":
            return False
        self._take(self._decoder.flush(time.monotonic()))
        return True

    @Slot()
    def _time_is_up(self) -> None:
        if self._decoder is not None:
            self._take(self._decoder.flush(time.monotonic()))

    def _take(self, result: Sorted) -> None:
        if result.badge is not None:
            self._on_badge(result.badge)
        for character in result.typed:
            self._typed(character)

    def _typed(self, text: str) -> bool:
        """A person's key; only digits mean anything, except in a field. Enter answers a question and does no more."""
        if text == "\n" and self._presenter.shell.asks:
            return True
        if self._presenter.text_typed(text):
            return True
        if len(text) != 1 or not text.isascii() or not text.isdigit():
            return False
        self._presenter.shell.touched()
        self._presenter.digit_typed(int(text))
        return True


def _is_foreign(event: QKeyEvent) -> bool:
    """Neither written nor a move between what is on the screen; Shift and Delete would cut."""
    key = Qt.Key(event.key())
    if key is Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return True
    return key not in MOVES and not (event.text() and event.text().isprintable())
