"""The ledger of a bank: its doors, who holds them until when, and what is promised to reservations.

A door that was promised to somebody by its number is left out of what others count on, so that nobody's place depends
on it; somebody who is gone before the promise begins may have it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.capacity import Claim, Pool, Taken, could_fit, peak, place
from kiosk.domain.compartments import Size
from kiosk.domain.reservations import Reservation


@dataclass(frozen=True, slots=True)
class Ledger:
    """``doors`` can be used at all, by pool; ``held`` are those that somebody has, by compartment; ``booked`` are the
    reservations that nobody has come for yet, ``arrived`` those whose people hold a door now.
    """

    doors: Mapping[Pool, frozenset[int]]
    held: Mapping[int, Taken]
    booked: Sequence[Reservation] = ()
    arrived: Sequence[Reservation] = ()
    _by_pool: Mapping[Pool, Sequence[Reservation]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Pool, list[Reservation]] = {}
        for one in self.booked:
            found.setdefault(pool_of(one), []).append(one)
        object.__setattr__(self, "_by_pool", found)

    @property
    def pinned_doors(self) -> frozenset[int]:
        """Every door that was promised by its number."""
        return frozenset(one.compartment_id for one in self.booked if one.compartment_id is not None)

    def has_room(self, pool: Pool, window: Taken, but_for: str | None = None) -> bool:
        """Whether a door of this pool can be given for ``window`` with every promise kept.

        ``but_for`` is the id of a reservation that is just being fulfilled.
        """
        claims = [window_of(one) for one in self._claims(pool) if one.id != but_for]
        near = [one for one in claims if one.overlaps(window)]
        return not near or self.room(pool, near, window)

    def is_promised(self, compartment_id: int, window: Taken, but_for: str | None = None) -> bool:
        """Whether this very door was promised to somebody within ``window``."""
        pins = (one for one in self.booked if one.compartment_id == compartment_id and one.id != but_for)
        return any(window_of(one).overlaps(window) for one in pins)

    def booking(self, wanted: Reservation, bookable: Mapping[Pool, int]) -> list[Reservation] | None:
        """The reservations to write so that ``wanted`` is kept, too: itself, and those that change class.

        None where it can't be. ``bookable`` is how many doors of each pool reservations may have at once.
        """
        if wanted.compartment_id is not None:
            return self._pinning(wanted, bookable)
        mine = [one for one in self.booked if _same_bank(one, wanted) and one.compartment_id is None]
        claims = [_claim(one) for one in mine]
        if not could_fit(_claim(wanted), claims, self._bookable_of(wanted, bookable)):
            return None
        found = place(
            _claim(wanted),
            claims,
            {one.id: one.size for one in mine},
            self._booker(wanted, bookable),
        )
        if found is None:
            return None
        return [
            replace(one, size=found[one.id])
            for one in [*mine, wanted]
            if one is wanted or found[one.id] is not one.size
        ]

    def _bookable_of(self, wanted: Reservation, bookable: Mapping[Pool, int]) -> dict[Size, int]:
        pools = (Pool(wanted.bank, wanted.tenant, size) for size in Size)
        return {pool.size: bookable.get(pool, 0) - len(self.pinned(pool)) for pool in pools}

    def _booker(self, wanted: Reservation, bookable: Mapping[Pool, int]) -> _Booker:
        return _Booker(self, wanted.bank, wanted.tenant, bookable)

    def _pinning(self, wanted: Reservation, bookable: Mapping[Pool, int]) -> list[Reservation] | None:
        """A door by its number: it must be free then, and those who may have any must do without it."""
        assert wanted.compartment_id is not None
        pool, window = Pool(wanted.bank, wanted.tenant, wanted.size), window_of(wanted)
        held = self.held.get(wanted.compartment_id)
        if self.is_promised(wanted.compartment_id, window) or (held is not None and held.overlaps(window)):
            return None
        pinned = self.pinned(pool) | {wanted.compartment_id}
        claims = [window_of(one) for one in self._claims(pool)]
        held_else = [taken for door, taken in self.held.items() if door in self.doors[pool] - pinned]
        everywhere = Taken(min([window.starts_at, *(one.starts_at for one in claims)]), _last(claims, window))
        here = [window_of(one) for one in self.arrived if pool_of(one) == pool]
        if len(pinned) + peak([*claims, *here], everywhere) > bookable.get(pool, 0):
            return None
        if peak([*claims, *held_else], everywhere) > len(self.doors[pool] - pinned):
            return None
        return [wanted]

    def room(self, pool: Pool, claims: Sequence[Taken], window: Taken) -> bool:
        """Whether one more door of this pool can be had for ``window`` beside these claims and those who hold one."""
        usable = self.doors.get(pool, frozenset()) - self.pinned(pool)
        held = [taken for door, taken in self.held.items() if door in usable]
        return peak([*claims, *held], window) < len(usable)

    def _claims(self, pool: Pool) -> list[Reservation]:
        return [one for one in self._by_pool.get(pool, ()) if one.compartment_id is None]

    def pinned(self, pool: Pool) -> frozenset[int]:
        """The doors of this pool that were promised by their number, to whomever and whenever."""
        mine = self._by_pool.get(pool, ())
        return frozenset(one.compartment_id for one in mine if one.compartment_id is not None)


@dataclass(frozen=True, slots=True)
class _Booker:
    """Whether one more claim fits: within what may be booked, and beside those who hold doors now."""

    ledger: Ledger
    bank: str
    tenant: str
    bookable: Mapping[Pool, int]

    def __call__(self, size: Size, there: Sequence[Taken], window: Taken) -> bool:
        pool = Pool(self.bank, self.tenant, size)
        here = [window_of(one) for one in self.ledger.arrived if pool_of(one) == pool]
        may_book = self.bookable.get(pool, 0) - len(self.ledger.pinned(pool))
        return peak([*there, *here], window) < may_book and self.ledger.room(pool, there, window)


def window_of(reservation: Reservation) -> Taken:
    """From when until when a reservation takes its door."""
    return Taken(reservation.starts_at, reservation.ends_at)


def pool_of(reservation: Reservation) -> Pool:
    """The doors that a reservation may be bound to."""
    return Pool(reservation.bank, reservation.tenant, reservation.size)


def _claim(reservation: Reservation) -> Claim:
    return Claim(reservation.id, reservation.asked, window_of(reservation))


def _same_bank(one: Reservation, other: Reservation) -> bool:
    return (one.bank, one.tenant) == (other.bank, other.tenant)


def _last(claims: Iterable[Taken], window: Taken) -> datetime:
    return max([window.ends_at, *(one.ends_at for one in claims)])
