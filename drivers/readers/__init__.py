"""The registry of badge readers: a new kind is one file beside this one, and one line below."""

from collections.abc import Mapping

from drivers.readers.ascii_serial import DRIVER as ASCII_SERIAL
from drivers.readers.base import BadgeReader, ReaderDriver
from drivers.readers.em4100_serial import DRIVER as EM4100_SERIAL
from drivers.readers.evdev_wedge import DRIVER as EVDEV
from drivers.readers.keyboard_wedge import DRIVER as KEYBOARD_WEDGE
from drivers.readers.nfc.reader import DRIVER as NFC
from drivers.readers.osdp.reader import DRIVER as OSDP
from drivers.readers.pcsc.reader import DRIVER as PCSC
from drivers.readers.twn4.reader import DRIVER as TWN4

__all__ = ["DRIVERS", "BadgeReader", "ReaderDriver"]

DRIVERS: Mapping[str, ReaderDriver] = {
    "ascii-serial": ASCII_SERIAL,
    "em4100-serial": EM4100_SERIAL,
    "evdev": EVDEV,
    "keyboard-wedge": KEYBOARD_WEDGE,
    "nfc": NFC,
    "osdp": OSDP,
    "pcsc": PCSC,
    "twn4": TWN4,
}
