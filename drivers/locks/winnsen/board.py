"""The driver of the Winnsen boards: asks, and gives the answers their meaning."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drivers.errors import BadReply
from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.pacing import Pacing
from drivers.locks.winnsen import codec
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

T = TypeVar("T")

_VARIANTS = {
    "either": (codec.PLUS_80, codec.PLUS_A0),
    "plus_80": (codec.PLUS_80,),
    "plus_a0": (codec.PLUS_A0,),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``replies``: what the board adds to a function that it answers; both are accepted unless one is named.

    ``one_means`` depends on how the latch's switch is wired; all sources say "open". ``reply_timeout_ms`` is half of
    what published drivers wait for an opening: a board that dies is to be named soon, and the answer is only its word,
    for the door is read anyway. A poll comes without a pulse; and while a board misses for the first time, no door on
    the bus can be opened.
    """

    baud: int = number(9600, 1200, 115200)
    replies: str = choice(*_VARIANTS)
    one_means: str = choice("open", "closed")
    reply_timeout_ms: int = number(1000, 50, 10000)
    read_timeout_ms: int = number(400, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class WinnsenBus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._open_timeout_s = settings.reply_timeout_ms / 1000
        self._read_timeout_s = min(settings.read_timeout_ms, settings.reply_timeout_ms) / 1000
        self._decoder = codec.decoder(_VARIANTS[settings.replies])
        self._pacing = Pacing(settings.gap_ms / 1000)
        self._one, self._zero = (
            (Contact.OPEN, Contact.CLOSED) if settings.one_means == "open" else (Contact.CLOSED, Contact.OPEN)
        )

    def open(self, board: int, channel: int) -> Contact:
        """Pulse a lock and return the contact that the board's verdict implies, however its switch is wired.

        A board that refuses, to let the lock cool down, makes a BadReply that says so; it has not pulsed.
        """
        if (wait := self._pacing.remaining()) > 0:
            time.sleep(wait)
        self._pacing.pulsed()

        def wanted(frame: codec.Frame) -> codec.OpenReply | None:
            if isinstance(frame, codec.OpenReply) and (frame.station, frame.lock) == (board, channel):
                return frame
            return None

        reply = self._ask(board, codec.open_one(board, channel), self._open_timeout_s, wanted, again=False)
        if reply.result == codec.COOLING_DOWN:
            raise BadReply(
                f"Board {board} on {self._link.url} refused to open channel {channel}:"
                " its lock was opened too often and has to cool down.",
                bytes((reply.station, reply.lock, reply.result)),
            )
        return Contact.OPEN if reply.result == codec.OPENED else Contact.CLOSED

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of the sixteen channels; a smaller board reports locks that it does not have, too."""

        def wanted(frame: codec.Frame) -> codec.BoardReply | None:
            return frame if isinstance(frame, codec.BoardReply) and frame.station == board else None

        reply = self._ask(board, codec.poll(board), self._read_timeout_s, wanted, again=True)
        return {
            channel: self._one if reply.locks >> (channel - 1) & 1 else self._zero
            for channel in range(1, codec.LOCKS + 1)
        }

    def reports(self) -> Sequence[ContactChange]:
        """Nothing, ever: the family only speaks when asked. Notices that the adapter is gone."""
        self._link.receive(0)
        return ()

    def close(self) -> None:
        self._link.close()

    def _ask(
        self, board: int, request: bytes, timeout: float, wanted: Callable[[codec.Frame], T | None], *, again: bool
    ) -> T:
        def answer_in(data: bytes) -> T | None:
            found = (wanted(frame) for frame in self._decoder.feed(data))
            return next((one for one in found if one is not None), None)

        return self._link.exchange(request, answer_in, timeout, f"Board {board}", self._decoder.leftover, again=again)


DRIVER = LockDriver(
    name="winnsen",
    settings=Settings,
    boards=range(256),
    channels=range(1, codec.LOCKS + 1),
    bus=WinnsenBus,
)
