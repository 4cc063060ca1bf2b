"""Looking through the whole database while the kiosk runs on it.

With a write-ahead log a reader is in nobody's way. With a rollback journal one that takes seconds would keep the writer
from its commits, so there a copy is looked through, which is made by small steps (``copying``).

What is found outlives the run: a start reads only a part of the database, and acts on the rest by what it finds here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError

from kiosk.engine.upkeep import Pause, Unchecked
from kiosk.store import backups, durable, soundness
from kiosk.store.copying import NeverDone, copy_database
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader
from kiosk.store.library import Library

FULLY_EVERY = timedelta(days=7)
_STEPS = 100_000  # of SQLite's machine, between two looks at whether to end


def check(
    folder: DataFolder, library: Library, now: datetime, *, fully: bool, pause: Pause, ends: Callable[[], bool]
) -> str | None:
    """What is wrong with the database, in a sentence; None where nothing is.

    ``pause`` waits for so many seconds, and may raise to end it; ``ends`` says whether it is to be broken off.
    """
    try:
        if library.journal_mode == "wal":
            fault = _in_place(folder, library, fully=fully, ends=ends)
        else:
            fault = _of_a_copy(folder, library, fully=fully, pause=pause)
        _remember(folder, fault, now, fully=fully)
    except (OSError, DBAPIError, library.module.Error) as error:
        raise Unchecked(f"The database could not be looked through: {getattr(error, 'orig', error)}.") from error
    except NeverDone:
        raise Unchecked("The database could not be looked through: it changed all the time.") from None
    return fault


def is_full_check_due(folder: DataFolder, now: datetime) -> bool:
    """Whether the last one is a week ago; one from the future, or none, says nothing."""
    try:
        last = datetime.fromisoformat(folder.checked.read_text("utf-8"))
        return not last <= now < last + FULLY_EVERY
    except (OSError, ValueError, TypeError):
        return True


def _in_place(folder: DataFolder, library: Library, *, fully: bool, ends: Callable[[], bool]) -> str | None:
    try:
        with open_reader(folder.database, library).connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.set_progress_handler(ends, _STEPS)
            return soundness.damage(connection, fully=fully)
    except (DBAPIError, library.module.Error) as error:
        if not soundness.is_damage(error):
            raise
        return f"The database is damaged: {getattr(error, 'orig', error)}."


def _of_a_copy(folder: DataFolder, library: Library, *, fully: bool, pause: Pause) -> str | None:
    if not backups.has_room(folder):
        raise Unchecked("The database could not be looked through: there is no room for a copy of it.")
    copy = folder.path / backups.BEING_CHECKED
    backups.remove(copy)
    try:
        copy_database(folder.database, copy, library, pause)
        return soundness.fault_of(copy, library, fully=fully)
    except (DBAPIError, library.module.Error) as error:
        if not soundness.is_damage(error):
            raise
        return f"The database is damaged: {getattr(error, 'orig', error)}."
    finally:
        backups.remove(copy)


def _remember(folder: DataFolder, fault: str | None, now: datetime, *, fully: bool) -> None:
    """For the next start; only a full check takes back what one has found."""
    if fault is not None:
        durable.write_text(folder.damage, f"{fault}\n")
    elif fully:
        folder.damage.unlink(missing_ok=True)
        durable.write_text(folder.checked, now.astimezone(UTC).isoformat())
