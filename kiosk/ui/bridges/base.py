"""What every bridge is given: where intents go, and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.engine.intents import Intent


@dataclass(frozen=True, slots=True)
class Wiring:
    """Handed to each bridge when it is made."""

    post: Callable[[Intent], None]
    now: Callable[[], datetime]
    zone: ZoneInfo
