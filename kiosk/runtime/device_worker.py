"""What every device thread has in common: it owns its port, reconnects by itself, and only posts messages."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

import structlog

from drivers.errors import DriverError, NotReady
from kiosk.domain.devices import DeviceKind
from kiosk.engine.messages import DeviceChanged, Message

log = structlog.get_logger()

# A device that went away is looked for again after this long, doubling up to the longest (seconds).
FIRST_RETRY_S = 0.25
LONGEST_RETRY_S = 5.0
# Whoever worked for this long is looked for at once again when it goes away (seconds).
SERVED_WELL_S = 30.0


class Closable(Protocol):
    """Any connected driver."""

    def close(self) -> None: ...


Device = TypeVar("Device", bound=Closable)


class DeviceWorker(ABC, Generic[Device]):
    """One thread for one device."""

    def __init__(
        self, name: str, kind: DeviceKind, connect: Callable[[], Device], post: Callable[[Message], None]
    ) -> None:
        self.name = name
        self._kind = kind
        self._connect = connect
        self._post = post
        self._stopping = threading.Event()
        self._last: DeviceChanged | None = None
        self._thread = threading.Thread(target=self._run, name=f"{kind.value} {name}")

    def start(self) -> None:
        """Begin to look for the device."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Ask the thread to end; ``join`` waits until it has."""
        self._stopping.set()

    def join(self) -> None:
        """Wait for the thread's end."""
        if self._thread.ident is not None:
            self._thread.join()

    @abstractmethod
    def _serve(self, device: Device) -> None:
        """Work with a connected device until asked to stop; a ``DriverError`` means that it is gone."""

    def _pause(self, seconds: float) -> None:
        """Wait before the next try to connect."""
        self._stopping.wait(seconds)

    def _tell(self, change: DeviceChanged) -> None:
        """Post a change of state once, and log it once each way."""
        if change == self._last:
            return
        self._last = change
        if change.up:
            log.info("device.up", name=self.name, kind=self._kind.value)
        else:
            log.info("device.down", name=self.name, kind=self._kind.value, error=change.error)
        self._post(change)

    def _tell_gone(self, sentence: str, in_part: bool = False) -> None:
        change = DeviceChanged(self.name, self._kind, up=False, error=sentence, reachable=False, in_part=in_part)
        self._tell(change)

    def _run(self) -> None:
        retry_s = FIRST_RETRY_S
        while not self._stopping.is_set():
            began = time.monotonic()
            self._connect_and_serve()
            # A device that can be opened but does not work is not asked again and again for that.
            if time.monotonic() - began > SERVED_WELL_S:
                retry_s = FIRST_RETRY_S
            self._pause(retry_s)
            retry_s = min(LONGEST_RETRY_S, retry_s * 2)

    def _connect_and_serve(self) -> None:
        try:
            device = self._connect()
            try:
                self._serve(device)
            finally:
                device.close()
        except DriverError as error:
            self._tell_gone(str(error), in_part=isinstance(error, NotReady))
        except Exception:  # one broken part never stops the rest, and never goes unseen
            log.exception("device.failed", name=self.name, kind=self._kind.value)
            self._tell_gone("This part failed in a way that nobody foresaw; the log says how. It is tried again.")
