"""Badge readers: can each be opened and read; with somebody here, does it read a badge?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import drivers.readers
from drivers.errors import DriverError
from drivers.readers import BadgeReader
from kiosk.cli.doctor.connecting import failed
from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, unknown
from kiosk.config import ReaderEntry

HELD_UP_WITHIN_S = 20.0

_CHECK = "reader"


def check(examined: Examined) -> Iterator[Finding]:
    """Each reader of the site."""
    for one in examined.site.readers:
        driver = drivers.readers.DRIVERS[one.driver]
        if driver.types_into_window:
            what = "It types into the kiosk's window, so nothing can be told of it from here."
            yield unknown(_CHECK, one.name, what, "Test it on the health screen of facilities mode.")
            continue
        url = one.url or ""
        try:
            with closing(driver.connect(url, one.settings)) as reader:
                yield _read(examined, one, reader)
        except DriverError as error:
            yield failed(_CHECK, one.name, url, error)


def _read(examined: Examined, one: ReaderEntry, reader: BadgeReader) -> Finding:
    if not examined.interactive:
        reader.read(0.0)
        return fine(_CHECK, one.name, "It can be opened and read.")
    examined.ask(f"Hold any badge up to the reader {one.name} now.")
    if reader.read(HELD_UP_WITHIN_S) is not None:
        return fine(_CHECK, one.name, "It has read a badge.")
    what = f"Nothing was read within {HELD_UP_WITHIN_S:.0f} s."
    return fault(_CHECK, one.name, what, "Check that the badge is of a kind that this reader reads, and its settings.")
