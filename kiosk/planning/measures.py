"""What came of a simulation, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

from kiosk.domain.capacity import Taken
from kiosk.domain.compartments import Size
from kiosk.domain.policy import Policy
from kiosk.planning.doors import Doors
from kiosk.planning.optimum import Optimum, Stay, fewest_refused
from kiosk.planning.permanent import owners
from kiosk.planning.simulation import Outcome, Served
from kiosk.planning.visits import Visit

HOUR = timedelta(hours=1)
HOURS = range(24)
MINUTE = timedelta(minutes=1)


def optimum_of(outcome: Outcome, seconds: float) -> Optimum:
    """What a clairvoyant would have reached with the same visits, doors and policy.

    Somebody who waits may come at any time within their wait, so the last of it is all that they surely take; who came
    back while they held a door may need none. Both make it a bound.
    """
    plan = outcome.plan
    doors = {size: count for size, count in plan.doors.items() if size in plan.policy.sizes}
    late = [Stay(Taken(one.window.starts_at + plan.wait, one.window.ends_at), one.size) for one in outcome.stays]
    found = fewest_refused([one for one in late if one.window.starts_at < one.window.ends_at], doors, seconds)
    shut = outcome.arrivals - len(outcome.came_back) - len(outcome.stays)
    return Optimum(found.refused + shut, found.exact and not outcome.came_back and not plan.wait)


def measured(outcome: Outcome, optimum: Optimum | None) -> dict[str, Any]:
    """Everything that is told of a simulation, ready for JSON. Times are hours, shares lie between 0 and 1."""
    visits = [*(one.visit for one in outcome.served), *(one.visit for one in outcome.refused), *outcome.came_back]
    refused = len(outcome.refused)
    people, unlucky = {one.person for one in visits}, {one.visit.person for one in outcome.refused}
    return {
        "model": outcome.plan.policy.model.value,
        "doors": {size.value: count for size, count in outcome.plan.doors.items() if count},
        "arrivals": outcome.arrivals,
        "served": outcome.arrivals - refused,
        "refused": refused,
        "refused_share": _share(refused, outcome.arrivals),
        **({} if optimum is None else _beside(refused, outcome.arrivals, optimum)),
        "arrivals_by_size": _by_size(visits),
        "refused_by_size": _by_size(one.visit for one in outcome.refused),
        "refused_because": dict(Counter(one.why.value for one in outcome.refused)),
        "came_back": len(outcome.came_back),
        "people": len(people),
        "people_never_refused": len(people - unlucky),
        **_waiting(outcome),
        **_use(outcome, visits),
    }


def in_use(served: Iterable[Served], policy: Policy) -> dict[date, list[float]]:
    """How many doors were held in each hour of each local day on which somebody came, on average over the hour."""
    found: dict[date, list[float]] = {}
    for one in served:
        found.setdefault(one.begins.astimezone(policy.timezone).date(), [0.0] * len(HOURS))
    for one in served:
        for hour, length in _hours(one.begins, one.ends):
            local = hour.astimezone(policy.timezone)
            if local.date() in found:
                found[local.date()][local.hour] += length / HOUR
    return found


def _beside(refused: int, arrivals: int, optimum: Optimum) -> dict[str, Any]:
    return {
        "optimum_refused": optimum.refused,
        "optimum_is": "exact" if optimum.exact else "bound",
        "points_above_optimum": round(100 * _share(refused - optimum.refused, arrivals), 4),
    }


def _by_size(visits: Iterable[Visit]) -> dict[str, int]:
    found = Counter(one.size for one in visits)
    return {size.value: found[size] for size in Size if size in found}


def _waiting(outcome: Outcome) -> dict[str, Any]:
    waits = sorted((one.begins - one.visit.arrives) / MINUTE for one in outcome.served)
    waited = [one for one in waits if one > 0]
    return {
        "waited": len(waited),
        "waiting_minutes": {
            "mean_of_served": round(sum(waits) / len(waits), 2) if waits else 0.0,
            "median": _at(waited, 0.5),
            "p95": _at(waited, 0.95),
            "longest": _at(waited, 1.0),
        },
    }


def _at(ordered: Sequence[float], share: float) -> float:
    """The value that this share of them do not exceed."""
    return round(ordered[max(0, -int(-share * len(ordered) // 1) - 1)], 2) if ordered else 0.0


def _use(outcome: Outcome, visits: Sequence[Visit]) -> dict[str, Any]:
    """How full the bank is, around the clock from the first arrival until the last door is free again."""
    served, doors = outcome.served, sum(outcome.plan.doors.values())
    span = max((one.ends for one in served), default=visits[0].arrives) - min(one.arrives for one in visits)
    held = sum(((one.ends - one.begins) / HOUR for one in served), 0.0)
    there = sum(((one.visit.leaves - one.begins) / HOUR for one in served), 0.0)
    days = list(in_use(served, outcome.plan.policy).values())
    return {
        "peak": _peak(served),
        "utilisation": _share(held, doors * (span / HOUR)),
        "utilisation_by_hour": [_share(sum(day[hour] for day in days), doors * len(days)) for hour in HOURS],
        "fullest_by_hour": [_share(max((day[hour] for day in days), default=0.0), doors) for hour in HOURS],
        "door_hours": {"held": round(held, 2), "open": round(doors * (span / HOUR), 2), "in_use": round(there, 2)},
        "permanent": _permanent(visits, outcome.plan.doors, there),
    }


def _permanent(visits: Sequence[Visit], doors: Doors, in_use: float) -> dict[str, Any]:
    """What would be if the same doors were given away for ever. A door is in use while its person is in the house."""
    own = owners(visits, doors)
    theirs = [one for one in visits if one.person in own]
    hours = sum(((one.leaves - one.arrives) / HOUR for one in theirs), 0.0)
    return {
        "people_served": len(own),
        "refused": len(visits) - len(theirs),
        "door_hours_in_use": round(hours, 2),
        "times_as_much_in_use": round(in_use / hours, 3) if hours else None,
    }


def _peak(served: Iterable[Served]) -> int:
    changes = sorted([(one.ends, -1) for one in served] + [(one.begins, 1) for one in served])
    return max(accumulate(step for _, step in changes), default=0)


def _hours(begins: datetime, ends: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """The parts of the clock's hours between two instants."""
    while begins < ends:
        until = min(begins.replace(minute=0, second=0, microsecond=0) + HOUR, ends)
        yield begins, until - begins
        begins = until


def _share(part: float, whole: float) -> float:
    return round(part / whole, 6) if whole else 0.0
