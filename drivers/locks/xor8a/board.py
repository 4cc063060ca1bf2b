"""The driver of the "8A/80" family: asks, and gives the answers their meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.pacing import Pacing
from drivers.locks.xor8a import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

F = TypeVar("F", bound=codec.Frame)


@dataclass(frozen=True, slots=True)
class Settings:
    """``feedback`` and ``bitmap_order`` differ between boards of this family: open one door and see (README.md).

    ``reply_timeout_ms`` leaves room for a board that answers an opening after its pulse (300 ms) and its turnaround
    (200 ms). A read comes without a pulse; and while a silent board is waited for, no door on the bus can be opened.
    """

    baud: int = number(9600, 1200, 115200)
    channels: int = choice(*codec.READ_ALL_LENGTHS)
    feedback: str = choice("short_when_locked", "short_when_open")
    bitmap_order: str = choice("high_first", "low_first")
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class Xor8aBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._settings = settings
        self._open_timeout_s = settings.reply_timeout_ms / 1000
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        self._decoder = codec.Decoder(codec.READ_ALL_LENGTHS[settings.channels])
        self._pacing = Pacing(settings.gap_ms / 1000)
        self._reports: list[ContactChange] = []
        locked_when_shorted = settings.feedback == "short_when_locked"
        self._shorted = Contact.CLOSED if locked_when_shorted else Contact.OPEN
        self._interrupted = Contact.OPEN if locked_when_shorted else Contact.CLOSED

    def open(self, board: int, channel: int) -> Contact:
        """Pulse a lock and return the contact in the board's answer."""
        while (wait := self._pacing.remaining()) > 0:
            self._take(self._link.receive(wait))
        self._pacing.pulsed()
        reply = self._ask(
            board,
            codec.open_one(board, channel),
            self._open_timeout_s,
            codec.OpenReply,
            lambda reply: (reply.board, reply.lock) == (board, channel),
        )
        return self._meaning(reply.status)

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of all channels that the board has room for; a small board reports unwired ones too."""
        reply = self._ask(
            board, codec.read_all(board), self._read_timeout_s, codec.BoardReply, lambda reply: reply.board == board
        )
        status = reply.status if self._settings.bitmap_order == "low_first" else reply.status[::-1]
        bits = int.from_bytes(status, "little")
        return {
            channel: self._shorted if bits >> (channel - 1) & 1 else self._interrupted
            for channel in range(1, self._settings.channels + 1)
        }

    def reports(self) -> Sequence[ContactChange]:
        """The changes that boards reported unasked, before, between and within exchanges."""
        self._take(self._link.receive(0))
        reports, self._reports = self._reports, []
        return reports

    def close(self) -> None:
        self._link.close()

    def _ask(self, board: int, request: bytes, timeout: float, kind: type[F], fits: Callable[[F], bool]) -> F:
        def answer_in(data: bytes) -> F | None:
            frames = self._take(data)
            return next((frame for frame in frames if isinstance(frame, kind) and fits(frame)), None)

        return self._link.exchange(request, answer_in, timeout, f"Board {board}", self._decoder.leftover)

    def _take(self, data: bytes) -> list[codec.Frame]:
        """Decode, and put reports aside: they may come between a request and its answer."""
        frames = self._decoder.feed(data)
        self._reports += [
            ContactChange(frame.board, frame.lock, self._meaning(frame.status))
            for frame in frames
            if isinstance(frame, codec.Report)
        ]
        return frames

    def _meaning(self, status: int) -> Contact:
        return {codec.SHORTED: self._shorted, codec.INTERRUPTED: self._interrupted}.get(status, Contact.UNKNOWN)


DRIVER = LockDriver(
    name="xor-8a",
    settings=Settings,
    boards=range(100),  # the DIP switch sets 1 to 32; the frames have room up to 99
    channels=range(1, 51),
    bus=Xor8aBus,
)
