"""The registry of printers: a new kind is one folder beside this file, and one line below."""

from collections.abc import Mapping

from drivers.printers.base import Item, Line, Printer, PrinterDriver, QrCode
from drivers.printers.escpos.printer import DRIVER as ESCPOS

__all__ = ["DRIVERS", "Item", "Line", "Printer", "PrinterDriver", "QrCode"]

DRIVERS: Mapping[str, PrinterDriver] = {
    "escpos": ESCPOS,
}
