"""What every badge reader can do, and how a driver describes itself to the registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol, runtime_checkable

from drivers.settings import read


@dataclass(frozen=True, slots=True)
class Tap:
    """A card that proved itself, where a badge only says a number that anybody can copy.

    ``identifier`` is upper-case hex. ``counter`` has risen with each tap of this card: one that is not above the last
    was heard before, and proves nothing.
    """

    identifier: str = field(repr=False)
    counter: int


class Signal(Enum):
    """What a reader with lamps or a buzzer tells whoever holds up a card."""

    WELCOME = "welcome"
    REFUSED = "refused"


class BadgeReader(Protocol):
    """One reader. Owned by one thread."""

    def read(self, timeout: float) -> str | Tap | None:
        """The next badge held up, as upper-case hex, or None after ``timeout`` seconds. Raises PortGone.

        A reader that has to be asked may raise NoReply or BadReply, once it has failed to answer several times.
        A badge that stays on the reader is returned once.
        """

    def close(self) -> None:
        """Give the port back."""


@runtime_checkable
class Signalling(Protocol):
    """A reader with lamps or a buzzer of its own."""

    def signal(self, signal: Signal) -> None:
        """Show it and sound it, without waiting for its end. From the thread that reads. Raises PortGone."""


@dataclass(frozen=True, slots=True)
class ReaderDriver:
    """A kind of badge reader, as the site file names it."""

    name: str
    settings: type[Any]
    reader: Callable[[str, Any], BadgeReader] | None
    """None for a reader that types like a keyboard: only the window it types into can read it."""
    objection: Callable[[Any], str | None] = lambda _: None
    """A sentence where settings, each of them right, do not fit each other."""
    example_url: str = "/dev/serial/by-id/…"
    """What a port of such a reader may be called; for whoever wrote none."""

    @property
    def types_into_window(self) -> bool:
        """Whether there is no port to connect to, because the badges arrive as key presses."""
        return self.reader is None

    def check_settings(self, settings: Mapping[str, object]) -> None:
        """Raise ValueError with a sentence that names the faulty setting."""
        read(self.settings, settings)

    def check_together(self, settings: Mapping[str, object]) -> None:
        """Raise ValueError with a sentence where all settings of a reader, each of them right, do not fit."""
        if fault := self.objection(read(self.settings, settings)):
            raise ValueError(fault)

    def connect(self, url: str, settings: Mapping[str, object]) -> BadgeReader:
        """Open the port. Raises ValueError for a bad setting, PortGone or PortDenied for the port."""
        if self.reader is None:
            raise ValueError(f"A {self.name} reader has no port: it types into the window.")
        self.check_together(settings)
        return self.reader(url, read(self.settings, settings))
