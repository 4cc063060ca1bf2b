"""Emulated lock boards, by family: a module each beside this one.

The firmware of one family serves all boards of a bus, for a bus hears every byte. Wrong check bytes and foreign
addresses get no answer, as on the real ones. ``reply_ms`` (5) is how long a board takes to answer, ``pulse_ms`` (0) how
long before an opening is answered.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from drivers.emulators.firmware import Firmware
from drivers.emulators.front import Front
from drivers.emulators.kerong_cu16 import KerongFirmware, KerongSettings
from drivers.emulators.kerong_cu48 import Cu48Firmware, Cu48Settings
from drivers.emulators.modbus_relay import RelayFirmware, RelaySettings
from drivers.emulators.winnsen import WinnsenFirmware, WinnsenSettings
from drivers.emulators.wkly import WklyFirmware, WklySettings
from drivers.emulators.xor8a import Xor8aFirmware, Xor8aSettings
from drivers.settings import read

_DRIVER_ONLY = frozenset(
    ("baud", "reply_timeout_ms", "read_timeout_ms", "gap_ms", "pulse_ms", "door_contacts", "pulse_s")
)
"""Settings of the driver that mean nothing to a board; a layout may be written by copying a bus of the site file."""

FIRMWARES: Mapping[str, tuple[type[Any], Callable[[Front, str, Any], Firmware]]] = {
    "kerong-cu16": (KerongSettings, KerongFirmware),
    "kerong-cu48": (Cu48Settings, Cu48Firmware),
    "modbus-relay": (RelaySettings, RelayFirmware),
    "winnsen": (WinnsenSettings, WinnsenFirmware),
    "wkly": (WklySettings, WklyFirmware),
    "xor-8a": (Xor8aSettings, Xor8aFirmware),
}


def firmware(driver: str, front: Front, bus: str, settings: Mapping[str, object]) -> Firmware:
    """The boards of a bus. Raises ValueError with a sentence."""
    if driver not in FIRMWARES:
        raise ValueError(f"There is no emulation of “{driver}”; there are {', '.join(FIRMWARES)}.")
    kind, make = FIRMWARES[driver]
    drivers_own = _DRIVER_ONLY - {entry.name for entry in fields(kind)}
    return make(front, bus, read(kind, {name: value for name, value in settings.items() if name not in drivers_own}))
