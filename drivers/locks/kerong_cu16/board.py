"""The driver of the KERONG KR-CU16: asks, and gives the answers their meaning."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drivers.locks.base import Contact, ContactChange, LockDriver
from drivers.locks.kerong_cu16 import codec
from drivers.locks.pacing import Pacing
from drivers.serial_link import SerialLink
from drivers.settings import choice, number

_LOCKS = 16

_SETTLE_S = 0.025
"""After an unlock a board is given 25 ms before it is asked anything (the figure of a published driver)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``one_means`` depends on how the latch's switch is wired; five sources of six say "closed"."""

    baud: int = number(19200, 1200, 115200)
    one_means: str = choice("closed", "open")
    reply_timeout_ms: int = number(500, 50, 10000)
    gap_ms: int = number(100, 0, 5000)


class KerongCu16Bus:
    """A line with boards of this family."""

    def __init__(self, link: SerialLink, settings: Settings) -> None:
        self._link = link
        self._timeout_s = settings.reply_timeout_ms / 1000
        self._decoder = codec.Decoder()
        self._pacing = Pacing(settings.gap_ms / 1000)
        self._one, self._zero = (
            (Contact.CLOSED, Contact.OPEN) if settings.one_means == "closed" else (Contact.OPEN, Contact.CLOSED)
        )

    def open(self, board: int, channel: int) -> None:
        """Pulse a lock. The family does not answer this: only a read can tell what came of it."""
        _wait(self._pacing.remaining())
        self._pacing.pulsed()
        self._link.write(codec.unlock(board, channel - 1))

    def ready_in(self) -> float:
        return max(0.0, self._pacing.remaining())

    def read(self, board: int) -> Mapping[int, Contact]:
        """The contacts of the sixteen channels."""
        _wait(self._pacing.since_pulse(_SETTLE_S))

        def answer_in(data: bytes) -> codec.Status | None:
            return next((found for found in self._decoder.feed(data) if found.board == board), None)

        reply = self._link.exchange(
            codec.status(board), answer_in, self._timeout_s, f"Board {board}", self._decoder.leftover, again=True
        )
        return {
            channel: self._one if reply.locks >> (channel - 1) & 1 else self._zero for channel in range(1, _LOCKS + 1)
        }

    def reports(self) -> Sequence[ContactChange]:
        """Nothing, ever: the family only speaks when asked. Notices that the adapter is gone."""
        self._link.receive(0)
        return ()

    def close(self) -> None:
        self._link.close()


def _wait(seconds: float) -> None:
    if seconds > 0:
        time.sleep(seconds)


DRIVER = LockDriver(
    name="kerong-cu16",
    settings=Settings,
    boards=range(16),
    channels=range(1, _LOCKS + 1),
    bus=KerongCu16Bus,
)
