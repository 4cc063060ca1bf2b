"""Card data as OSDP readers send it, as badges; pure values, no line.

A reader sends bits, packed from the left, as it would on a Wiegand line.
"""

from collections.abc import Mapping
from typing import Any

from drivers.readers import wiegand
from drivers.readers.identifiers import badge, badge_of_number
from drivers.readers.osdp.settings import Settings

_BITS = (0, 1)
"""Formats of card data: unspecified, and Wiegand. The third, characters, is gone from the norm, and from libosdp."""

_FEWEST, _MOST = 16, 128
"""Bits of a card that has no layout: two bytes could still be a card number, sixteen are the longest identifier."""


def badge_of(event: Mapping[str, Any], settings: Settings) -> str | None:
    """The badge in a ``card read`` event of libosdp; None where it is no card in the reader's format."""
    data, bits = bytes(event.get("data") or b""), int(event.get("length") or 0)
    if event.get("format") not in _BITS or len(data) != (bits + 7) // 8:
        return None
    layout = wiegand.LAYOUTS.get(settings.format)
    if layout is not None:
        card = wiegand.decoded(data, bits, layout)
        return badge_of_number(card.payload, (bits + 5) // 8, settings) if card else None
    if settings.format == "auto" and any(bits == known.bits for known in wiegand.LAYOUTS.values()):
        return wiegand.badge(data, bits, settings)
    return _raw(data, bits, settings) if _FEWEST <= bits <= _MOST else None


def _raw(data: bytes, bits: int, settings: Settings) -> str:
    """All bits as a number; whole bytes as they are."""
    if bits % 8 == 0:
        return badge(data, settings)
    return badge_of_number(int.from_bytes(data, "big") >> (8 * len(data) - bits), len(data), settings)
