"""Printers: does each answer, is there paper; if it is wanted, a slip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import drivers.printers
from drivers.errors import DriverError
from drivers.printers import Item, Line, QrCode
from kiosk.cli.doctor.connecting import failed
from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fine

_CHECK = "printer"
_SLIP: tuple[Item, ...] = (Line("Locker Kiosk: a test"), QrCode("LOCKER KIOSK TEST"), Line("It prints."))


def check(examined: Examined) -> Iterator[Finding]:
    """Each printer of the site."""
    for one in examined.site.printers:
        driver = drivers.printers.DRIVERS[one.driver]
        try:
            with closing(driver.connect(one.url, one.settings)) as printer:
                printer.check()
                if examined.test_slip:
                    printer.print(_SLIP)
        except DriverError as error:
            yield failed(_CHECK, one.name, one.url, error)
        else:
            printed = " A slip was printed: look whether it can be read." if examined.test_slip else ""
            yield fine(_CHECK, one.name, f"It is ready, as far as it tells.{printed}")
