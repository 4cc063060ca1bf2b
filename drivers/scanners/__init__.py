"""The registry of code scanners: a new kind is one file beside this one, and one line below."""

from collections.abc import Mapping

from drivers.scanners.base import MAX_TEXT, Photographing, Scanner, ScannerDriver
from drivers.scanners.camera import DRIVER as CAMERA
from drivers.scanners.serial_scanner import DRIVER as SERIAL

__all__ = ["DRIVERS", "MAX_TEXT", "Photographing", "Scanner", "ScannerDriver"]

DRIVERS: Mapping[str, ScannerDriver] = {
    "camera": CAMERA,
    "scanner-serial": SERIAL,
}
