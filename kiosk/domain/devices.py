"""Devices: the parts of a kiosk that can fail one by one."""

from __future__ import annotations

from enum import Enum


class DeviceKind(Enum):
    """What a part does."""

    LOCKS = "locks"
    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    RECORD = "record"  # the database, and its backups
    DISK = "disk"  # that the data folder is on
    CAMERA = "camera"  # the scanner's, where it can take photographs
    SCREEN = "screen"
    UPSTREAM = "upstream"  # the service that this kiosk reports to
