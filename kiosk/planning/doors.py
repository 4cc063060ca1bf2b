"""The doors of a bank that is tried out: how many of each size, and what allocation knows of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.domain.compartments import Compartment, CompartmentFacts, DoorState, Occupancy, Size

Doors = Mapping[Size, int]

BANK = "A"
MOST_DOORS = 5000
# Where sizes don't matter: it takes every need.
ANY_SIZE = Size.XL


def parse_doors(text: str) -> Doors:
    """``50``: so many that take everything. ``S=20,M=22,L=8``: by size. Raises ValueError with a sentence."""
    is_number = re.fullmatch(r"[0-9]{1,6}", text.strip())
    doors = {ANY_SIZE: int(text)} if is_number else parse_sizes(text)
    if not 1 <= sum(doors.values()) <= MOST_DOORS:
        raise ValueError(f"A bank has 1 to {MOST_DOORS} doors.")
    return doors


def parse_sizes(text: str) -> dict[Size, int]:
    """``S=60,M=30,L=10`` as numbers by size, from the smallest on. Raises ValueError with a sentence."""
    found: dict[Size, int] = {}
    for part in text.split(","):
        name, _, number = part.partition("=")
        size = name.strip().upper()
        if size not in Size.__members__ or Size(size) in found or not re.fullmatch(r"[0-9]{1,6}", number.strip()):
            raise ValueError(f"“{part}” is not understood. Write a number for each size, like S=20,M=22,L=8.")
        found[Size(size)] = int(number)
    return {size: found[size] for size in Size if size in found}


def facts_of(doors: Doors) -> dict[int, CompartmentFacts]:
    """A bank with all doors shut and free, the smallest first."""
    sizes = [size for size in Size for _ in range(doors.get(size, 0))]
    return {
        number: CompartmentFacts(
            Compartment(number, BANK, str(number), size, number, 1, False, "", 0, number),
            Occupancy.FREE,
            DoorState.CLOSED,
            answering=True,
            openings=0,
        )
        for number, size in enumerate(sizes, 1)
    }
