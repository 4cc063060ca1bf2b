"""The disk that the data folder is on: is there room, can it be written, does it keep what it has said it keeps?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.engine.housekeeping import CRITICAL_BYTES, LOW_BYTES

_CHECK = "disk"
# What is there is gone after a power cut, or was never asked to be kept.
_FORGETFUL = {"tmpfs", "ramfs"}


def check(examined: Examined) -> Iterator[Finding]:
    """That of the data folder, or of the folder that it will be made in."""
    if examined.folder is None:
        return
    folder = examined.folder.path
    there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    yield _written(there)
    yield room(shutil.disk_usage(there).free)
    kind = file_system(there)
    if kind in _FORGETFUL:
        what = f"{folder} is on a {kind}: everything in it is gone when the power is."
        yield fault(_CHECK, "", what, "Put the data folder on a disk.")


def room(free_bytes: int) -> Finding:
    """Whether there is enough."""
    left = f"{free_bytes / (1 << 30):.1f} GiB are free."
    if free_bytes < CRITICAL_BYTES:
        return fault(_CHECK, "", f"{left} Once it is full, no door opens any more.", "Make room now.")
    if free_bytes < LOW_BYTES:
        return hint(_CHECK, "", left, "Make room soon.")
    return fine(_CHECK, "", left)


def file_system(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """Its kind, of the mount that the folder is under; empty where nobody can tell."""
    found = [line.split() for line in mounts.read_text("utf-8", "replace").splitlines()]
    real = Path(os.path.realpath(folder))
    under = [(len(one[1]), at, one[2]) for at, one in enumerate(found) if real.is_relative_to(_unescaped(one[1]))]
    return max(under, default=(0, 0, ""))[2]  # the deepest, and of those at one place the last, which hides the others


def _unescaped(path: str) -> str:
    """A space in it is a backslash and 040 there."""
    return path.encode("latin-1", "backslashreplace").decode("unicode_escape")


def _written(folder: Path) -> Finding:
    try:
        with TemporaryFile(dir=folder) as probe:
            probe.write(b"doctor")
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        do = "Run this as the user that the kiosk runs as; else look at the mount, which may be read-only."
        return fault(_CHECK, "", f"{folder} can't be written: {error.strerror}.", do)
    return fine(_CHECK, "", f"{folder} can be written, and is told to keep what was.")
