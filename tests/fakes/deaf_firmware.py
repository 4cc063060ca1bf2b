"""Boards that are not there, for an emulated bus."""

from drivers.emulators.firmware import Reply
from drivers.locks.base import Contact


class DeafFirmware:
    """Hears nothing and says nothing."""

    def hear(self, data: bytes) -> list[Reply]:
        """No answer."""
        return []

    def report(self, board: int, channel: int, contact: Contact) -> Reply | None:
        """No report."""
        return None

    def misaddressed(self, reply: bytes) -> bytes:
        """Nothing is ever sent that could be."""
        return reply
