"""Readers and scanners: whatever they read is posted as a credential."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from drivers.readers.base import Tap
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import CredentialPresented, DeviceChanged, Message
from kiosk.runtime.device_worker import DeviceWorker

# How long a read may wait before the thread looks whether it is to stop (seconds).
LOOK_UP_S = 0.5


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

    def _serve(self, device: Reading) -> None:
        wait_s = 0.0  # the first look tells at once that it can be read, not only opened
        while not self._stopping.is_set():
            value = device.read(wait_s)
            wait_s = LOOK_UP_S
            self._tell(DeviceChanged(self.name, self._kind, up=True))
            if value is not None:
                self._post(self._presented(value))
            self._between_reads(device)

    def _presented(self, value: str | Tap) -> CredentialPresented:
        if isinstance(value, Tap):
            return CredentialPresented(CredentialKind.TAG, value.identifier, self.name, value.counter)
        return CredentialPresented(self._credential, value, self.name)

    def _between_reads(self, device: Reading) -> None:
        """What else the device is there for."""
