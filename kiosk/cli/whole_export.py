"""An export that proves something: nothing in it was erased while it was being read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kiosk.cli.failure import Failure
from kiosk.cli.writing import writer
from kiosk.store import exporting, reading
from kiosk.store.data_folder import DataFolder

MOST_TRIES = 3  # personal data that is erased while it is being read makes an export that proves nothing


def write_whole(folder: DataFolder, out: Path, through: int, write: Callable[[int], int]) -> tuple[int, int]:
    """The last position that was handed out, and what ``write`` says of how much that is.

    ``write`` is given the last position, and writes anew in the place of what it wrote before. ``out`` is where it will
    be, for whoever is told that it is not.
    """
    for _ in range(MOST_TRIES):
        written = write(through)
        if not exporting.erased_after(folder.database, through):
            return through, written
        through = _signed_anew(folder)
    raise Failure(
        os.EX_TEMPFAIL,
        f"Personal data is just being erased, so the export would prove nothing, and {out} is as it was. Try again.",
    )


def _signed_anew(folder: DataFolder) -> int:
    """The last position, which is signed, with what was erased meanwhile."""
    with writer(folder) as to:
        to.sign_record()
    return reading.signed_through(folder.database)
