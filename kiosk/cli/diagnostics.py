"""``locker-kiosk diagnostics``: a file for whoever is to find out what is wrong. Nothing in it tells of people."""

from __future__ import annotations

import json
import platform
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk import __version__
from kiosk.cli import status
from kiosk.cli.new_file import new_file, refuse_own
from kiosk.cli.options import Data
from kiosk.cli.saying import say
from kiosk.store import backups, exporting, library
from kiosk.store.data_folder import DataFolder
from kiosk.store.exporting import Wanted
from kiosk.store.migrate import HEAD

EXAMPLE = "Example: locker-kiosk diagnostics --data /var/lib/locker-kiosk --out diagnostics.json"

NEWEST_EVENTS = 2000
# Kinds of events about parts and the kiosk itself, whose own words are about machines.
_OF_MACHINES = ("device.", "kiosk.", "clock.", "disk.", "settings.", "log.", "backup.", "record.")


def diagnostics(
    data: Data,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it goes; readable by you alone.")],
) -> None:
    """Write versions, parts, doors and what happened to the machine: no names, no badges, no ids of people."""
    folder = DataFolder(data)
    found = status.found(folder)
    refuse_own(folder.path, out)
    with new_file(out) as new:
        new.path.write_text(json.dumps(_all(folder, found), ensure_ascii=False, indent=1, default=str) + "\n", "utf-8")
        new.put_in_place()
    say(f"{out} tells of versions, parts and doors, and of nobody.")


def _all(folder: DataFolder, found: Mapping[str, Any]) -> dict[str, Any]:
    newest = exporting.events(folder.database, Wanted(), NEWEST_EVENTS)
    headers = [json.loads(one.header) for one in newest]
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "schema": HEAD,
        "python": platform.python_version(),
        "system": platform.platform(),
        "library": ".".join(map(str, library.choose().version)),
        "disk": shutil.disk_usage(folder.path)._asdict(),
        "database_bytes": folder.database.stat().st_size,
        "backups": [one.at for one in backups.listed(folder, library.choose())],
        "record": {key: one for key, one in found["record"].items() if key != "held"},
        "devices": found["devices"],
        "doors": [{key: one[key] for key in ("bank", "door", "occupancy", "sensor")} for one in found["compartments"]],
        "events": Counter(one["type"] for one in headers),
        "machine": [_of_machine(one) for one in headers if one["type"].startswith(_OF_MACHINES)],
    }


def _of_machine(header: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: header[key] for key in ("type", "at", "clock", "detail") if key in header}
