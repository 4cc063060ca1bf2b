"""Why each transaction of the writer begins IMMEDIATE: one that begins by reading may not be allowed to write later."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from kiosk.store import database, library
from tests.fakes.furniture import quick_folder

THREADS = 4


@pytest.fixture
def path() -> Iterator[Path]:
    with quick_folder() as folder:
        path = folder / "numbers.db"
        with database.open_writer(path, library.choose()).connect() as connection, connection.begin():
            connection.exec_driver_sql("CREATE TABLE number (n INTEGER PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO number VALUES (0)")
        yield path


def count_on(engine: Engine, between: Barrier | None = None) -> bool:
    """Read the last number, then write the next one; False where that was refused."""
    try:
        with engine.connect() as connection, connection.begin():
            last = connection.exec_driver_sql("SELECT max(n) FROM number").scalar_one()
            if between is not None:
                between.wait(timeout=30)
            connection.exec_driver_sql("INSERT INTO number VALUES (?)", (last + 1,))
    except OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def test_four_that_read_and_then_write_all_succeed(path: Path):
    engine = database.open_writer(path, library.choose())
    with ThreadPoolExecutor(THREADS) as threads:
        done = list(threads.map(lambda _: count_on(engine), range(100)))
    with engine.connect() as connection:
        numbers = connection.exec_driver_sql("SELECT n FROM number ORDER BY n").scalars().all()
    assert (all(done), numbers) == (True, list(range(101)))


@pytest.mark.skipif(library.choose().journal_mode != "wal", reason="with a rollback journal, readers hold up writers")
def test_with_a_plain_begin_only_one_of_them_does(path: Path):
    """The control: all four have read, one writes, and what the others have seen is not the newest any more."""
    chosen = library.choose()
    engine = database._engine(path, chosen, database.durable_settings(chosen), "BEGIN")
    between = Barrier(THREADS)
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in range(5):
            done = list(threads.map(lambda _: count_on(engine, between), range(THREADS)))
            assert sum(done) == 1
