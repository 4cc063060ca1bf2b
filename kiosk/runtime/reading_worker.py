"""Readers and scanners: what they read is posted as a credential; one with lamps shows what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol

from drivers.errors import DriverError
from drivers.readers.base import Signal, Signalling, Tap
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import CredentialPresented, DeviceChanged, Message
from kiosk.engine.ports import Answer
from kiosk.runtime.device_worker import DeviceWorker

# How long a read may wait before the thread looks whether it is to stop (seconds).
LOOK_UP_S = 0.5
# While an answer is awaited, a reader that can show it looks for it so often, for so long. Later it is worse than none:
# somebody else may stand there.
LOOK_FOR_ANSWER_S = 0.03
ANSWER_WITHIN_S = 1.0

_SIGNALS = {Answer.WELCOME: Signal.WELCOME, Answer.REFUSED: Signal.REFUSED}


class Reading(Protocol):
    """A badge reader or a scanner."""

    def read(self, timeout: float) -> str | Tap | None: ...

    def close(self) -> None: ...


class ReadingWorker(DeviceWorker[Reading]):
    """One thread for one reader or scanner."""

    def __init__(
        self,
        name: str,
        kind: DeviceKind,
        credential: CredentialKind,
        connect: Callable[[], Reading],
        post: Callable[[Message], None],
    ) -> None:
        super().__init__(name, kind, connect, post)
        self._credential = credential
        self._answer: Answer | None = None  # to what was posted last
        self._awaits_until = 0.0

    @property
    def reads_badges(self) -> bool:
        """Whether it is a reader, and no scanner."""
        return self._kind is DeviceKind.READER

    def signal(self, answer: Answer) -> None:
        """Show this between two reads, if the reader can and the answer still concerns somebody. From any thread."""
        self._answer = answer

    def _serve(self, device: Reading) -> None:
        wait_s = 0.0  # the first look tells at once that it can be read, not only opened
        while not self._stopping.is_set():
            value = device.read(wait_s)
            self._tell(DeviceChanged(self.name, self._kind, up=True))
            if value is not None:
                self._answer = None
                self._awaits_until = time.monotonic() + ANSWER_WITHIN_S
                self._post(self._presented(value))
            wait_s = LOOK_UP_S
            if isinstance(device, Signalling) and time.monotonic() < self._awaits_until:
                self._show_answer(device)
                wait_s = LOOK_FOR_ANSWER_S
            self._between_reads(device)

    def _show_answer(self, device: Signalling) -> None:
        answer, self._answer = self._answer, None
        if answer is None:
            return
        self._awaits_until = 0.0
        with suppress(DriverError):  # whether the reader still reads, the next read tells
            device.signal(_SIGNALS[answer])

    def _presented(self, value: str | Tap) -> CredentialPresented:
        if isinstance(value, Tap):
            return CredentialPresented(CredentialKind.TAG, value.identifier, self.name, value.counter)
        return CredentialPresented(self._credential, value, self.name)

    def _between_reads(self, device: Reading) -> None:
        """What else the device is there for."""


class SignallingReaders:
    """The engine's ``Readers``: those with a thread of their own. What types into the window has no lamps."""

    def __init__(self, workers: Iterable[ReadingWorker]) -> None:
        self._workers = {one.name: one for one in workers if one.reads_badges}

    def signal(self, reader: str, answer: Answer) -> None:
        if reader in self._workers:
            self._workers[reader].signal(answer)
