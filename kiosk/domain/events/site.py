"""The site: what was told of banks of other kiosks."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorIsElsewhere(Event):
    """Somebody who has a door at a bank of another kiosk was told so, and nothing was opened. ``doors``: how many they
    have there and elsewhere; ``number`` and ``bank`` are those of the nearest.
    """

    kind = "site.door_elsewhere"

    bank: str
    number: str
    doors: int
