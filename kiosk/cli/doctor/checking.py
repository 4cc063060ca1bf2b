"""Running the checks one after another: two at once could want the same port."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.cli import site
from kiosk.cli.doctor.checks import (
    boards,
    clock,
    database,
    disk,
    names,
    printers,
    readers,
    running,
    scanners,
    screen,
    upstream,
)
from kiosk.cli.doctor.examined import Check, Examined
from kiosk.cli.doctor.finding import Finding, Verdict, fault, fine
from kiosk.cli.saying import complain, counted, say, say_json
from kiosk.config import Site, SiteFileError, load_site
from kiosk.runtime.control import ControlError, ask
from kiosk.store.data_folder import DataFolder

# While a kiosk runs its ports are its own: it is asked.
HARDWARE: Sequence[Check] = (boards.check, readers.check, scanners.check, printers.check)
MACHINE: Sequence[Check] = (names.check, clock.check, disk.check, database.check, screen.check, upstream.check)

_MARKS = {Verdict.FINE: "ok", Verdict.HINT: "hint", Verdict.UNKNOWN: "?", Verdict.FAULT: "FAULT"}


def check(config: Path, data: Path | None, *, as_json: bool, interactive: bool, test_slip: bool) -> int:
    """Check all there is, print what was found as it is found, and return the exit code."""
    folder = None if data is None else DataFolder(data)
    found: list[Finding] = []
    for one in _all(config, folder, interactive, test_slip):
        found.append(one)
        if not as_json:
            _say(one)
    if as_json:
        say_json({"findings": [_plain(one) for one in found], "faults": _faults(found)})
    else:
        say(_summary(found))
    return _code(found)


def _all(config: Path, folder: DataFolder | None, interactive: bool, test_slip: bool) -> Iterator[Finding]:
    try:
        loaded = load_site(config)
    except SiteFileError as error:
        for wrong in error.faults:
            yield fault("site file", str(config), site.line(config, wrong), "Mend it; docs/site-file.md has every key.")
        return
    yield fine("site file", str(config), _described(loaded))
    answer, trouble = _asked(folder)
    if trouble is not None:
        yield trouble
        return
    examined = Examined(loaded, folder, answer, interactive, test_slip, complain)
    for one in (*(HARDWARE if answer is None else (running.check,)), *MACHINE):
        yield from _checked(one, examined)


def _described(loaded: Site) -> str:
    doors = counted(len(loaded.compartments), "door")
    return f"It is in order: {loaded.site.name}, {doors} on {len(loaded.buses)} bus(es)."


def _asked(folder: DataFolder | None) -> tuple[Mapping[str, Any] | None, Finding | None]:
    if folder is None or not folder.path.is_dir():
        return None, None
    try:
        return ask(folder.socket, {"do": "status"}), None
    except (ControlError, OSError) as error:
        what = str(error) if isinstance(error, ControlError) else f"{folder.path} can't be read: {error.strerror}."
        do = "Run this as the user that the kiosk runs as: sudo -u locker-kiosk locker-kiosk doctor …"
        return None, fault("kiosk", str(folder.path), what, do)


def _checked(one: Check, examined: Examined) -> Iterator[Finding]:
    """A check that fails itself keeps no other from being made."""
    try:
        yield from one(examined)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks go on; its text may hold anything
        name = one.__module__.rpartition(".")[2]
        what = f"This check failed in a way that nobody foresaw ({type(error).__name__})."
        yield fault(name, "", what, "Please report this sentence to whoever looks after the software.")


def _say(one: Finding) -> None:
    of = f" {one.of}" if one.of else ""
    say(f"{_MARKS[one.verdict]:<6}{one.check}{of}: {one.what}")
    if one.do:
        say(f"      → {one.do}")


def _summary(found: Sequence[Finding]) -> str:
    faults, hints = _faults(found), sum(one.verdict is Verdict.HINT for one in found)
    if faults == hints == 0:
        return "All is well."
    return ", ".join(counted(many, what) for many, what in ((faults, "fault"), (hints, "hint")) if many) + "."


def _faults(found: Sequence[Finding]) -> int:
    return sum(one.verdict is Verdict.FAULT for one in found)


def _code(found: Sequence[Finding]) -> int:
    if not _faults(found):
        return os.EX_OK
    return os.EX_CONFIG if found[0].verdict is Verdict.FAULT and found[0].check == "site file" else os.EX_UNAVAILABLE


def _plain(one: Finding) -> dict[str, str]:
    return {**asdict(one), "verdict": one.verdict.value}
