"""The driver of the "8A/80" family: asks, and gives the answers their meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.pacing import Pacing
from drivers.locks.reporting import ReportingLine
from drivers.locks.xor8a import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, number


@dataclass(frozen=True, slots=True)
class Settings:
    """``feedback``, ``bitmap_order`` and ``bitmap_one`` differ between boards of this family: open one door and see
    (README.md). ``pulse_s``: how long a lock is pulsed; 0 is the board's own time.

    ``reply_timeout_ms`` leaves room for a board that answers an opening after its pulse (300 ms) and its turnaround
    (200 ms). A read comes without a pulse; and while a board misses for the first time, no door on the bus can open.
    """

    baud: int = number(9600, 1200, 115200)
    channels: int = choice(*codec.READ_ALL_LENGTHS)
    feedback: str = choice("short_when_locked", "short_when_open")
    bitmap_order: str = choice("high_first", "low_first")
    bitmap_one: str = choice("shorted", "interrupted")
    pulse_s: int = number(0, 0, 9)
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class Xor8aBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._settings = settings
        self._open_timeout_s = settings.reply_timeout_ms / 1000 + settings.pulse_s
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        decoder = codec.Decoder(codec.READ_ALL_LENGTHS[settings.channels])
        self._line = ReportingLine(link, decoder, self._change)
        self._pacing = Pacing(settings.gap_ms / 1000 + settings.pulse_s)
        locked_when_shorted = settings.feedback == "short_when_locked"
        self._shorted = Contact.CLOSED if locked_when_shorted else Contact.OPEN
        self._interrupted = Contact.OPEN if locked_when_shorted else Contact.CLOSED
        plain = settings.bitmap_one == "shorted"
        self._one, self._zero = (self._shorted, self._interrupted) if plain else (self._interrupted, self._shorted)

    def open(self, board: int, channel: int) -> Contact:
        """Pulse a lock and return the contact in the board's answer."""
        self._line.wait_for(self._pacing)
        self._pacing.pulsed()

        def fits(reply: codec.OpenReply) -> bool:
            return (reply.board, reply.lock) == (board, channel)

        request = codec.open_one(board, channel, self._settings.pulse_s)
        reply = self._line.ask(board, request, self._open_timeout_s, codec.OpenReply, fits, again=False)
        return self._meaning(reply.status)

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of all channels that the board has room for; a small board reports unwired ones too."""

        def fits(reply: codec.BoardReply) -> bool:
            return reply.board == board

        request = codec.read_all(board)
        reply = self._line.ask(board, request, self._read_timeout_s, codec.BoardReply, fits, again=True)
        status = reply.status if self._settings.bitmap_order == "low_first" else reply.status[::-1]
        bits = int.from_bytes(status, "little")
        return {
            channel: self._one if bits >> (channel - 1) & 1 else self._zero
            for channel in range(1, self._settings.channels + 1)
        }

    def reports(self) -> Sequence[ContactChange]:
        """The changes that boards reported unasked, before, between and within exchanges."""
        return self._line.reports()

    def close(self) -> None:
        self._link.close()

    def _change(self, frame: object) -> ContactChange | None:
        if not isinstance(frame, codec.Report):
            return None
        return ContactChange(frame.board, frame.lock, self._meaning(frame.status))

    def _meaning(self, status: int) -> Contact:
        return {codec.SHORTED: self._shorted, codec.INTERRUPTED: self._interrupted}.get(status, Contact.UNKNOWN)


DRIVER = LockDriver(
    name="xor-8a",
    settings=Settings,
    boards=range(codec.LAST_BOARD + 1),  # the DIP switch sets 1 to 32; a bus has room up to 99
    channels=range(1, codec.LAST_LOCK + 1),
    bus=Xor8aBus,
)
