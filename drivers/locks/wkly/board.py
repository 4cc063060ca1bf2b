"""The driver of the WKLY boards: asks, listens, and gives what it hears its meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drivers.errors import BadReply
from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.pacing import Pacing
from drivers.locks.wkly import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

F = TypeVar("F", codec.LockReply, codec.BoardReply, codec.Done)


@dataclass(frozen=True, slots=True)
class Settings:
    """``one_means`` depends on how the latch's switch is wired; all sources say "closed".

    ``turn_ms`` is how long a board needs for each lock of several that it opens in turn, as far as the next pulse on
    the bus has to wait for it. ``reply_timeout_ms`` leaves room for a board that answers an opening after its pulse.
    """

    baud: int = number(9600, 1200, 115200)
    channels: int = choice(24, 12)
    one_means: str = choice("closed", "open")
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)
    turn_ms: int = number(500, 0, 10000)


class WklyBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._settings = settings
        self._open_timeout_s = settings.reply_timeout_ms / 1000
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        self._decoder = codec.decoder()
        self._pacing = Pacing(settings.gap_ms / 1000)
        self._reports: list[ContactChange] = []
        one_is_closed = settings.one_means == "closed"
        one, zero = (Contact.CLOSED, Contact.OPEN) if one_is_closed else (Contact.OPEN, Contact.CLOSED)
        self._meanings = {codec.ONE: one, codec.ZERO: zero}

    def open(self, board: int, channel: int) -> Contact:
        """Pulse a lock and return the contact in the board's answer."""

        def fits(reply: codec.LockReply) -> bool:
            return (reply.board, reply.command, reply.channel) == (board, codec.OPEN, channel)

        self._wait_for_supply()
        self._pacing.pulsed()
        reply = self._ask(board, codec.open_one(board, channel), self._open_timeout_s, codec.LockReply, fits)
        self._check(board, reply.status)
        return Contact.UNKNOWN if reply.state is None else self._meaning(reply.state)

    def open_in_turn(self, board: int, channels: Sequence[int]) -> None:
        """Let the board pulse several locks one after another, each once; for "open all" without a question a lock.

        The answer says nothing of the doors: reports and reads tell. Whether it comes before the pulses or after them
        is in no source, so there is time for both. Raises as :meth:`open`, and ValueError for channels it can't take.
        """
        known = range(1, self._settings.channels + 1)
        if not channels or len(set(channels)) < len(channels) or any(one not in known for one in channels):
            raise ValueError(f"Opening in turn takes different channels from 1 to {known[-1]}, not {list(channels)}.")

        def fits(reply: codec.Done) -> bool:
            return (reply.board, reply.command) == (board, codec.OPEN_IN_TURN)

        lasting_s = len(channels) * self._settings.turn_ms / 1000
        self._wait_for_supply()
        self._pacing.pulsed(lasting_s)
        request = codec.open_in_turn(board, channels)
        reply = self._ask(board, request, lasting_s + self._open_timeout_s, codec.Done, fits)
        self._check(board, reply.status)

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of as many channels as the board says it has."""

        def fits(reply: codec.BoardReply) -> bool:
            return reply.board == board

        reply = self._ask(board, codec.read_all(board), self._read_timeout_s, codec.BoardReply, fits)
        self._check(board, reply.status)
        return {channel: self._meaning(state) for channel, state in enumerate(reply.states, 1)}

    def reports(self) -> Sequence[ContactChange]:
        """The changes that boards reported unasked, before, between and within exchanges."""
        self._take(self._link.receive(0))
        reports, self._reports = self._reports, []
        return reports

    def close(self) -> None:
        self._link.close()

    def _wait_for_supply(self) -> None:
        while (wait := self._pacing.remaining()) > 0:
            self._take(self._link.receive(wait))

    def _ask(self, board: int, request: bytes, timeout: float, kind: type[F], fits: Callable[[F], bool]) -> F:
        def answer_in(data: bytes) -> F | None:
            frames = self._take(data)
            return next((frame for frame in frames if isinstance(frame, kind) and fits(frame)), None)

        return self._link.exchange(request, answer_in, timeout, f"Board {board}", self._decoder.leftover)

    def _take(self, data: bytes) -> list[codec.Frame]:
        """Decode, and put reports aside: they may come between a request and its answer."""
        frames = self._decoder.feed(data)
        self._reports += [
            ContactChange(frame.board, frame.channel, self._meaning(frame.state))
            for frame in frames
            if isinstance(frame, codec.Report)
        ]
        return frames

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
