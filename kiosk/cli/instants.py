"""Instants that are given to commands."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import typer

# Outside of these some time zone, or a day added, leaves what Python can tell.
_YEARS = range(1970, 9001)


def instant(option: str, text: str, zone: ZoneInfo) -> datetime:
    """What ``text`` says in ISO 8601; local time of ``zone`` where it says no other. ``option`` gets the blame.

    A local time that comes twice is taken the first time; one that a clock change skips is refused.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            "A time looks like 2026-12-24T08:00. With a time zone: 2026-12-24T08:00+01:00.", param_hint=option
        ) from None
    if found.year not in _YEARS:
        raise typer.BadParameter("A time lies between the years 1970 and 9000.", param_hint=option)
    if found.tzinfo is not None:
        return found
    at = found.replace(tzinfo=zone)
    if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != found:
        raise typer.BadParameter(
            f"{text} does not come on a clock in {zone.key}: it is put forward over it. Give another time.",
            param_hint=option,
        )
    return at
