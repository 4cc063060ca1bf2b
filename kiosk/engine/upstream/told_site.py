"""A bank or a door of another kiosk as upstream tells of it: checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kiosk.domain.compartments import Size
from kiosk.domain.elsewhere import FarBank, FarDoor
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.upstream.taking import NotUnderstood
from kiosk.engine.upstream.told_fields import instant, text, whole, yes_no

MOST_DOORS = 100_000
# What of each kind is needed again after a restart.
NEEDED: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "bank": ("kiosk", "site", "bank", "open", "free", "visitors", "reachable", "at", "confirmed"),
        "holding": ("kiosk", "site", "person", "bank", "door"),
    }
)


def is_of_others(kiosk: Kiosk, value: Mapping[str, Any]) -> bool:
    """Whether it is of another kiosk of this site: its own doors a kiosk knows better, and other sites are too far."""
    return value.get("site") == kiosk.settings.site_name and value.get("kiosk") != kiosk.settings.kiosk_id


def bank(value: Mapping[str, Any]) -> FarBank:
    """What a bank can give. ``NotUnderstood``."""
    return FarBank(
        kiosk=_shown(value, "kiosk"),
        name=_shown(value, "bank"),
        open=yes_no(value, "open"),
        free=_counts(value, "free"),
        visitors=_counts(value, "visitors"),
        reachable=whole(value, "reachable", 0, MOST_DOORS),
        at=instant(value, "at"),
        confirmed=yes_no(value, "confirmed"),
    )


def holding(value: Mapping[str, Any]) -> tuple[str, FarDoor]:
    """Who (as other systems know them) has which door. ``NotUnderstood``."""
    door = FarDoor(_shown(value, "kiosk"), _shown(value, "bank"), _shown(value, "door"))
    return _shown(value, "person"), door


def _shown(value: Mapping[str, Any], name: str) -> str:
    """A name that can be shown as it is."""
    found = text(value, name)
    if not found.isprintable():
        raise NotUnderstood(f"{name} can't be printed.")
    return found


def _counts(value: Mapping[str, Any], name: str) -> dict[Size, int]:
    found = value.get(name)
    if not isinstance(found, dict):
        raise NotUnderstood(f"{name} is no count by sizes.")
    return {size: whole(found, size.value, 0, MOST_DOORS) for size in Size if size.value in found}
