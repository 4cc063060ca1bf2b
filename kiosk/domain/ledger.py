"""The ledger of a bank: its doors, who holds them until when, and what is promised to reservations.

A door that was promised to somebody by its number is left out of what others count on, so that nobody's place depends
on it; somebody who is gone before the promise begins may have it meanwhile.

What upstream may sell and has not sold yet (``leases``) is promised like what is booked. A booking that it sold draws
on that first, and keeps the size class that upstream was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kiosk.domain.capacity import ENDLESS, Claim, Pool, Taken, could_fit, peak, place
from kiosk.domain.compartments import Size
from kiosk.domain.leases import Leases, covers, unsold
from kiosk.domain.reservations import Reservation


@dataclass(frozen=True, slots=True)
class Ledger:
    """``doors`` can be used at all, by pool; ``held`` are those that somebody has, by compartment; ``booked`` are the
    reservations that nobody has come for yet, ``arrived`` those whose people hold a door now. ``leased`` is what
    upstream may sell, ``sold`` of all these what it has sold.
    """

    doors: Mapping[Pool, frozenset[int]]
    held: Mapping[int, Taken]
    booked: Sequence[Reservation] = ()
    arrived: Sequence[Reservation] = ()
    leased: Leases = field(default_factory=dict)
    sold: Sequence[Reservation] = ()
    _by_pool: Mapping[Pool, Sequence[Reservation]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Pool, list[Reservation]] = {}
        for one in self.booked:
            found.setdefault(pool_of(one), []).append(one)
        object.__setattr__(self, "_by_pool", found)

    @property
    def promises(self) -> bool:
        """Whether there is anything to be kept."""
        return bool(self.booked or self.leased)

    @property
    def pinned_doors(self) -> frozenset[int]:
        """Every door that was promised by its number."""
        return frozenset(one.compartment_id for one in self.booked if one.compartment_id is not None)

    def has_room(self, pool: Pool, window: Taken, but_for: str | None = None) -> bool:
        """Whether a door of this pool can be given for ``window`` with every promise kept.

        ``but_for`` is the id of a reservation that is just being fulfilled.
        """
        claims = [window_of(one) for one in self._claims(pool) if one.id != but_for]
        near = [*(one for one in claims if one.overlaps(window)), *self.unsold(pool, window)]
        return not near or self.room(pool, near, window)

    def spare(self, pool: Pool, window: Taken) -> int | None:
        """How many doors of this pool can be given for ``window`` with every promise kept; None: all that are free."""
        claims, unsold = [window_of(one) for one in self._claims(pool)], self.unsold(pool, window)
        if not unsold and not any(one.overlaps(window) for one in claims):
            return None
        usable = self.doors.get(pool, frozenset()) - self.pinned(pool)
        held = [taken for door, taken in self.held.items() if door in usable]
        return max(0, len(usable) - peak([*claims, *held, *unsold], window))

    def is_promised(self, compartment_id: int, window: Taken, but_for: str | None = None) -> bool:
        """Whether this very door was promised to somebody within ``window``."""
        pins = (one for one in self.booked if one.compartment_id == compartment_id and one.id != but_for)
        return any(window_of(one).overlaps(window) for one in pins)

    def booking(self, wanted: Reservation, bookable: Mapping[Pool, int]) -> list[Reservation] | None:
        """The reservations to write so that ``wanted`` is kept, too: itself, and those that change class.

        None where it can't be. ``bookable`` is how many doors of each pool reservations may have at once.
        """
        if wanted.booking is not None and wanted not in self.sold:
            return self._drawn_on(wanted).booking(wanted, bookable)
        if wanted.compartment_id is not None:
            return self._pinning(wanted, bookable)
        others = [one for one in self.booked if _same_bank(one, wanted) and one.compartment_id is None]
        if not could_fit(_claim(wanted), [_claim(one) for one in others], self._bookable_of(wanted, bookable)):
            return None
        mine = [one for one in others if one.booking is None]
        claims = [_claim(one) for one in mine]
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

    def _drawn_on(self, wanted: Reservation) -> Ledger:
        """As if upstream had sold this one: it takes the place of one of those that are kept.

        Where one of them is left all the time, the others don't matter: should a door fail, the first has what is left.
        """
        pool, window = _sold_as(wanted), window_of(wanted)
        is_kept = wanted.compartment_id is None and covers(self.unsold(pool, window), window)
        leased = {of: leases for of, leases in self.leased.items() if of != pool or not is_kept}
        return replace(self, leased=leased, sold=[*self.sold, wanted])

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
        claims = [*map(window_of, self._claims(pool)), *self.unsold(pool, _ALWAYS)]
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

    def has_all(self, pool: Pool) -> bool:
        """Whether there is a door of this pool for everybody who holds one or was promised any, always."""
        usable = self.doors.get(pool, frozenset()) - self.pinned(pool)
        held = [taken for door, taken in self.held.items() if door in usable]
        return peak([*map(window_of, self._claims(pool)), *held], _ALWAYS) <= len(usable)

    def unsold(self, pool: Pool, window: Taken) -> list[Taken]:
        """What upstream may sell of this pool, and has not, within a window."""
        return unsold(self.leased[pool], self.sold_of(pool, window), window) if pool in self.leased else []

    def sold_of(self, pool: Pool, window: Taken) -> list[Taken]:
        """What upstream has sold of this pool's lease within a window, whichever doors that takes."""
        starts_at, ends_at = window
        near = (one for one in self.sold if one.starts_at < ends_at and starts_at < one.ends_at)
        return [window_of(one) for one in near if one.asked is pool.size and _sold_as(one) == pool]

    def could_lease(self, pool: Pool, window: Taken, bookable: int) -> int:
        """How many doors of a pool upstream may sell for ``window`` beside everything that it has not sold."""
        drawn = {one.id for one in self.sold if _sold_as(one) == pool == pool_of(one)}
        pinned = self.pinned(pool)
        usable = self.doors.get(pool, frozenset()) - pinned
        claims = [window_of(one) for one in self._claims(pool) if one.id not in drawn]
        here = [window_of(one) for one in self.arrived if pool_of(one) == pool and one.id not in drawn]
        held = [taken for door, taken in self.held.items() if door in usable]
        may = bookable - len(pinned) - peak([*claims, *here], window)
        return max(0, min(may, len(usable) - peak([*claims, *held], window)))

    def fixed(self, pool: Pool) -> list[Taken]:
        """What upstream has sold of this pool, and nobody has come for."""
        return [window_of(one) for one in self._claims(pool) if one.booking is not None]

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
        claims = [*there, *self.ledger.fixed(pool), *self.ledger.unsold(pool, window)]
        here = [window_of(one) for one in self.ledger.arrived if pool_of(one) == pool]
        may_book = self.bookable.get(pool, 0) - len(self.ledger.pinned(pool))
        return peak([*claims, *here], window) < may_book and self.ledger.room(pool, claims, window)


_ALWAYS = Taken(datetime.min.replace(tzinfo=UTC), ENDLESS)


def window_of(reservation: Reservation) -> Taken:
    """From when until when a reservation takes its door."""
    return Taken(reservation.starts_at, reservation.ends_at)


def pool_of(reservation: Reservation) -> Pool:
    """The doors that a reservation may be bound to."""
    return Pool(reservation.bank, reservation.tenant, reservation.size)


def _sold_as(reservation: Reservation) -> Pool:
    """The doors of whose lease it is."""
    return Pool(reservation.bank, reservation.tenant, reservation.asked)


def _claim(reservation: Reservation) -> Claim:
    return Claim(reservation.id, reservation.asked, window_of(reservation))


def _same_bank(one: Reservation, other: Reservation) -> bool:
    return (one.bank, one.tenant) == (other.bank, other.tenant)


def _last(claims: Iterable[Taken], window: Taken) -> datetime:
    return max([window.ends_at, *(one.ends_at for one in claims)])
