"""The site file: one TOML file describes the kiosk, and every fault in it is explained with its line."""

from __future__ import annotations

from pathlib import Path

from kiosk.config.faults import Fault, SiteFileError
from kiosk.config.known import Drivers
from kiosk.config.load import parse_site, read_text
from kiosk.config.pools import bookable_by_pool, doors_by_pool
from kiosk.config.rules import PolicyTable, ScopeEntry
from kiosk.config.tables import (
    BankEntry,
    BusEntry,
    CompartmentEntry,
    DeskEntry,
    KioskTable,
    NoticesTable,
    PrinterEntry,
    ReaderEntry,
    RecordTable,
    ScannerEntry,
    ScreenTable,
    Site,
    SiteTable,
    TenantEntry,
    VisitorsTable,
)

__all__ = [
    "BankEntry",
    "BusEntry",
    "CompartmentEntry",
    "DeskEntry",
    "Drivers",
    "Fault",
    "KioskTable",
    "NoticesTable",
    "PolicyTable",
    "PrinterEntry",
    "ReaderEntry",
    "RecordTable",
    "ScannerEntry",
    "ScopeEntry",
    "ScreenTable",
    "Site",
    "SiteFileError",
    "SiteTable",
    "TenantEntry",
    "VisitorsTable",
    "bookable_by_pool",
    "doors_by_pool",
    "installed_drivers",
    "load_site",
]


def installed_drivers() -> Drivers:
    """The drivers of this version; imported only when asked for, since they bring pyserial along."""
    import drivers.locks
    import drivers.printers
    import drivers.readers
    import drivers.scanners

    return Drivers(drivers.locks.DRIVERS, drivers.readers.DRIVERS, drivers.scanners.DRIVERS, drivers.printers.DRIVERS)


def load_site(path: Path, drivers: Drivers | None = None) -> Site:
    """The site that the file at ``path`` describes.

    Raises SiteFileError with all that is wrong. A relative ``source`` of a scanner is taken from the file's folder.
    """
    return parse_site(read_text(path), path, drivers or installed_drivers())
