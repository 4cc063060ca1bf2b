"""A lock bus without wires: a test says what its boards answer, and sees what they are asked."""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from drivers.errors import DriverError
from drivers.locks.base import Contact, ContactChange
from kiosk.engine.messages import Message

Kind = TypeVar("Kind")
WITHIN_S = 20.0  # so long a busy machine may take; nothing waits for it to pass


class FakeBus:
    """Each board answers with its contacts, or with the error that was set for it."""

    def __init__(self, *boards: int) -> None:
        self.contacts: dict[int, dict[int, Contact]] = {board: {1: Contact.CLOSED} for board in boards}
        self.errors: dict[int, DriverError] = {}
        self.open_error: DriverError | None = None
        self.pulsed: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
        self.asked: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.unasked: list[ContactChange] = []
        self.pause = 0.0
        self.closed = False

    def open(self, board: int, channel: int) -> Contact | None:
        self.pulsed.put((board, channel))
        if self.open_error is not None:
            raise self.open_error
        return None

    def read(self, board: int) -> Mapping[int, Contact]:
        self.asked.put(board)
        if board in self.errors:
            raise self.errors[board]
        return dict(self.contacts[board])

    def reports(self) -> Sequence[ContactChange]:
        told, self.unasked = self.unasked, []
        return told

    def ready_in(self) -> float:
        return self.pause

    def close(self) -> None:
        self.closed = True


class Posted:
    """What a worker posts, waited for one by one."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def __call__(self, message: Message) -> None:
        self._queue.put(message)

    def next(self, kind: type[Kind], where: Callable[[Kind], bool] = lambda _: True) -> Kind:
        """The next message of a kind that fits; others are passed over."""
        while True:
            message = self._queue.get(timeout=WITHIN_S)
            if isinstance(message, kind) and where(message):
                return message

    def left(self, kind: type[Kind]) -> list[Kind]:
        """Those of a kind that are there already."""
        found: list[Kind] = []
        while not self._queue.empty():
            message = self._queue.get()
            if isinstance(message, kind):
                found.append(message)
        return found
