"""The composition root: the only place that knows everybody.

``running`` starts and ends a kiosk, ``resting`` is one for a command; the other modules make the parts of both.
"""

from __future__ import annotations

from kiosk.bootstrap.resting import resting_kiosk, resting_kiosk_of
from kiosk.bootstrap.running import run_kiosk
from kiosk.bootstrap.screen import Window

__all__ = ["Window", "resting_kiosk", "resting_kiosk_of", "run_kiosk"]
