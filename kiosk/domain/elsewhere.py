"""The banks of the site's other kiosks: what they can give, and who has a door there, as far as it was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.allocation import Need
from kiosk.domain.compartments import Size


@dataclass(frozen=True, slots=True)
class FarBank:
    """What a bank of another kiosk can give somebody who comes now, by the doors' sizes: to staff (``free``), and to
    visitors. ``open``: it is the hour to give any. ``at``: since when that is so; where its kiosk is away (not
    ``confirmed``), until when it was.
    """

    kiosk: str
    name: str
    open: bool
    free: Mapping[Size, int]
    visitors: Mapping[Size, int]
    reachable: int
    at: datetime
    confirmed: bool = True

    def suits(self, need: Need) -> bool:
        """Whether staff who need this find it there."""
        if need.reachable and not self.reachable:
            return False
        return self.open and any(count and _will_do(size, need) for size, count in self.free.items())

    def suits_visitor(self, need: Need) -> bool:
        """The same for a visitor. Which of theirs are within reach is not known."""
        return self.open and any(count and _will_do(size, need) for size, count in self.visitors.items())


@dataclass(frozen=True, slots=True)
class FarDoor:
    """A door that somebody has at a bank of another kiosk."""

    kiosk: str
    bank: str
    door: str


@dataclass(slots=True)
class Elsewhere:
    """All of the site but this kiosk, by upstream's ids. A tap looks here, and asks no database for it."""

    banks: dict[str, FarBank] = field(default_factory=dict)
    _doors: dict[str, dict[str, FarDoor]] = field(default_factory=dict)  # by person, as other systems know them
    _holders: dict[str, str] = field(default_factory=dict)

    def doors_of(self, known_as: str) -> list[FarDoor]:
        """What this person has elsewhere."""
        return list(self._doors.get(known_as, {}).values())

    def bank_of(self, door: FarDoor) -> FarBank | None:
        """The bank in which it is."""
        return next(self._at(door), None)

    def hold(self, id_: str, known_as: str, door: FarDoor) -> None:
        """This person has it now."""
        self.free(id_)
        self._holders[id_] = known_as
        self._doors.setdefault(known_as, {})[id_] = door

    def free(self, id_: str) -> None:
        """Nobody has it any more."""
        known_as = self._holders.pop(id_, None)
        if known_as is not None:
            theirs = self._doors[known_as]
            del theirs[id_]
            if not theirs:
                del self._doors[known_as]

    def _at(self, door: FarDoor) -> Iterator[FarBank]:
        return (one for one in self.banks.values() if (one.kiosk, one.name) == (door.kiosk, door.bank))


def _will_do(size: Size, need: Need) -> bool:
    return size is need.exactly if need.exactly is not None else size.rank >= need.at_least.rank
