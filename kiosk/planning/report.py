"""What is told at a terminal of a simulation and of the frontier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kiosk.planning.frontier import AT_MOST_REFUSED, Point


def report(found: Mapping[str, Any]) -> str:
    """The numbers of ``measures.measured`` for a person to read."""
    lines = list(_lines(found))
    width = max(len(name) for name, _ in lines) + 2
    return "\n".join(f"{name:<{width}}{text}" for name, text in lines)


def _lines(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    doors = ", ".join(f"{count} {size}" for size, count in found["doors"].items())
    yield "doors", f"{doors}; {found['model']}"
    yield "arrivals", f"{found['arrivals']} of {found['people']} people, {found['people_never_refused']} never refused"
    yield "refused", _refused(found["refused"], found["arrivals"])
    if "optimum_refused" in found:
        at_least = "" if found["optimum_is"] == "exact" else "at least "
        text = _refused(found["optimum_refused"], found["arrivals"])
        yield "  a clairvoyant would", f"{at_least}{text}, knowing all arrivals beforehand"
    for size, count in found["arrivals_by_size"].items():
        yield f"  of size {size}", _refused(found["refused_by_size"].get(size, 0), count)
    for why, count in found["refused_because"].items():
        yield f"  {why}", str(count)
    if found["waited"]:
        wait = found["waiting_minutes"]
        yield "waited", f"{found['waited']}, half of them {wait['median']} min, 95 % {wait['p95']} min or less"
    yield "utilisation", f"{_percent(found['utilisation'])} of all door-hours; at most {found['peak']} doors at once"
    busiest = max(range(24), key=found["utilisation_by_hour"].__getitem__)
    yield "busiest hour", f"from {busiest}:00, {_percent(found['utilisation_by_hour'][busiest])} of the doors"
    permanent = found["permanent"]
    yield "permanent assignment", f"would serve {permanent['people_served']} people, and refuse {permanent['refused']}"
    if permanent["times_as_much_in_use"] is not None:
        yield "", f"here doors are in use {permanent['times_as_much_in_use']:.1f} times as long as there"


def frontier_table(points: Iterable[Point]) -> str:
    """A row for each week and case, a column for each number of office days."""
    found = list(points)
    days = sorted({one.office_days for one in found})
    people = {(one.week, one.case, one.office_days): one.people for one in found}
    width = max(len(one.case) for one in found) + 2
    lines = [f"People served with at most {AT_MOST_REFUSED:.0%} refused, by office days a week"]
    for week in dict.fromkeys(one.week for one in found):
        lines.append(f"\n{week.value + ' week':<{width}}" + "".join(f"{day:>6g}" for day in days))
        lines += [
            f"{case:<{width}}" + "".join(f"{people[week, case, day]:>6}" for day in days)
            for case in dict.fromkeys(one.case for one in found)
        ]
    return "\n".join(lines)


def _refused(refused: int, of: int) -> str:
    return f"{refused} of {of} ({_percent(refused / of if of else 0.0)})"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
