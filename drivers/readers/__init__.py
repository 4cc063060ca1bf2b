"""The registry of badge readers: a new kind is one file beside this one, and one line below."""

from collections.abc import Mapping

from drivers.readers.base import BadgeReader, ReaderDriver
from drivers.readers.em4100_serial import DRIVER as EM4100_SERIAL
from drivers.readers.keyboard_wedge import DRIVER as KEYBOARD_WEDGE

__all__ = ["DRIVERS", "BadgeReader", "ReaderDriver"]

DRIVERS: Mapping[str, ReaderDriver] = {
    "em4100-serial": EM4100_SERIAL,
    "keyboard-wedge": KEYBOARD_WEDGE,
}
