"""What a Wiegand line says of a card: the layouts of 26, 34 and 37 bits (sheet 2.3); pure values, no port.

The bits come from a converter or over OSDP, packed from the left: the first bit sent is the highest of the first byte.
A leading bit makes the first part even, a trailing one the last part odd; what fails either check is no card.
The two layouts of 37 bits cannot be told apart by looking. As badges they need not be: a badge is the number of all
bits between the two of parity, whatever its parts are called, and those stand in the same places. Whoever wants the
parts says which layout it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drivers.readers.identifiers import BadgeSettings, badge_of_number


@dataclass(frozen=True, slots=True)
class Layout:
    """How many bits are facility code and card number, and how many of them (``part``) each parity bit guards."""

    facility_bits: int
    number_bits: int
    part: int

    @property
    def bits(self) -> int:
        """All bits, the two of parity among them."""
        return self.facility_bits + self.number_bits + 2


LAYOUTS: Mapping[str, Layout] = {
    "h10301": Layout(facility_bits=8, number_bits=16, part=12),
    "34-bit": Layout(facility_bits=16, number_bits=16, part=16),
    "h10304": Layout(facility_bits=16, number_bits=19, part=18),
    "h10302": Layout(facility_bits=0, number_bits=35, part=18),
}


@dataclass(frozen=True, slots=True)
class WiegandCard:
    """A card whose parity was right; ``facility`` is 0 where its layout has none."""

    # Not in the repr: it is a badge, and a repr ends up in a log.
    facility: int = field(repr=False)
    number: int = field(repr=False)
    payload: int = field(repr=False)
    """Facility code and number as one number, as they were sent."""


def decoded(data: bytes, bits: int, layout: Layout) -> WiegandCard | None:
    """The card in ``bits`` bits packed from the left into ``data``; None for a wrong length or parity."""
    if bits != layout.bits or len(data) != (bits + 7) // 8:
        return None
    sent = int.from_bytes(data, "big") >> (8 * len(data) - bits)
    first, last = sent >> (bits - 1 - layout.part), sent & ((2 << layout.part) - 1)
    if first.bit_count() % 2 or not last.bit_count() % 2:
        return None
    payload = (sent >> 1) & ((1 << bits - 2) - 1)
    number = payload & ((1 << layout.number_bits) - 1)
    return WiegandCard(payload >> layout.number_bits, number, payload)


def badge(data: bytes, bits: int, settings: BadgeSettings) -> str | None:
    """The badge that a line sent, or None where it is of no known layout.

    Facility code and number are one number: a 26-bit card is the badge that a ``facility`` wedge types.
    """
    layout = next((layout for layout in LAYOUTS.values() if layout.bits == bits), None)
    card = decoded(data, bits, layout) if layout else None
    return badge_of_number(card.payload, (bits + 5) // 8, settings) if card else None
