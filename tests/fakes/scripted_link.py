"""A serial link without a port: it delivers pieces that a test wrote down, then the adapter is gone. No waiting."""

from collections.abc import Iterable

from drivers.errors import PortGone
from drivers.serial_link import SerialLink


class ScriptedLink(SerialLink):
    """``pieces`` arrive one a ``receive``, once something was written; ``sent`` holds what was."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.url = "script"
        self.sent: list[bytes] = []
        self._pieces = list(pieces)

    def write(self, data: bytes) -> None:
        self.sent.append(data)

    def receive(self, timeout: float) -> bytes:
        if not self.sent:
            return b""
        if not self._pieces:
            raise PortGone("The script has ended.")
        return self._pieces.pop(0)
