"""Which run of this computer the monotonic clock counts in."""

from __future__ import annotations

import uuid
from functools import cache
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@cache
def boot_id() -> str:
    """The kernel's id of this boot: within one, durations are right whatever the wall clock did, over restarts too."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:  # a sandbox without it: then each run of this process is one of its own
        return str(uuid.uuid4())
