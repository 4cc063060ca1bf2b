"""The drivers that a site file may name, as far as checking the file needs to know them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from kiosk.config.faults import one_of, unknown_word

PLANNED: Mapping[str, Collection[str]] = {
    "bus": ("xor-8a", "kerong-cu16", "kerong-cu48", "winnsen", "wkly", "modbus-relay"),
    "reader": ("keyboard-wedge", "evdev", "em4100-serial", "ascii-serial", "twn4", "nfc", "osdp", "pcsc"),
    "scanner": ("camera", "scanner-serial"),
    "printer": ("escpos",),
}
"""Every driver of the design: one that this version does not have yet is told apart from a slip of the pen."""


class Driver(Protocol):
    """What every driver declares: its settings (a dataclass), and a check of them."""

    @property
    def settings(self) -> type[Any]: ...

    def check_settings(self, settings: Mapping[str, object]) -> None: ...


class LockDriver(Driver, Protocol):
    """A driver of lock boards also knows which boards and channels its family has."""

    def check_address(self, board: int, channel: int) -> str | None: ...


class ReaderDriver(Driver, Protocol):
    """A reader either sits on a port or types like a keyboard."""

    @property
    def types_into_window(self) -> bool: ...

    @property
    def example_url(self) -> str: ...

    def check_together(self, settings: Mapping[str, object]) -> None: ...


@dataclass(frozen=True, slots=True)
class Drivers:
    """The drivers that this version has, by the name that a site file uses."""

    locks: Mapping[str, LockDriver] = field(default_factory=dict)
    readers: Mapping[str, ReaderDriver] = field(default_factory=dict)
    scanners: Mapping[str, Driver] = field(default_factory=dict)
    printers: Mapping[str, Driver] = field(default_factory=dict)

    def of(self, table: str) -> Mapping[str, Driver]:
        """Those for a ``[[bus]]``, ``[[reader]]``, ``[[scanner]]`` or ``[[printer]]``."""
        kinds: Mapping[str, Mapping[str, Driver]] = {
            "bus": self.locks,
            "reader": self.readers,
            "scanner": self.scanners,
            "printer": self.printers,
        }
        return kinds[table]

    def objection(self, table: str, name: str) -> str | None:
        """Why no such driver can be had, or None where it can."""
        available = self.of(table)
        if name in available:
            return None
        if name in PLANNED[table]:
            return f"The driver {name} is not part of this version yet. Ready to use: {one_of(available)}."
        return unknown_word(name, list(available), f"a driver for a {table}")

    def setting_names(self, table: str, driver: Driver | None) -> list[str]:
        """The keys that a driver understands beside its own name and port; of all drivers where it is not known."""
        among = [driver] if driver is not None else self.of(table).values()
        return list(dict.fromkeys(entry.name for one in among for entry in fields(one.settings)))


def setting_default(driver: Driver, name: str) -> object:
    """What a setting is where the site file leaves it out; None where the driver has no such setting."""
    return next((entry.default for entry in fields(driver.settings) if entry.name == name), None)
