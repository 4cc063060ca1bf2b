"""The drivers that a site file may name, as far as checking the file needs to know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from kiosk.config.faults import unknown_word


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
        return None if name in available else unknown_word(name, list(available), f"a driver for a {table}")

    def setting_names(self, table: str, driver: Driver | None) -> list[str]:
        """The keys that a driver understands beside its own name and port; of all drivers where it is not known."""
        among = [driver] if driver is not None else self.of(table).values()
        return list(dict.fromkeys(entry.name for one in among for entry in fields(one.settings)))


def setting_default(driver: Driver, name: str) -> object:
    """What a setting is where the site file leaves it out; None where the driver has no such setting."""
    return next((entry.default for entry in fields(driver.settings) if entry.name == name), None)
