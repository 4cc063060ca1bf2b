"""What must be true of each policy, scope, tenant and desk by itself, and of the names that they use.

These checks look at the tables as they stand in the file, as those in ``checks.py`` do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from kiosk.config import times
from kiosk.config.checks import Row, no_two
from kiosk.config.faults import one_of, quoted, unknown_name
from kiosk.config.lines import Path
from kiosk.config.reading import Reading
from kiosk.config.rules import NARROWER
from kiosk.config.tables import SiteTable
from kiosk.domain.week import minutes_of

T = TypeVar("T")


def check_scopes(reading: Reading) -> None:
    """Each names one thing, which no other does, and sets something."""
    rows = reading.rows("scope")
    for path, raw in rows:
        named = [kind for kind in raw if kind in NARROWER]
        if not named:
            message = f'It is not said for whom this scope is. Add one line with {one_of(NARROWER)}, like bank = "A"'
            reading.fault(path, message)
        for extra in named[1:]:
            message = f"A scope is for one thing, and this one has a {named[0]} already. Give each its own [[scope]]."
            reading.fault((*path, extra), message)
        if set(raw) <= set(NARROWER):
            reading.fault(path, "This scope sets nothing. Add a setting below its name, or take the scope out.")
    for kind in NARROWER:
        no_two(reading, rows, (kind,), f"The {kind} {{{kind}}}", "Put all that is set for it there.")


def check_policies(reading: Reading) -> None:
    """In the lists of a policy, nothing is said twice in two ways."""
    for path, raw in policies(reading):
        _check_hours((*path, "hours"), raw.get("hours"), reading)
        _check_exception_days((*path, "exception_days"), raw, reading)
        _check_shifts((*path, "shifts"), raw.get("shifts"), reading)


def check_names(reading: Reading, site: SiteTable) -> None:
    """Banks, buildings, tenants and zones that somebody refers to are there."""
    tenants = sorted({site.tenant, *_names(reading, "tenant", "name")})
    known = {"building": [site.building] if site.building else [], "tenant": tenants}
    none_there = {"building": "The file names no building. Add one in [site].", "tenant": ""}
    if reading.has("compartment"):  # a kiosk without doors may speak of the banks of others
        known |= {"bank": _names(reading, "compartment", "bank"), "zone": _names(reading, "compartment", "zone")}
        none_there |= {
            "bank": "The compartments name no bank.",
            "zone": "No compartment is in a zone. Add zone to those that are.",
        }
    for what, path, name in _references(reading):
        if what in known and name not in known[what]:
            reading.fault(path, unknown_name(what, name, known[what], none_there[what]))


def check_tenants(reading: Reading, site: SiteTable) -> None:
    """No tenant twice; each has a door, but for the site's own, who may only run the house."""
    rows = reading.rows("tenant")
    no_two(reading, rows, ("name",), "The name {name}")
    with_doors = _names(reading, "compartment", "tenant")
    for path, raw in rows:
        name = _text(raw.get("name"))
        if name is not None and name not in [site.tenant, *with_doors] and reading.has("compartment"):
            message = f"No compartment is for this tenant. Add tenant = {quoted(name)} to those that are."
            reading.fault((*path, "name"), message)


def check_desks(reading: Reading) -> None:
    """No desk twice; each is near to a column that a bank has."""
    rows = reading.rows("desk")
    no_two(reading, rows, ("name",), "The name {name}")
    columns = [raw["column"] for _, raw in reading.rows("compartment") if type(raw.get("column")) is int]
    most = max((one for one in columns if isinstance(one, int)), default=None)
    for path, raw in rows:
        column = raw.get("column")
        if most is not None and isinstance(column, int) and column > most:
            reading.fault((*path, "column"), f"The bank has only {most} columns. Write the one nearest to this desk.")


def check_notices(reading: Reading) -> None:
    """Where there is a table, it says where notices go."""
    for path, raw in reading.rows("notices"):
        if not raw.get("urls") and "file" not in raw:
            message = 'It is not said where notices go. Add a line file = "/etc/locker-kiosk/notices.urls", or urls.'
            reading.fault(path, message)


def policies(reading: Reading) -> list[Row]:
    """The policy of the site, and those of its parts."""
    return [*reading.rows("policy"), *reading.rows("scope")]


def _references(reading: Reading) -> Iterator[tuple[str, Path, str]]:
    """What is referred to by name: its kind, where, and the name."""
    scopes = (("scope", kind, kind) for kind in NARROWER)
    wanted = [*scopes, ("compartment", "tenant", "tenant"), ("desk", "zone", "zone")]
    wanted += [("policy", "prefer_zone", "zone"), ("scope", "prefer_zone", "zone")]
    for table, key, what in wanted:
        for path, raw in reading.rows(table):
            name = _text(raw.get(key))
            if name is not None:
                yield what, (*path, key), name
    for path, raw in policies(reading):
        zones = raw.get("zones")
        for index, zone in enumerate(zones if isinstance(zones, list) else []):
            name = _text(zone)
            if name is not None:
                yield "zone", (*path, "zones", index), name


def _check_hours(path: Path, raw: object, reading: Reading) -> None:
    earlier: list[tuple[int, times.OpenDays]] = []
    for index, one in _sound(raw, times.open_days):
        before = next((at for at, other in earlier if other.minutes & one.minutes), None)
        if before is not None:
            line = reading.line((*path, before))
            message = f"These hours overlap with those on line {line}. Name each day once, or other times of it."
            reading.fault((*path, index), message)
        earlier.append((index, one))


def _check_exception_days(path: Path, raw: dict[str, object], reading: Reading) -> None:
    if "exception_days" in raw and "hours" not in raw:
        message = 'These days differ from hours, which are missing here. Add hours = ["daily 00:00-24:00"], or others.'
        reading.fault(path, message)
    first: dict[date, int] = {}
    for index, one in _sound(raw.get("exception_days"), times.exception_days):
        twice = next((day for day in one.days if day in first), None)
        if twice is not None:
            line = reading.line((*path, first[twice]))
            reading.fault((*path, index), f"The day {twice} is there twice, first on line {line}. Take one out.")
        for day in one.days:
            first.setdefault(day, index)


def _check_shifts(path: Path, raw: object, reading: Reading) -> None:
    """A name may have other times on other days, but not two at once."""
    taken: dict[str, int] = {}
    for index, one in _sound(raw, times.shift):
        minutes = minutes_of(one.days, one.span)
        if minutes & taken.get(one.name, 0):
            message = (
                f"The shift {quoted(one.name)} overlaps with another of this name. Write other days, times or name."
            )
            reading.fault((*path, index), message)
        taken[one.name] = taken.get(one.name, 0) | minutes


def _sound(raw: object, read: Callable[[object], T]) -> Iterator[tuple[int, T]]:
    """The entries of a list that can be read, with their places; the others have a fault of their own."""
    for index, one in enumerate(raw if isinstance(raw, list) else []):
        try:
            yield index, read(one)
        except ValueError:
            continue


def _names(reading: Reading, table: str, key: str) -> list[str]:
    return sorted({name for _, raw in reading.rows(table) if (name := _text(raw.get(key)))})


def _text(value: object) -> str | None:
    """A name as it is compared; None where its own check objects."""
    return unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) and value.strip() else None
