"""The command line over a database in SQLite, in this process."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.callers import Upstream
from tests.fakes.upstream_databases import new_sqlite
from upstream import cli, serving
from upstream.clock import system_clock
from upstream.database.database import open_database

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def url(empty_sqlite: Path, tmp_path: Path) -> str:
    return new_sqlite(empty_sqlite, tmp_path)


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; its exit code, and what it said."""
    for name in (serving.DATABASE, serving.KEY_FILE, serving.PUBLIC_URL):
        monkeypatch.setenv(name, "")  # so that it is put back
        monkeypatch.delenv(name)

    def ran(*words: object, typed: bytes = b"", database: str = url) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["locker-upstream", *map(str, words), "--database", database])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(str(ended.value.code)), told.out + told.err

    return ran


@pytest.fixture
def upstream(url: str) -> Iterator[Upstream]:
    """What the commands are about, made by other means; with the tenant acme, at this time of day."""
    engine = open_database(url)
    found = Upstream(engine)
    found.clock.at = system_clock()
    found.tenant()
    yield found
    engine.dispose()
