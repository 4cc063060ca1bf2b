"""A booking as upstream tells of it: checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.booking_answers import REVISION
from kiosk.engine.reserve import Wanted
from kiosk.engine.upstream.told_fields import instant, size, text, whole, yes_no

MOST_REVISIONS = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class ToldBooking:
    """For which ``kiosk`` it is, what is wanted, and which ``revision`` of it this is."""

    kiosk: str
    wanted: Wanted
    revision: int

    @property
    def kept(self) -> dict[str, Any]:
        """What of it is needed again, as ``read`` takes it."""
        wanted = self.wanted
        return {
            "kiosk": self.kiosk,
            "person": wanted.person,
            "bank": wanted.bank,
            "size": wanted.size.value,
            "start": wanted.starts_at.isoformat(),
            "end": wanted.ends_at.isoformat(),
            "reachable": wanted.reachable,
            REVISION: self.revision,
        }


def read(value: Mapping[str, Any]) -> ToldBooking:
    """``NotUnderstood`` where that makes no sense."""
    wanted = Wanted(
        text(value, "person"),
        instant(value, "start"),
        instant(value, "end"),
        size(value, "size"),
        text(value, "bank"),
        reachable="reachable" in value and yes_no(value, "reachable"),
    )
    return ToldBooking(text(value, "kiosk"), wanted, whole(value, REVISION, 0, MOST_REVISIONS))
