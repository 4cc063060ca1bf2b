"""The devices of a site file, each with the thread that owns its port."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import drivers.locks
import drivers.printers
import drivers.readers
import drivers.scanners
from drivers.readers.keyboard_wedge import WedgeDecoder, decoder
from kiosk.bootstrap.engine import Post
from kiosk.config import BusEntry, PrinterEntry, ReaderEntry, ScannerEntry, Site
from kiosk.config.facilities import CAMERA
from kiosk.domain.compartments import Compartment
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.engine.kiosk import Kiosk
from kiosk.runtime.bus_worker import BusWorker
from kiosk.runtime.camera_worker import CameraWorker
from kiosk.runtime.reading_worker import ReadingWorker

if TYPE_CHECKING:
    from kiosk.runtime.printer_worker import PrinterWorker


def bus_worker(entry: BusEntry, compartments: list[Compartment], post: Post) -> BusWorker:
    """One bus, with the compartments that hang on it."""
    driver = drivers.locks.DRIVERS[entry.driver]
    mine = [one for one in compartments if one.bus == entry.name]
    return BusWorker(entry.name, partial(driver.connect, entry.url, entry.settings), mine, post)


def reading_workers(site: Site, post: Post) -> list[ReadingWorker]:
    """All readers with a port of their own, and all scanners."""
    return [_reader(one, post) for one in site.readers if one.url is not None] + [
        _scanner(one, post) for one in site.scanners
    ]


def camera_among(workers: Sequence[ReadingWorker]) -> CameraWorker | None:
    """The first scanner that takes photographs, too."""
    return next((one for one in workers if isinstance(one, CameraWorker)), None)


def _reader(entry: ReaderEntry, post: Post) -> ReadingWorker:
    driver = drivers.readers.DRIVERS[entry.driver]
    connect = partial(driver.connect, entry.url or "", entry.settings)
    return ReadingWorker(entry.name, DeviceKind.READER, CredentialKind.BADGE, connect, post)


def _scanner(entry: ScannerEntry, post: Post) -> ReadingWorker:
    driver = drivers.scanners.DRIVERS[entry.driver]
    connect = partial(driver.connect, entry.source or entry.url or "", entry.settings)
    if entry.driver == CAMERA:
        return CameraWorker(entry.name, connect, post)
    return ReadingWorker(entry.name, DeviceKind.SCANNER, CredentialKind.QR, connect, post)


def printer_worker(entry: PrinterEntry, site: Site, kiosk: Kiosk, post: Post) -> PrinterWorker:
    """On Qt's thread, which knows the words of a slip."""
    # Loaded here: most kiosks have no printer, and the start screen must not wait for it.
    from kiosk.runtime.printer_worker import PrinterWorker
    from kiosk.ui.slip_texts import SlipTexts

    driver = drivers.printers.DRIVERS[entry.driver]
    texts = SlipTexts(site.site.languages, site.site.timezone, site.site.name, kiosk.clock.now)
    return PrinterWorker(entry.name, partial(driver.connect, entry.url, entry.settings), post, texts)


def wedge(site: Site) -> WedgeDecoder | None:
    """What tells the keys of a reader that types like a keyboard from a person's, where there is such a reader."""
    for one in site.readers:
        if drivers.readers.DRIVERS[one.driver].types_into_window:
            return decoder(one.settings)
    return None
