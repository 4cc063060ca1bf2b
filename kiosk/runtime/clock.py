"""The clocks of this machine."""

from __future__ import annotations

import ctypes
import time
from datetime import UTC, datetime

# adjtimex(2): asked to change nothing, it answers in which state the kernel's clock is.
_CHANGE_NOTHING = bytes(256)  # struct timex, which begins with what is to be changed, has 208 bytes
_UNSYNCHRONISED = 5  # TIME_ERROR


class SystemClock:
    """Wall clock in UTC, and seconds of a clock that never goes back."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment of this boot."""
        return time.monotonic()

    def synchronised(self) -> bool:
        """Whether a time source keeps the wall clock, as the kernel knows from whatever sets it."""
        state: int = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_CHANGE_NOTHING))
        return 0 <= state < _UNSYNCHRONISED
