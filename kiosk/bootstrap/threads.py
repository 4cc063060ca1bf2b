"""Everything that runs beside Qt's thread, and in which order it starts and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.engine.kiosk import Kiosk
from kiosk.runtime.bus_worker import BusWorker
from kiosk.runtime.control import ControlServer
from kiosk.runtime.engine_loop import EngineLoop
from kiosk.runtime.housekeeper import Housekeeper
from kiosk.runtime.notice_worker import NoticeWorker
from kiosk.runtime.reading_worker import ReadingWorker
from kiosk.sync.worker import SyncWorker

if TYPE_CHECKING:
    from kiosk.runtime.printer_worker import PrinterWorker
    from kiosk.runtime.stick import UsbStick

    DeviceThread = BusWorker | ReadingWorker | PrinterWorker | UsbStick


@dataclass(frozen=True, slots=True)
class Threads:
    """The engine, and what works for it. ``notices`` is None where none are delivered, ``sync`` without an upstream."""

    loop: EngineLoop
    devices: Sequence[DeviceThread]
    control: ControlServer
    housekeeper: Housekeeper
    notices: NoticeWorker | None
    sync: SyncWorker | None = None

    @contextmanager
    def running(self, kiosk: Kiosk) -> Iterator[None]:
        """The engine runs before anybody asks it, and until the last who does has ended."""
        self.loop.start(kiosk)
        try:
            self._start()
            yield
        finally:
            self._stop()
            self.loop.stop()

    def _start(self) -> None:
        """Devices first: people come to open doors."""
        for device in self.devices:
            device.start()
        self.control.start()
        self.housekeeper.start()
        if self.notices is not None:
            self.notices.start()
        if self.sync is not None:
            self.sync.start()

    def _stop(self) -> None:
        """Nothing new is taken on, then each ends what it has begun."""
        self.control.stop()
        self.housekeeper.ask_to_stop()
        if self.sync is not None:
            self.sync.ask_to_stop()
        if self.notices is not None:
            self.notices.ask_to_stop()
            self.notices.join()
        if self.sync is not None:
            self.sync.join()
        for device in self.devices:
            device.ask_to_stop()
        for device in self.devices:
            device.join()
        self.housekeeper.join()
