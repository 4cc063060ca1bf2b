"""The field that narrows a list of many pages down: what is typed in it, and what was asked with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.bridges.hosts import RESTS_MS


class ListSearch:
    """``ask`` has the list narrowed down to a text; ``spelt`` is that text as the engine takes it: two that it takes
    alike are one question.
    """

    def __init__(self, parent: QObject, ask: Callable[[str], None], spelt: Callable[[str], str]) -> None:
        self._ask = ask
        self._spelt = spelt
        self._asked: list[str] = []  # questions that are not answered yet, the earliest first
        self._rest = QTimer(parent, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._ask_now)
        self.is_open = False
        self.typed = ""
        self.shown_for = ""

    @property
    def is_awaited(self) -> bool:
        """An answer is on its way: the list that is pressed may no longer be the one that counts."""
        return bool(self._asked)

    def answered(self, query: str) -> None:
        """This is listed now: an answer to what was typed, meanwhile more may have been; or a list that begins anew."""
        shown = self._spelt(query)
        if shown in self._asked:
            del self._asked[: self._asked.index(shown) + 1]
        elif shown != self._spelt(self.shown_for):
            self._forget(query)
        self.shown_for = query

    def type(self, text: str) -> None:
        """So much is typed; it is asked for once the typing rests."""
        if self.is_open and text != self.typed:
            self.typed = text
            self._rest.start()

    def show_found(self) -> None:
        """Close the field, for the list: with what was typed."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask_now()
        self.is_open = False

    def show_all(self) -> None:
        """Close the field and forget what was typed."""
        self._rest.stop()
        self.is_open, self.typed = False, ""
        if self.shown_for or self._asked:
            self._ask_now()

    def pause(self) -> None:
        """Something of the list was picked."""
        self._rest.stop()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed stays."""
        self.is_open, self.shown_for = False, ""
        self._forget("")

    def _forget(self, text: str) -> None:
        self._rest.stop()
        self.typed = text
        self._asked.clear()

    def _ask_now(self) -> None:
        self._asked.append(self._spelt(self.typed))
        self._ask(self.typed)
