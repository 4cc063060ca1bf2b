"""What every printer can do, what a slip is made of, and how a driver describes itself to the registry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from drivers.settings import read


@dataclass(frozen=True, slots=True)
class Line:
    """Words, cut into as many lines as the paper needs; empty: a blank line.

    ``may_drop``: left out by a printer that lacks most of its letters, for question marks help nobody.
    """

    text: str = field(repr=False)
    large: bool = False
    may_drop: bool = False


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code of some ASCII text."""

    text: str = field(repr=False)


Item = Line | QrCode


class Printer(Protocol):
    """One printer. Owned by one thread; every method may raise PortGone."""

    def check(self) -> None:
        """Raises NoReply where it is silent, NotReady where it has no paper; as far as it can tell."""

    def print(self, slip: Sequence[Item]) -> None:
        """Print a slip once and cut it off. Raises NoReply or NotReady, as ``check``.

        An error after ``check`` passed leaves open what is on paper: half a slip, or all of it.
        """

    def close(self) -> None:
        """Give the port back."""


@dataclass(frozen=True, slots=True)
class PrinterDriver:
    """A kind of printer, as the site file names it."""

    name: str
    settings: type[Any]
    printer: Callable[[str, Any], Printer]

    def check_settings(self, settings: Mapping[str, object]) -> None:
        """Raise ValueError with a sentence that names the faulty setting."""
        read(self.settings, settings)

    def connect(self, url: str, settings: Mapping[str, object]) -> Printer:
        """Open the port. Raises ValueError for a bad setting, PortGone or PortDenied for the port."""
        return self.printer(url, read(self.settings, settings))
