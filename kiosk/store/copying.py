"""A copy of a database that is in use, by SQLite's backup API, while people go on opening doors.

With a write-ahead log the copy is of one moment: a reading transaction is held for as long as it takes, which holds
nobody up. With a rollback journal such a reader would keep the writer from its commits, so there each step stands
alone; whenever something was written between two steps, SQLite begins the copy anew.

Each step is flushed to the disk by itself, and then there is a pause. Measured beside commits of three rows, copying
550 MB: in one go, a commit had to wait for 204 ms while everything was flushed at its end (1.0 s in all); by steps of a
MiB, flushed one by one, the longest took 33 ms beside the copy and 16 ms without it (10 s in all). Nobody waits for it.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.engine.upkeep import Pause
from kiosk.store.database import open_reader
from kiosk.store.library import Library

PAGES = 256  # of 4 KiB
PAUSE_S = 0.01
LONGEST_S = 1800.0


class NeverDone(Exception):
    """The database changed again and again while it was copied."""


def copy_database(source: Path, target: Path, library: Library, pause: Pause) -> None:
    """Copy the database at ``source`` to ``target``, a file of its own that needs no journal.

    ``pause`` waits for so many seconds; what it raises ends the copy. Raises the library's own errors, too.
    """
    target.touch(mode=0o600)
    with (
        open_reader(source, library).connect() as connection,
        closing(library.module.connect(str(target), isolation_level=None)) as to,
    ):
        driver: Any = connection.connection.driver_connection
        if library.journal_mode == "wal":
            driver.execute("BEGIN")
            driver.execute("SELECT 1 FROM sqlite_master").fetchone()  # now the moment is chosen
        _by_steps(driver, to, target, pause)
        to.execute("PRAGMA journal_mode=DELETE")


def _by_steps(driver: Any, to: Any, target: Path, pause: Pause) -> None:
    until = time.monotonic() + LONGEST_S
    # Closing this takes SQLite's lock from the file, but nobody else knows of that file.
    handle = os.open(target, os.O_RDWR | os.O_CLOEXEC)

    def step(_status: int, _remaining: int, _pages: int) -> None:
        os.fdatasync(handle)
        if time.monotonic() > until:
            raise NeverDone
        pause(PAUSE_S)

    try:
        driver.backup(to, pages=PAGES, progress=step)
    finally:
        os.close(handle)
