"""What every lock board can do, and how a driver describes itself to the registry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from drivers.serial_link import SerialLink
from drivers.settings import read
from drivers.tcp_link import open_link


class Contact(Enum):
    """What a door's feedback contact says. UNKNOWN where a board cannot tell."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A report that a board sent of its own accord; the channel counts from 1."""

    board: int
    channel: int
    contact: Contact


class LockBus(Protocol):
    """One line with lock boards on it. Owned by one thread; every method may raise PortGone."""

    def open(self, board: int, channel: int) -> Contact | None:
        """Pulse a lock once, never twice, and return the contact that the answer reported.

        None where the family sends no answer. Raises NoReply or BadReply; the lock may have been pulsed even then.
        A returned contact is the board's word at that moment, not proof that a door moved: read it again.
        """

    def ready_in(self) -> float:
        """Seconds until the supply takes another pulse; 0 when ``open`` would pulse at once."""

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of a board by channel, counted from 1. Raises NoReply or BadReply."""

    def reports(self) -> Sequence[ContactChange]:
        """What boards have reported unasked since the last call. Never waits."""

    def close(self) -> None:
        """Give the port back."""


@dataclass(frozen=True, slots=True)
class LockDriver:
    """A family of lock boards, as the site file names it."""

    name: str
    settings: type[Any]
    boards: range
    channels: range
    bus: Callable[[SerialLink, Any], LockBus]

    def check_address(self, board: int, channel: int) -> str | None:
        """A sentence that says why there is no such lock in this family, or None."""
        for what, value, allowed in (("board", board, self.boards), ("channel", channel, self.channels)):
            if value not in allowed:
                return f"A {self.name} has no {what} {value}: it goes from {allowed[0]} to {allowed[-1]}."
        return None

    def check_settings(self, settings: Mapping[str, object]) -> None:
        """Raise ValueError with a sentence that names the faulty setting."""
        read(self.settings, settings)

    def connect(self, url: str, settings: Mapping[str, object], hurried: Callable[[], bool] = lambda: False) -> LockBus:
        """Open the port. Raises ValueError for a bad setting, PortGone or PortDenied for the port.

        While ``hurried`` says that something more urgent waits, a board that missed lately is not waited for to the end
        of its time-out.
        """
        checked = read(self.settings, settings)
        link = open_link(url, checked.baud)
        link.hurried = hurried
        return self.bus(link, checked)
