"""A kiosk runs: its ports are its own, and it says itself how its parts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint

_CHECK = "kiosk"
_LOOK_YOURSELF = "Stop the kiosk and run this again: the checks then look at the wire themselves."


def check(examined: Examined) -> Iterator[Finding]:
    """Each of its parts."""
    assert examined.running is not None, "it was asked"
    devices = examined.running["devices"]
    yield fine(_CHECK, "", "It is running, so it was asked, and no port was opened.")
    yield from map(_part, devices)
    yield from _not_known(examined, {one["name"] for one in devices})


def _part(one: Mapping[str, Any]) -> Finding:
    of, state = f"{one['kind']} {one['name']}", one["state"]
    error, _, advice = (one["error"] or "").partition(". ")
    since = datetime.fromisoformat(one["since"]).astimezone(UTC)
    what = f"It is {state} since {since:%Y-%m-%d %H:%M:%S} UTC.{f' {error}.' if error else ''}".replace("..", ".")
    if state == "up":
        return fine(_CHECK, of, what)
    if state == "starting":
        return hint(_CHECK, of, what, "Wait a moment, and look again.")
    return fault(_CHECK, of, what, advice or _LOOK_YOURSELF)


def _not_known(examined: Examined, known: set[str]) -> Iterator[Finding]:
    site = examined.site
    named = ((one.name for one in part) for part in (site.buses, site.readers, site.scanners, site.printers))
    for name in chain.from_iterable(named):
        if name not in known:
            what = "The running kiosk does not know it: the site file has changed since its start."
            yield hint(_CHECK, name, what, "Start the kiosk anew.")
