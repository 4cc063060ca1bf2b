"""Leases: how many doors upstream may sell, and what of that is not sold yet. Nobody else is given those.

A lease of n doors is a promise: n claims in its window. A booking that upstream sold takes the place of one of them,
so it finds its door, even if it was sold while the kiosk was out of touch. What begins within the ``lead`` is not sold
any more; so whatever may still come begins later than the last moment up to which the kiosk knows what was sold, and
the lead after that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from operator import itemgetter

from kiosk.domain.capacity import Pool, Taken


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """Of the doors that may be reserved, upstream may sell this ``share`` (0 to 1), for today and so many ``days``
    after it; each booking at least ``lead`` before it begins.
    """

    share: float = 0.0
    lead: timedelta = timedelta(hours=1)
    days: int = 14

    def doors_of(self, bookable: int) -> int:
        """In exact arithmetic, and rounded down."""
        return int(Fraction(str(self.share)) * max(0, bookable))


@dataclass(frozen=True, slots=True)
class Lease:
    """So many ``doors`` of a pool at each instant of ``window``. ``agreed``: upstream has said that it knows; until
    then it may go by this one or by the one before.
    """

    pool: Pool
    window: Taken
    doors: int
    lead: timedelta
    agreed: bool = False


Leases = Mapping[Pool, Sequence[Lease]]
_Step = tuple[datetime, int, int | None]  # when, one more or one less, and of how many doors where it is a lease
_at = itemgetter(0)


def for_sale(leases: Iterable[Lease], known_until: datetime | None, now: datetime) -> dict[Pool, list[Lease]]:
    """What upstream may have sold, or sell, without the kiosk's knowledge, by pool.

    All that was sold before ``known_until`` is known here; None: nobody can tell.
    """
    found: dict[Pool, list[Lease]] = {}
    for one in leases:
        begins = now if known_until is None else max(now, known_until + one.lead)
        if one.doors and one.window.ends_at > begins:
            window = Taken(max(begins, one.window.starts_at), one.window.ends_at)
            found.setdefault(one.pool, []).append(replace(one, window=window))
    return found


def unsold(leases: Sequence[Lease], sold: Iterable[Taken], within: Taken) -> list[Taken]:
    """What of these leases of one pool is left within a window, in layers: each takes one door, for as long as it is
    left. Where a lease is in doubt, the larger of the two counts.
    """
    found: list[Taken] = []
    begun: list[datetime] = []
    for at, doors in _left(leases, sold, within):
        while len(begun) > doors:
            found.append(Taken(begun.pop(), at))
        begun += [at] * (doors - len(begun))
    return found


def _left(leases: Sequence[Lease], sold: Iterable[Taken], within: Taken) -> Iterator[tuple[datetime, int]]:
    """How many are left from which instant on, in order; none at the last."""
    near = [one for one in leases if one.window.overlaps(within)]
    steps = [step for one in near for step in _steps(one.window, within, one.doors)]
    if near:
        steps += [step for one in sold if one.overlaps(within) for step in _steps(one, within, None)]
    leased: Counter[int] = Counter()
    taken = 0
    for at, alike in groupby(sorted(steps, key=_at), key=_at):
        for _, step, doors in alike:
            if doors is None:
                taken += step
            else:
                leased[doors] += step
        yield at, max(0, max(+leased, default=0) - taken)


def _steps(window: Taken, within: Taken, doors: int | None) -> tuple[_Step, _Step]:
    return (max(window.starts_at, within.starts_at), 1, doors), (window.ends_at, -1, doors)


def covers(layers: Iterable[Taken], window: Taken) -> bool:
    """Whether at every instant of ``window`` one of these is there."""
    reached = window.starts_at
    for one in sorted(layers):
        if one.starts_at > reached:
            break
        reached = max(reached, one.ends_at)
    return reached >= window.ends_at


def doors_throughout(leases: Iterable[Lease], window: Taken) -> int:
    """How many are leased at every instant of ``window``."""
    steps = [lease for lease in leases if lease.window.overlaps(window)]
    bounds = {window.starts_at, window.ends_at}
    bounds |= {max(one.window.starts_at, window.starts_at) for one in steps}
    bounds |= {min(one.window.ends_at, window.ends_at) for one in steps}
    parts = (Taken(*pair) for pair in pairwise(sorted(bounds)))
    return min(max((one.doors for one in steps if one.window.overlaps(part)), default=0) for part in parts)


def joined(leases: Iterable[Lease]) -> list[Lease]:
    """The same in as few windows as will do. They are in order, and do not overlap."""
    found: list[Lease] = []
    for one in leases:
        last = found[-1] if found else None
        if last is not None and last.window.ends_at == one.window.starts_at and last.doors == one.doors:
            found[-1] = replace(last, window=Taken(last.window.starts_at, one.window.ends_at))
        else:
            found.append(one)
    return found
