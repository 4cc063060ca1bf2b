"""The write-ahead log is long enough from the start, and nothing else is left of making it so."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.events.kiosk_life import HelpWanted
from kiosk.store import library
from kiosk.store.log_space import RESERVED_BYTES
from kiosk.store.store import SqlStore
from tests.fakes.clock import TurnedClock
from tests.fakes.stored import rows


def test_commits_overwrite_the_reserved_log_instead_of_growing_it(tmp_path: Path):
    path, log = tmp_path / "kiosk.db", tmp_path / "kiosk.db-wal"
    store = SqlStore(path, library.choose(), TurnedClock())
    tables = rows(library.choose().module, path, "SELECT count(*) FROM sqlite_master")
    store.reserve_log_space()
    store.reserve_log_space()
    length = log.stat().st_size
    assert RESERVED_BYTES <= length < 2 * RESERVED_BYTES
    for _ in range(50):
        with store.transaction() as tx:
            tx.record(HelpWanted(screen="Start"))
    assert log.stat().st_size == length
    assert rows(library.choose().module, path, "SELECT count(*) FROM sqlite_master") == tables
    assert rows(library.choose().module, path, "SELECT count(*) FROM audit_event") == [(50,)]
    store.close()
