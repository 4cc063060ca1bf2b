"""What orders and their answers are made of, as they travel over the socket."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, overload

from kiosk.engine.kiosk import Kiosk

# Both are objects of JSON.
Order = Mapping[str, Any]
Answer = Mapping[str, Any]


@overload
def local(kiosk: Kiosk, at: datetime) -> str: ...


@overload
def local(kiosk: Kiosk, at: datetime | None) -> str | None: ...


def local(kiosk: Kiosk, at: datetime | None) -> str | None:
    """An instant in the site's own time, in ISO 8601 with its offset."""
    return None if at is None else at.astimezone(kiosk.settings.policies.timezone).isoformat()
