"""Emulated boards without a port: bytes in, bytes out, and which doors were pulsed."""

from drivers.emulators.boards import firmware
from drivers.emulators.front import Front
from drivers.emulators.layout import Door


class BenchBoards:
    """Boards of one family with doors at these places, board and channel each."""

    def __init__(self, family: str, *places: tuple[int, int], **settings: object) -> None:
        self.pulsed: list[tuple[int, int]] = []
        doors = [Door(f"{board}/{channel}", "bus", board, channel) for board, channel in places]
        self.front = Front(doors, self._changed)
        self.firmware = firmware(family, self.front, "bus", settings)

    def ask(self, request: str) -> list[str]:
        """What comes back, a frame each; all in hex."""
        return [reply.data.hex(" ").upper() for reply in self.firmware.hear(bytes.fromhex(request))]

    def _changed(self, door: Door, what: str) -> None:
        if what == "pulsed":
            self.pulsed.append((door.board, door.channel))
