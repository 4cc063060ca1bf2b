"""A store, once with the SQLite of the operating system and once with the bundled one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.store import library
from kiosk.store.library import Library
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.furniture import quick_folder

try:
    import pysqlite3.dbapi2 as bundled
except ImportError:
    bundled = None
MODULES: list[ModuleType] = [module for module in (sqlite3, bundled) if module is not None]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """In memory, where that can be had: what a power cut leaves is looked into elsewhere (``tests/faults``)."""
    with quick_folder() as folder:
        yield folder


@pytest.fixture(params=MODULES, ids=lambda module: module.__name__)
def sqlite(request: pytest.FixtureRequest) -> Library:
    return library.settings_for(request.param)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def open_store(tmp_path: Path, sqlite: Library, clock: TurnedClock) -> Iterator[Callable[[], SqlStore]]:
    """Opens the database of this test, as often as it likes."""
    opened: list[SqlStore] = []

    def open_one() -> SqlStore:
        opened.append(SqlStore(tmp_path / "kiosk.db", sqlite, clock))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def store(open_store: Callable[[], SqlStore]) -> SqlStore:
    return open_store()
