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

    def misaddressed(self, reply: bytes) -> bytes:
        """The reply as another board would have sent it, with a right check."""
