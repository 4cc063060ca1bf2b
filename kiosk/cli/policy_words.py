"""A policy in words, for whoever asks at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.config.writing import Plain
from kiosk.domain.assignments import Model
from kiosk.domain.people import Person, Standing
from kiosk.domain.policy import Policy
from kiosk.domain.terms import NotNow, Term, term

# What it means that a setting is nothing.
_NOTHING: Mapping[str, str] = {
    "hours": "always",
    "exception_days": "none",
    "shifts": "none",
    "idle": "never",
    "longest_stay": "no limit",
    "warn_before": "no warning",
    "extend_by": "to the next end",
    "zones": "all",
    "prefer_zone": "none",
}
# Of these an empty list is nothing; of sizes and zones it means that none is left.
_LISTS = ("exception_days", "shifts", "warn_before")
_A_LINE_EACH = ("hours", "exception_days", "shifts")
_STANDINGS: Mapping[Standing, str] = {
    Standing.NOT_YET: "they are not valid yet",
    Standing.EXPIRED: "they are not valid any more",
    Standing.SUSPENDED: "they are suspended",
}


def setting_lines(written: Iterable[tuple[str, Plain, tuple[str, ...]]]) -> list[str]:
    """A line for each setting: its key in the site file, what it is, and who set it; more where it is a list."""
    lines = []
    for key, value, set_by in written:
        first, *more = _words(key, value)
        lines.append(f"  {key:<15} {first:<32} {', '.join(set_by) or 'default'}")
        lines += [f"  {'':<15} {one}" for one in more]
    return lines


def barred(person: Person, policy: Policy, at: datetime) -> str | None:
    """Why somebody is given no door at ``at``, whatever the hour; None where they may be."""
    standing = person.standing(at)
    if standing is not Standing.ALLOWED:
        return f"No door opens for them then: {_STANDINGS[standing]}."
    if policy.model is Model.NAMED:
        return "They are given no door but one that is named for them, for as long as it is."
    if policy.model is Model.RESERVATION and policy.walk_up_share == 0:
        return "They are given a door only where they have reserved one."
    return None


def outcome(person: Person, policy: Policy, at: datetime) -> str:
    """What somebody gets who comes at ``at`` and has not reserved."""
    zone = policy.timezone
    found = barred(person, policy, at) or term(policy, at)
    match found:
        case Term():
            until = "they give it back" if found.ends_at is None else _local(found.ends_at, zone)
            shift = f", for the shift {found.shift}" if found.shift is not None else ""
            said = f"A door that is given then is theirs until {until}{shift}."
        case NotNow():
            later = "nor within a year" if found.opens_at is None else f"but from {_local(found.opens_at, zone)} on"
            said = f"No door is given then, {later}."
        case _:
            said = found
    return f"{_local(at, zone)}: {said}"


def _words(key: str, value: Plain) -> list[str]:
    """What it is; of a list, each entry."""
    if value is None or (value == [] and key in _LISTS):
        return [_NOTHING[key]]
    match value:
        case bool():
            return ["yes" if value else "no"]
        case float():
            return [f"{value * 100:g} %"]
        case list():
            return value if key in _A_LINE_EACH else [", ".join(value) or "none"]
    return [str(value)]


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%a %Y-%m-%d %H:%M}"
