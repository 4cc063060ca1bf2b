"""Keeps True, False and None alive on Python 3.11.

PySide6 6.12.0 gives away references that it does not own: one to True with every ``Signal.emit()`` and ``disconnect()``
from Python (measured: 1000 emits, 1000 references fewer), some to None when it answers with None. From Python 3.12 on
the three never die; before, the process aborts with "bool_dealloc" after some hundred signals. So they are given here
what 3.12 gives them: more references than anybody can take. ``kiosk/ui`` has the same; the two share no code.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = sys.maxsize >> 3


def keep() -> None:
    """Once per process; more often does no harm."""
    if sys.version_info >= (3, 12):
        return
    for one in (True, False, None):
        if sys.getrefcount(one) < PLENTY // 2:
            # An object's first field is its reference count.
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
