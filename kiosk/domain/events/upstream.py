"""Upstream: what was taken over from the service that kiosks report to."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesApplied(Event):
    """People were taken from upstream: so many new or renewed, so many who are gone; of so many, something was refused,
    because it could not be understood or their badge is somebody else's.
    """

    kind = "upstream.changes_applied"

    saved: int
    removed: int
    refused: int
