"""Where the time comes from: the computer's clock, and in tests the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""Tells the instant, in UTC."""


def system_clock() -> datetime:
    return datetime.now(UTC)


def written(instant: datetime) -> str:
    """As the protocol writes instants: ``2026-11-24T11:00:00.250000Z``."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
