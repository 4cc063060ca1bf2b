"""What to do is said beside what SQLite says."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from kiosk.store.database import next_step


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_FULL, "make room"),
        (sqlite3.SQLITE_IOERR | 13 << 8, "make room"),  # the extended code of a write that failed
        (sqlite3.SQLITE_CANTOPEN, "as the user that the kiosk runs as"),
        (sqlite3.SQLITE_READONLY | 5 << 8, "copy the whole folder"),
        (sqlite3.SQLITE_CORRUPT, "locker-kiosk restore"),
        (sqlite3.SQLITE_NOTADB, "locker-kiosk restore"),
        (sqlite3.SQLITE_BUSY, "try again"),
        (sqlite3.SQLITE_MISUSE, "Look whether its disk is failing"),
        (None, "Look whether its disk is failing"),
    ],
)
def test_each_error_has_its_own(code: int | None, says: str):
    error = sqlite3.OperationalError("disk I/O error")
    if code is not None:
        error.sqlite_errorcode = code
    for one in (error, OperationalError("SELECT 1", {}, error)):
        assert says in next_step(one)
        assert next_step(one).endswith(".")
