"""Keeps True and False alive on Python 3.11.

PySide6 6.12.0 gives away a reference to True that it does not own with every ``Signal.emit()`` and ``disconnect()``
from Python (measured: 1000 emits, 1000 references fewer). From Python 3.12 on the two never die; before, the process
aborts with "bool_dealloc" after some hundred signals. So they are given what 3.12 gives them: more references than
anybody can take.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = sys.maxsize >> 3


def keep() -> None:
    """Once per process; more often does no harm."""
    if sys.version_info >= (3, 12):
        return
    for one in (True, False):
        if sys.getrefcount(one) < PLENTY // 2:
            # An object's first field is its reference count.
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
