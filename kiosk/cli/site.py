"""Loading a site file for a command, with every fault in it listed."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.cli.failure import Failure
from kiosk.config import Fault, Site, SiteFileError, load_site


def load(path: Path) -> Site:
    """The site, or the end of the command with a line a fault."""
    try:
        return load_site(path)
    except SiteFileError as error:
        faults = "\n".join(line(path, fault) for fault in error.faults)
        raise Failure(
            os.EX_CONFIG, f"{faults}\n{_how_many(len(error.faults))} in {path}. Nothing was started."
        ) from None


def line(path: Path, fault: Fault) -> str:
    """``bank.toml:12: [[compartment]] 3, door: …``."""
    place = str(path) if fault.line is None else f"{path}:{fault.line}"
    return ": ".join(part for part in (place, fault.where, fault.message) if part)


def _how_many(count: int) -> str:
    return "One fault" if count == 1 else f"{count} faults"
