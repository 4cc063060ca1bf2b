"""As much of a site file as can be used before its doors are right: its buses, and what it says of their wires."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drivers.locks import DRIVERS, LockDriver
from drivers.survey.learning import Address
from kiosk.cli.failure import Failure
from kiosk.cli.site import line as fault_line
from kiosk.config import SiteFileError
from kiosk.config.load import read_text

_USUAL_MOST = 32
"""The switches have five bits, and some count from 1."""


@dataclass(frozen=True, slots=True)
class WalkedBus:
    """A bus of the site file, as far as a walk needs it."""

    name: str
    driver: LockDriver
    url: str
    settings: Mapping[str, object]


def usual_addresses(driver: LockDriver) -> list[int]:
    """Those that the switches of boards mostly have room for: asking all 256 takes half a minute."""
    return [one for one in driver.boards if one <= _USUAL_MOST]


def text_of(config: Path) -> str:
    """The text of a site file. Raises Failure."""
    try:
        return read_text(config)
    except SiteFileError as error:
        raise Failure(os.EX_CONFIG, "\n".join(fault_line(config, fault) for fault in error.faults)) from None


def buses_of(raw: Mapping[str, Any], only: str | None = None) -> list[WalkedBus]:
    """Its buses, or the one of this name, each with a driver and settings that are sound. Raises Failure."""
    rows = [one for one in raw.get("bus", ()) if isinstance(one, dict)] if isinstance(raw.get("bus"), list) else []
    found = [_bus(one) for one in rows]
    wanted = [one for one in found if only in {None, one.name}]
    if not wanted:
        names = ", ".join(one.name for one in found) or "none"
        asked = f"bus “{only}”" if only else "[[bus]]"
        raise Failure(os.EX_CONFIG, f"The site file has no {asked}; there are: {names}. Add it: name, driver, url.")
    return wanted


def _bus(raw: Mapping[str, Any]) -> WalkedBus:
    name, family, url = (str(raw.get(key, "")).strip() for key in ("name", "driver", "url"))
    if not name or not url or family not in DRIVERS:
        raise Failure(
            os.EX_CONFIG,
            f"The [[bus]] “{name}” needs a name, a url and a driver. The drivers are: {', '.join(DRIVERS)}.",
        )
    settings = {key: value for key, value in raw.items() if key not in {"name", "driver", "url"}}
    try:
        DRIVERS[family].check_settings(settings)
    except ValueError as error:
        raise Failure(os.EX_CONFIG, f"Bus {name}: {error}") from None
    return WalkedBus(name, DRIVERS[family], url, settings)


def doors_of(raw: Mapping[str, Any], table: str, bus: str) -> dict[Address, str]:
    """The doors, or inputs, that the file has on a bus, by channel."""
    rows = raw.get(table, ())
    return {
        (one["board"], one["channel"]): str(one.get("door", one.get("name", ""))).strip()
        for one in (rows if isinstance(rows, list) else ())
        if isinstance(one, dict)
        and str(one.get("bus", "")).strip() == bus
        and isinstance(one.get("board"), int)
        and isinstance(one.get("channel"), int)
    }
