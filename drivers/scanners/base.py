"""What every code scanner can do, and how a driver describes itself to the registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from drivers.settings import read

MAX_TEXT = 512
"""Characters that a code may have: a visitor's pass has under 200, the largest QR code nearly 8,000."""


class Scanner(Protocol):
    """One scanner. Owned by one thread."""

    def read(self, timeout: float) -> str | None:
        """The text of the next code held up, or None after ``timeout`` seconds. Raises PortGone.

        A code that stays in view is returned once. What is unreadable or longer than MAX_TEXT is never returned.
        """

    def close(self) -> None:
        """Give the camera or the port back; a read that waits in another thread ends."""


@runtime_checkable
class Photographing(Scanner, Protocol):
    """A scanner that can take photographs, too."""

    def photograph(self) -> bytes | None:
        """What is before it now, as a JPEG of at most 640 pixels and 100 kB; None where it saw nothing yet."""


@dataclass(frozen=True, slots=True)
class ScannerDriver:
    """A kind of scanner, as the site file names it."""

    name: str
    settings: type[Any]
    scanner: Callable[[str, Any], Scanner]

    def check_settings(self, settings: Mapping[str, object]) -> None:
        """Raise ValueError with a sentence that names the faulty setting."""
        read(self.settings, settings)

    def connect(self, source: str, settings: Mapping[str, object]) -> Scanner:
        """Open the source. Raises ValueError for a bad setting, PortGone or PortDenied for the source."""
        return self.scanner(source, read(self.settings, settings))
