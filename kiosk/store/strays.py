"""What in a data folder may still hold what was erased from its database and its backups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk.store import backups
from kiosk.store.data_folder import DataFolder

# All that a kiosk keeps in its folder itself; ``.new`` is what a killed process was writing of the small ones. Copies
# that are being made are there for a while, and go by themselves.
_OURS = re.compile(
    r"kiosk\.db(-wal|-shm|-journal)?|kiosk\.lock|control\.sock|(lookup|record)\.(key|new)|"
    r"record\.(damaged|checked|head)(\.new)?|record\.head\.lost-.*|being-checked\.db(-\w+)?"
)
_BACKUP = re.compile(r"kiosk-\d{8}T\d{6}Z\.db(\.sha256(\.new)?)?|unfinished\.db(-\w+)?")
_STAMP = len("20261126T171500Z")


def set_aside(folder: DataFolder) -> Sequence[tuple[Path, datetime | None]]:
    """The databases that were set aside, each with when, by its name; None where that says none."""
    found = sorted(folder.set_aside.iterdir()) if folder.set_aside.is_dir() else []
    return [(one, backups.stamp_time(one.name[:_STAMP])) for one in found]


def unknown(folder: DataFolder) -> Sequence[Path]:
    """Files and folders that no kiosk has made, in order of their names."""
    there = [one for one in folder.path.iterdir() if one not in {folder.backups, folder.set_aside}]
    copies = folder.backups.iterdir() if folder.backups.is_dir() else ()
    found = [one for one in there if not _OURS.fullmatch(one.name)]
    return sorted([*found, *(one for one in copies if not _BACKUP.fullmatch(one.name))])
