"""What an emulated board is to the rest of the emulator: it hears bytes, and answers some time later."""

from dataclasses import dataclass
from typing import Protocol

from drivers.locks.base import Contact


@dataclass(frozen=True, slots=True)
class Reply:
    """Bytes that a board will send, seconds after it understood the request."""

    data: bytes
    after_s: float


class Firmware(Protocol):
    """The boards of one bus."""

    def hear(self, data: bytes) -> list[Reply]:
        """Act on what arrived, and answer."""

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        """What a board says unasked when a contact changes."""

    def unasked(self) -> bytes:
        """What a board might say unasked at this moment: how some door is. Empty where the family never does."""

    def misaddressed(self, reply: bytes) -> bytes:
        """The reply as another board would have sent it, with a right check."""


class OnlyAsked:
    """What never speaks unless it is asked."""

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        """Nothing, whatever changed."""
        return None

    def unasked(self) -> bytes:
        """Nothing."""
        return b""


class Alone(OnlyAsked):
    """Alone on its line, and deaf: it has no address that could be wrong."""

    def hear(self, data: bytes) -> list[Reply]:
        """No answer."""
        return []

    def misaddressed(self, reply: bytes) -> bytes:
        """As it is."""
        return reply
