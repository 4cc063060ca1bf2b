"""How far the wall clock is to be believed."""

from __future__ import annotations

from enum import Enum


class ClockTrust(Enum):
    """As each line of the record says it."""

    SYNCHRONISED = "synchronised"  # the operating system says that a time source keeps it
    FREE_RUNNING = "free-running"  # nobody vouches for it, and nothing speaks against it
    UNTRUSTED = "untrusted"  # it contradicts the record or the monotonic clock, or was set by much not long ago
