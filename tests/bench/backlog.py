"""Three months without a network, and then the cable is put back: from the kiosk's outbox to upstream's disk.

A kiosk as it is installed, with its screen, its bank and its sync thread, on a record of ``BACKLOG`` events of which
upstream has none. The clock starts with the kiosk's first frame and stops when nothing is owed any more, by the
kiosk's own mark. The floor is that of ``upstream``: the same rows straight into PostgreSQL.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from kiosk.store import library
from kiosk.store import tables as t
from kiosk.store.data_folder import DataFolder
from kiosk.store.database import open_reader
from kiosk.store.device_key import DeviceKeyFile
from tests.bench.filled import fill
from tests.bench.tap import running, site_file
from tests.bench.upstream import served, straight
from tests.bench.wires import Wires
from tests.fakes.postgres import PostgresServer, find_programs
from tests.fakes.upstream import TENANT, take_in
from tests.fakes.upstream_databases import migrated
from upstream.database import tables as up
from upstream.database.database import open_database

BACKLOG = 180_000
LOOK_EVERY_S = 0.5
GIVE_UP_S = 600.0


@dataclass(frozen=True, slots=True)
class Drained:
    """How long it took, and how long the same rows take by themselves (seconds)."""

    took_s: float
    floor_s: float


def measure(folder: Path) -> Drained | None:
    """None where no PostgreSQL can be had."""
    programs = find_programs()
    if programs is None:
        return None
    data = folder / "owed"
    fill(data, BACKLOG, owed=True)
    with ExitStack() as left:
        postgres = PostgresServer(programs, durable=True)
        left.callback(postgres.remove)
        postgres.start()
        url = postgres.new_database()
        migrated(url)
        _take_in(url, data)
        took = _drain(url, data, folder)
        _check(url)
        return Drained(took, BACKLOG / straight(url, 1))


def _take_in(url: str, data: Path) -> None:
    engine = open_database(url)
    key = DeviceKeyFile(DataFolder(data).device_key).key()
    take_in(engine, key.public, datetime.now(UTC), tenant=TENANT, name="bench")
    engine.dispose()


def _drain(url: str, data: Path, folder: Path) -> float:
    wires = Wires()
    site = folder / "site.toml"
    try:
        with served(url) as base:
            site.write_text(f'[upstream]\nurl = "{base}"\n{site_file(wires)}')
            with running(site, data):
                began = time.monotonic()
                while _acknowledged(data) < BACKLOG:
                    assert time.monotonic() - began < GIVE_UP_S, "it does not come to an end"
                    wires.rest(LOOK_EVERY_S)
                return time.monotonic() - began
    finally:
        wires.close()


def _acknowledged(data: Path) -> int:
    with open_reader(DataFolder(data).database, library.choose()).connect() as connection:
        return connection.scalar(select(func.max(t.acknowledged.c.position))) or 0


def _check(url: str) -> None:
    engine = open_database(url)
    with engine.connect() as connection:
        assert (connection.scalar(select(func.count()).select_from(up.event)) or 0) >= BACKLOG
    engine.dispose()


def tell(found: Drained | None) -> None:
    """Print what was measured."""
    if found is None:
        print("  backlog: skipped, for no PostgreSQL can be had here")
        return
    print(
        f"  backlog of {BACKLOG:,} events: {found.took_s:5.1f} s, {BACKLOG / found.took_s:8,.0f} events/s"
        f"   floor {found.floor_s:5.1f} s   {found.took_s / found.floor_s:4.1f} ×"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        tell(measure(Path(name)))
