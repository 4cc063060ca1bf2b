"""House rules: what a bank that is nearly full keeps back, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class HouseRule:
    """``keep`` free doors of each size go only to those who need that size; the ``last`` free doors that fit somebody
    are given for stays of up to ``short`` only. The rule that never keeps anything back is the kiosk's own.
    """

    keep: int = 0
    last: int = 0
    short: timedelta = timedelta(0)

    def kept_back(self, free: Mapping[Size, int], asked: Size, stay: timedelta) -> frozenset[Size]:
        """The sizes of which nothing is given to this person now, whatever is free."""
        fitting = sum(count for size, count in free.items() if size.rank >= asked.rank)
        if fitting <= self.last and stay > self.short:
            return frozenset(Size)
        return frozenset(size for size in Size if size.rank > asked.rank and free.get(size, 0) <= self.keep)


FIRST_COME = HouseRule()
