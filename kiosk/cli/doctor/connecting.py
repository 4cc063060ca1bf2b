"""What to do where a port can't be opened for a check: who has it, which group may open it."""

from __future__ import annotations

import getpass
import grp
import os
from pathlib import Path

from drivers.errors import DriverError, PortDenied
from kiosk.cli.doctor.finding import Finding, fault


def failed(check: str, of: str, url: str, error: DriverError) -> Finding:
    """What the driver said, and what to do: a driver's sentence says what is wrong first, and then what to look at."""
    what, _, advice = str(error).partition(". ")
    what = what if what.endswith((".", "?")) else f"{what}."
    return fault(check, of, what, _denied(url, advice) if isinstance(error, PortDenied) else advice or _ANYHOW)


_ANYHOW = "Look at its cable, its power and its settings in the site file."


def _denied(url: str, advice: str) -> str:
    holders = _holders(url)
    if holders:
        return f"Stop what has it open: {', '.join(holders)}. Where that is a kiosk, name its folder: --data DIR"
    group = _group(url)
    if group is not None and not os.access(url, os.R_OK | os.W_OK):
        return f"Put the user into its group, then log in anew: sudo usermod -aG {group} {getpass.getuser()}"
    return advice or _ANYHOW


def _group(url: str) -> str | None:
    """Of a port that is a file."""
    try:
        return grp.getgrgid(Path(url).stat().st_gid).gr_name
    except (OSError, KeyError):
        return None  # it is no file, or its group has no name: then nothing can be said of it


def _holders(url: str) -> list[str]:
    """Programs that have it open, as far as we may look."""
    port = os.path.realpath(url)
    return [
        f"{_name(process)} (process {process.name})"
        for process in sorted(Path("/proc").glob("[0-9]*"))
        if process.name != str(os.getpid()) and _has_open(process, port)
    ]


def _has_open(process: Path, port: str) -> bool:
    try:
        return any(str(one.readlink()) == port for one in process.joinpath("fd").iterdir())
    except OSError:
        return False  # it has ended meanwhile, or is somebody else's


def _name(process: Path) -> str:
    try:
        return process.joinpath("comm").read_text("utf-8", "replace").strip()
    except OSError:
        return "a program"
