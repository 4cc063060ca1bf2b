"""The driver of the WKLY boards: asks, listens, and gives what it hears its meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drivers.errors import BadReply
from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.pacing import Pacing
from drivers.locks.reporting import ReportingLine
from drivers.locks.wkly import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, number


@dataclass(frozen=True, slots=True)
class Settings:
    """``one_means`` depends on how the latch's switch is wired; all sources say "closed".

    ``reply_timeout_ms`` leaves room for a board that answers an opening after its pulse.
    """

    baud: int = number(9600, 1200, 115200)
    channels: int = choice(24, 12)
    one_means: str = choice("closed", "open")
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class WklyBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._settings = settings
        self._open_timeout_s = settings.reply_timeout_ms / 1000
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        self._line = ReportingLine(link, codec.decoder(), self._change)
        self._pacing = Pacing(settings.gap_ms / 1000)
        one_is_closed = settings.one_means == "closed"
        one, zero = (Contact.CLOSED, Contact.OPEN) if one_is_closed else (Contact.OPEN, Contact.CLOSED)
        self._meanings = {codec.ONE: one, codec.ZERO: zero}

    def open(self, board: int, channel: int) -> Contact:
        """Pulse a lock and return the contact in the board's answer."""

        def fits(reply: codec.LockReply) -> bool:
            return (reply.board, reply.command, reply.channel) == (board, codec.OPEN, channel)

        self._line.wait_for(self._pacing)
        self._pacing.pulsed()
        request = codec.open_one(board, channel)
        reply = self._line.ask(board, request, self._open_timeout_s, codec.LockReply, fits, again=False)
        self._check(board, reply.status)
        return Contact.UNKNOWN if reply.state is None else self._meaning(reply.state)

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of as many channels as the board says it has."""

        def fits(reply: codec.BoardReply) -> bool:
            return reply.board == board

        request = codec.read_all(board)
        reply = self._line.ask(board, request, self._read_timeout_s, codec.BoardReply, fits, again=True)
        self._check(board, reply.status)
        return {channel: self._meaning(state) for channel, state in enumerate(reply.states, 1)}

    def reports(self) -> Sequence[ContactChange]:
        """The changes that boards reported unasked, before, between and within exchanges."""
        return self._line.reports()

    def close(self) -> None:
        self._link.close()

    def _change(self, frame: object) -> ContactChange | None:
        if not isinstance(frame, codec.Report):
            return None
        return ContactChange(frame.board, frame.channel, self._meaning(frame.state))

    def _meaning(self, state: int) -> Contact:
        return self._meanings.get(state, Contact.UNKNOWN)

    def _check(self, board: int, status: int) -> None:
        if status != codec.DONE:
            raise BadReply(f"Board {board} on {self._link.url} answers that it could not do it.", bytes((status,)))


DRIVER = LockDriver(
    name="wkly",
    settings=Settings,
    boards=range(256),
    channels=range(1, codec.MOST_CHANNELS + 1),
    bus=WklyBus,
)
