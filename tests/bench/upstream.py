"""Events a second into upstream, served as a site serves it, from PostgreSQL with every commit on the disk.

The floor is the same rows straight into a table of the same shape and indexes, so many in a transaction as in a batch,
by as many connections as there are kiosks. What kiosks send is made and signed before the clock is started; kiosks,
upstream and PostgreSQL share this machine.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psycopg
from sqlalchemy import text

from tests.fakes.postgres import PostgresServer, find_programs
from tests.fakes.spoken_protocol import BATCH, Speaker, SpokenRecord
from tests.fakes.upstream import TENANT, take_in
from tests.fakes.upstream_databases import migrated
from upstream.database.database import open_database

KIOSKS = (1, 10, 100)
EVENTS = 20_000  # of all kiosks together
BATCH_EVENTS = 500
FILLED = 1_000_000
WORKERS = 2
PERSONAL = '{"person":{"id":"p1","known_as":"E1001","name":"Person 1"}}'
_COLUMNS = "tenant, kiosk, epoch, sequence, type, at, received_at, header, commitment, personal, salt, hash, opaque"


@dataclass(frozen=True, slots=True)
class Measured:
    """Events a second: through upstream and straight, by so many kiosks; through it again once the table was filled."""

    through: dict[int, float]
    floor: dict[int, float]
    filled: float


def measure() -> Measured | None:
    """None where no PostgreSQL can be had."""
    programs = find_programs()
    if programs is None:
        return None
    with ExitStack() as left:
        postgres = PostgresServer(programs, durable=True)
        left.callback(postgres.remove)
        postgres.start()
        url = postgres.new_database()
        migrated(url)
        base = left.enter_context(served(url))
        rates, floor = {}, {}
        for kiosks in KIOSKS:
            rates[kiosks] = through(url, base, kiosks, f"n{kiosks}")
            floor[kiosks] = straight(url, kiosks)
        fill(url, FILLED, "years")
        return Measured(rates, floor, through(url, base, KIOSKS[0], "filled"))


@contextmanager
def served(url: str) -> Iterator[str]:
    """The service on this database; its address."""
    command = ["locker-upstream", "serve", "--database", url, "--port", "0", "--workers", str(WORKERS)]
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen([*command, "--key-file", f"{folder}/key"], stdout=subprocess.PIPE, text=True) as process,
    ):
        assert process.stdout is not None
        line = next(one for one in process.stdout if "http://" in one)
        try:
            yield line[line.index("http://") :].split()[0]
        finally:
            process.terminate()


def through(url: str, base: str, kiosks: int, name: str) -> float:
    """So many kiosks send at once, each its share, a batch after the other."""
    engine = open_database(url)
    with ExitStack() as left:
        left.callback(engine.dispose)
        speakers = []
        for number in range(kiosks):
            speaker = Speaker(left.enter_context(httpx.Client(base_url=base, timeout=60.0, trust_env=False)))
            speaker.tenant = TENANT
            speaker.kiosk = take_in(engine, speaker.public, datetime.now(UTC), name=f"{name}-{number}")
            speakers.append(speaker)
        requests = [_requests(one, EVENTS // kiosks) for one in speakers]
        return _rate([partial(_send, one, mine) for one, mine in zip(speakers, requests, strict=True)])


def _requests(speaker: Speaker, events: int) -> list[httpx.Request]:
    record = SpokenRecord()
    assert speaker.announce(record).status_code == 200
    source = f"/tenants/{speaker.tenant}/kiosks/{speaker.kiosk}"
    told = [{"source": source, **one} for one in record.grow(events, PERSONAL)]
    batches = [told[start : start + BATCH_EVENTS] for start in range(0, events, BATCH_EVENTS)]
    return [speaker.sign(speaker.request("POST", "/v1/kiosk/events", one, media=BATCH)) for one in batches]


def _send(speaker: Speaker, requests: Sequence[httpx.Request]) -> None:
    for request in requests:
        answer = speaker.http.send(request)
        assert answer.status_code == 200, answer.text


def straight(url: str, kiosks: int) -> float:
    """The same rows, by as many connections, without anybody looking at them."""
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE IF EXISTS floor")
        connection.execute("CREATE TABLE floor (LIKE event INCLUDING ALL)")
    shares = [_rows(f"k{number}", EVENTS // kiosks) for number in range(kiosks)]
    return _rate([partial(_insert, url, rows) for rows in shares])


def _rows(kiosk: str, events: int) -> list[tuple[Any, ...]]:
    record = SpokenRecord()
    found = []
    for one in record.grow(events, PERSONAL):
        data, hashed = one["data"], bytes.fromhex(one["audithash"])
        told = (one["type"], one["time"], datetime.now(UTC), data["header"], bytes.fromhex(data["commitment"]))
        found.append((TENANT, kiosk, record.epoch, one["sequence"], *told, PERSONAL, bytes(32), hashed, False))
    return found


def _insert(url: str, rows: Sequence[tuple[Any, ...]]) -> None:
    values = ", ".join(["%s"] * len(rows[0]))
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH_EVENTS):
            batch = rows[start : start + BATCH_EVENTS]
            cursor.executemany(f"INSERT INTO floor ({_COLUMNS}) VALUES ({values})", batch)
            connection.commit()


def fill(url: str, events: int, name: str) -> None:
    """So many events of another kiosk: the table and its index are large."""
    engine = open_database(url)
    kiosk = take_in(engine, sha256(name.encode()).digest(), datetime.now(UTC), name=name)
    of = {"tenant": TENANT, "kiosk": kiosk, "epoch": "f" * 32}
    with engine.begin() as connection:
        begun = "number, position, genesis, announced_at, sequence, hash, tree"
        connection.execute(
            text(
                f"INSERT INTO epoch (tenant, kiosk, id, {begun}) SELECT :tenant, :kiosk, :epoch, "
                "1, 1, '', now(), 0, '', ''"
            ),
            of,
        )
        connection.execute(
            text(
                f"INSERT INTO event ({_COLUMNS}) SELECT :tenant, :kiosk, :epoch, n, 'door.closed', '', now(), "
                "repeat('x', 300), sha256(n::text::bytea), repeat('y', 60), sha256(n::text::bytea), "
                f"sha256(n::text::bytea), false FROM generate_series(1, {events}) AS n"
            ),
            of,
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE event"))
        connection.execute(text("CHECKPOINT"))
    engine.dispose()


def _rate(works: Sequence[Callable[[], None]]) -> float:
    """Events a second, all at once."""
    with ThreadPoolExecutor(len(works)) as pool:
        began = time.perf_counter()
        for done in [pool.submit(work) for work in works]:
            done.result()
        return EVENTS / (time.perf_counter() - began)


def tell(found: Measured | None) -> None:
    """Print what was measured."""
    if found is None:
        print("  upstream: skipped, for no PostgreSQL can be had here")
        return
    for kiosks, rate in found.through.items():
        straight = found.floor[kiosks]
        print(
            f"  upstream, {kiosks:>3} kiosks: {rate:8,.0f} events/s   floor {straight:8,.0f}   {straight / rate:4.1f} ×"
        )
    print(f"  upstream,   1 kiosk, {FILLED:,} events there: {found.filled:8,.0f} events/s")


if __name__ == "__main__":
    tell(measure())
