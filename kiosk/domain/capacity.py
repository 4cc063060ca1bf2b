"""Capacity: how much of a bank is spoken for, and when. Nothing that was promised is given to somebody else.

A claim takes one door of one size class from its beginning to its end, whichever door that turns out to be. Where in
no instant more doors of a class are spoken for than there are, whoever comes finds one: those who came before hold at
most the rest (interval graphs are perfect: as many colours do as overlap at most). A claim's class may change until
its person arrives, since a larger door serves, too; ``place`` finds such an exchange where one exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from typing import NamedTuple, Protocol

from kiosk.domain.compartments import Size

ENDLESS = datetime.max.replace(tzinfo=UTC)
# The search for an exchange of classes gives up after so many tries, and the claim is refused: never wrong, at worst
# too careful. Of 600 claims on fifty doors in three sizes, booked until nothing went any more, it keeps 362 and refuses
# 25 for which a solver finds a way; twenty times as many tries find seven of those and take ten times as long.
MOST_TRIES = 1000


@dataclass(frozen=True, slots=True)
class Pool:
    """Doors that may stand in for each other: of one bank, one tenant and one size class."""

    bank: str
    tenant: str
    size: Size


class Taken(NamedTuple):
    """One door spoken for, from ``starts_at`` until ``ends_at`` (exclusive); made for every door that is held."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: Taken) -> bool:
        """Whether both are spoken for at some instant."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Claim:
    """A reservation as capacity sees it. ``asked`` is the smallest size that will do."""

    id: str
    asked: Size
    window: Taken


def peak(taken: Iterable[Taken], window: Taken) -> int:
    """How many doors are spoken for at the same instant within ``window``, at most."""
    changes: list[tuple[datetime, int]] = []
    for one in taken:
        if one.overlaps(window):
            changes += [(max(one.starts_at, window.starts_at), 1), (one.ends_at, -1)]
    changes.sort()  # what ends at an instant ends before what begins then: -1 sorts first
    return max(accumulate(step for _, step in changes), default=0)


class Room(Protocol):
    """Whether one more claim on this size, in this window, could be kept beside those that are there."""

    def __call__(self, size: Size, there: Sequence[Taken], window: Taken) -> bool: ...


def could_fit(new: Claim, claims: Sequence[Claim], doors: Mapping[Size, int]) -> bool:
    """Whether at each instant there are doors enough, whoever has which; else no exchange need be looked for."""
    for least in Size:
        if least.rank <= new.asked.rank:
            large = sum(count for size, count in doors.items() if size.rank >= least.rank)
            alike = (one.window for one in claims if one.asked.rank >= least.rank)
            if peak(alike, new.window) >= large:
                return False
    return True


def place(new: Claim, claims: Sequence[Claim], classes: Mapping[str, Size], room: Room) -> dict[str, Size] | None:
    """The size class of each claim, ``new`` among them, so that all can be kept; None where that can't be.

    ``classes`` are those that ``claims`` have now, by id; they change only where nothing else helps.
    """
    for size in Size:
        there = [one.window for one in claims if classes[one.id] is size]
        if size.rank >= new.asked.rank and room(size, there, new.window):
            return {**classes, new.id: size}
    return _Search([*claims, new], classes, room).run()


class _Search:
    """A class for every claim, by trial: the pickiest first, the class that it has first, then the smallest."""

    def __init__(self, claims: Sequence[Claim], classes: Mapping[str, Size], room: Room) -> None:
        self._classes = classes
        self._claims = sorted(claims, key=lambda one: (-one.asked.rank, one.window.starts_at, one.id))
        self._room = room
        self._in: dict[Size, list[Taken]] = {size: [] for size in Size}
        self._found: dict[str, Size] = {}
        self._tries = 0

    def run(self) -> dict[str, Size] | None:
        return self._found if self._fits(0) else None

    def _fits(self, index: int) -> bool:
        if index == len(self._claims):
            return True
        claim = self._claims[index]
        has = self._classes.get(claim.id)
        for size in sorted(Size, key=lambda one: (one is not has, one.rank)):
            if size.rank < claim.asked.rank or self._tries >= MOST_TRIES:
                continue
            self._tries += 1
            there = self._in[size]
            if not self._room(size, there, claim.window):
                continue
            there.append(claim.window)
            self._found[claim.id] = size
            if self._fits(index + 1):
                return True
            there.pop()
        return False
