"""The driver of the KERONG CU48: asks, and gives the answers their meaning."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.kerong_cu48 import codec
from drivers.locks.pacing import Pacing
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

_SETTLE_S = 0.1
"""How long a board may take to say its word on an unlock, before it is asked anything; longer than 18 bytes need."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``lock_byte`` and ``one_means`` differ between sources: open one door and see (README.md).

    ``baud`` is that of the maker's other boards, for none was published for this one; over TCP it means nothing.
    ``gap_ms`` counts from pulse to pulse: 550 ms of it are the pulse itself, as the maker's CU12 has it.
    """

    baud: int = number(19200, 1200, 115200)
    lock_byte: int = choice(2, 1)
    one_means: str = choice("closed", "open")
    reply_timeout_ms: int = number(500, 50, 10000)
    gap_ms: int = number(650, 0, 5000)


class KerongCu48Bus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._lock_byte = settings.lock_byte
        self._timeout_s = settings.reply_timeout_ms / 1000
        self._decoder = codec.decoder(settings.lock_byte)
        self._pacing = Pacing(settings.gap_ms / 1000)
        self._word_is_due = False
        one_is_closed = settings.one_means == "closed"
        self._one, self._zero = (Contact.CLOSED, Contact.OPEN) if one_is_closed else (Contact.OPEN, Contact.CLOSED)

    def open(self, board: int, channel: int) -> None:
        """Pulse a lock. Not every board is known to answer this: only a read can tell what came of it."""
        self._hear_out()
        time.sleep(self.ready_in())
        self._pacing.pulsed()
        self._word_is_due = True
        self._link.write(codec.unlock(board, channel - 1, self._lock_byte))

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of the forty-eight channels."""
        self._hear_out()

        def answer_in(data: bytes) -> codec.Status | None:
            found = (frame for frame in self._decoder.feed(data) if isinstance(frame, codec.Status))
            return next((frame for frame in found if frame.board == board), None)

        request = codec.status(board, self._lock_byte)
        reply = self._link.exchange(
            request, answer_in, self._timeout_s, f"Board {board}", self._decoder.leftover, again=True
        )
        return {
            channel: self._one if reply.locks >> (channel - 1) & 1 else self._zero
            for channel in range(1, codec.LOCKS + 1)
        }

    def reports(self) -> Sequence[ContactChange]:
        """Nothing, ever: the family only speaks when asked. Notices that the adapter is gone."""
        self._take(self._link.receive(0))
        return ()

    def close(self) -> None:
        self._link.close()

    def _hear_out(self) -> None:
        """Let a board say its word on the last unlock, if it has one, or it would fall into our next question."""
        while self._word_is_due and (left := self._pacing.since_pulse(_SETTLE_S)) > 0:
            self._take(self._link.receive(left))
        self._word_is_due = False

    def _take(self, data: bytes) -> None:
        if any(isinstance(frame, codec.Unlocked) for frame in self._decoder.feed(data)):
            self._word_is_due = False


DRIVER = LockDriver(
    name="kerong-cu48",
    settings=Settings,
    boards=range(256),
    channels=range(1, codec.LOCKS + 1),
    bus=KerongCu48Bus,
)
